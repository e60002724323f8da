"""What a practice runs."""

from tenfold.config.settings.base import *  # noqa: F403
