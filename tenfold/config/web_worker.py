"""What Granian's worker process loads."""

import signal

from tenfold.config.processes import die_with_parent
from tenfold.config.wsgi import application

__all__ = ["application"]

die_with_parent(signal.SIGTERM)
