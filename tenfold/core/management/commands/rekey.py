"""`tenfold rekey`: seal every encrypted text with the newest key."""

from typing import Any

from django.core.management.base import BaseCommand

from tenfold.core.rekeying import rekey_table, tables_with_sealed_text


class Command(BaseCommand):
    help = "Seal every encrypted text again with the newest field key."

    def handle(self, *args: Any, **options: Any) -> None:
        for model in tables_with_sealed_text():
            self.stdout.write(f"{model._meta.label}: {rekey_table(model)} rows")
