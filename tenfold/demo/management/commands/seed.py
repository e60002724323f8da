from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tenfold.demo.seed import NotADemonstrationError, ensure_demo


class Command(BaseCommand):
    help = "Fill the demonstration practice and let a meeting be live. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            demo = ensure_demo(timezone.now())
        except NotADemonstrationError:
            raise CommandError(
                "This installation is not a demonstration, so nobody was invented. "
                "Set TENFOLD_DEMO=1 if it is one."
            ) from None
        self.stdout.write(f"meeting {demo.meeting.pk}")
        for email in demo.emails:
            self.stdout.write(f"sign in as {email} with “{demo.password}”")
