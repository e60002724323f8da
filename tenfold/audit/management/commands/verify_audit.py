"""`tenfold verify_audit`: whether the audit trail is whole."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tenfold.audit.queries import broken_chains


class Command(BaseCommand):
    help = "Check that no line of the audit trail was changed, removed or reordered."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = broken_chains()
        for chain, number in broken.items():
            self.stderr.write(f"Chain {chain}: line {number} does not fit.")
        if broken:
            raise CommandError("The audit trail has been tampered with.")
        self.stdout.write("The audit trail is whole.")
