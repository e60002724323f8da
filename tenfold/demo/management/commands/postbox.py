from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

LOOPBACK = "127.0.0.1"


class Command(BaseCommand):
    help = "Take the demonstration's mail at the port of TENFOLD_MAIL_URL."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from tenfold.demo.postbox import main  # noqa: PLC0415  optional packages
        except ImportError:
            raise CommandError(
                "The postbox needs the demonstration's packages. Run “make demo” once."
            ) from None
        port = settings.EMAIL_PORT
        self.stdout.write(f"taking mail at {LOOPBACK}:{port}")
        try:
            main(LOOPBACK, port)
        except OSError:
            raise CommandError(
                f"Something else listens at {LOOPBACK}:{port}. Stop it, or choose "
                f"another port: TENFOLD_MAIL_URL=smtp://{LOOPBACK}:1026"
            ) from None
