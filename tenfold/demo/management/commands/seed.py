from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tenfold.demo.cast import PASSWORD, STAFF
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
        self.stdout.write(f"Sign in with the password “{PASSWORD}” as")
        for person in STAFF:
            self.stdout.write(
                f"  {person.email:<20}{person.display_name}, {person.what}"
            )
