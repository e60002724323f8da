import json
from typing import Any

from django.core.management.base import BaseCommand

from tenfold.config.api import api
from tenfold.config.environment import ROOT

FILE = ROOT / "frontend" / "room" / "openapi.json"


def contract_text() -> str:
    """What the room's API says and hears, from which the browser's types are made."""
    return json.dumps(api.get_openapi_schema(), indent=2, default=str) + "\n"


class Command(BaseCommand):
    help = "Write down the room's API for the browser. Then: npm run contract."

    def handle(self, *args: Any, **options: Any) -> None:
        FILE.write_text(contract_text())
        self.stdout.write(f"Written to {FILE.relative_to(ROOT)}.")
