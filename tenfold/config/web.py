"""The web server: one process of Granian, many threads."""

from granian import Granian
from granian.constants import Interfaces

from tenfold.config.environment import environment


def main() -> None:
    Granian(
        "tenfold.config.web_worker:application",
        address=environment.bind,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=environment.threads,
        log_access=False,  # addresses of pages hold links of members
        workers_kill_timeout=5,
    ).serve()


if __name__ == "__main__":
    main()
