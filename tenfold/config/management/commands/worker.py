from typing import Any

from django.core.management.base import BaseCommand

from tenfold.config.worker import run_worker


class Command(BaseCommand):
    help = "Do what is due until stopped: mail, the room's watch, meetings ahead."
    requires_system_checks = ()  # `tenfold doctor` is for that

    def handle(self, *args: Any, **options: Any) -> None:
        run_worker()
