"""`tenfold verify_notes`: whether every signed note says what was signed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenfold.notes.queries.verifying import broken_signatures


class Command(BaseCommand):
    help = "Check that no signed note and no signature was changed or removed."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = broken_signatures()
        for sentence in broken:
            self.stderr.write(sentence)
        if broken:
            raise CommandError("Signed notes have been tampered with.")
        self.stdout.write("Every signed note is what was signed.")
