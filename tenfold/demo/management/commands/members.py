from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tenfold.demo.seed import NotADemonstrationError, ensure_demo

LIVE = "live"


class Command(BaseCommand):
    help = "Bring simulated members to a meeting: they knock, talk in turn and leave."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("meeting", help="the meeting's id, or “live”")
        parser.add_argument("--count", type=int, default=9)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            from tenfold.demo.members import main  # noqa: PLC0415  optional packages
        except ImportError as error:
            raise CommandError(
                f"Simulated members need the demonstration's packages ({error.name} is "
                "missing). Run “make demo” once; it installs them."
            ) from None
        try:
            main(self.meeting_id(str(options["meeting"])), options["count"])
        except NotADemonstrationError:
            raise CommandError(
                "Simulated members sit on the seats of real ones, so they only come "
                "to a demonstration. Set TENFOLD_DEMO=1 if this is one."
            ) from None

    def meeting_id(self, text: str) -> UUID:
        if text == LIVE:
            return ensure_demo(timezone.now()).meeting.pk
        try:
            return UUID(text)
        except ValueError:
            raise CommandError(f"“{text}” is not the id of a meeting.") from None
