"""The web server: Granian, a few processes of many threads.

It is told where to listen, because reading the environment takes as long as it does.
"""

import sys

from granian import Granian
from granian.constants import Interfaces


def main(address: str, port: str, processes: str, threads: str) -> None:
    Granian(
        "tenfold.config.web_worker:application",
        address=address,
        port=int(port),
        interface=Interfaces.WSGI,
        workers=int(processes),
        blocking_threads=int(threads),
        log_access=False,  # addresses of pages hold links of members
        workers_kill_timeout=5,
    ).serve()


if __name__ == "__main__":
    main(*sys.argv[1:])
