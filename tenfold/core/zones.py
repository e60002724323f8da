"""Time zones as people choose and read them."""

from functools import cache
from importlib.resources import files
from zoneinfo import available_timezones

AREAS = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip


def place(zone: str) -> str:
    """The place that names a time zone: "Lisbon" for "Europe/Lisbon"."""
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


def country_of(zone: str) -> str:
    """The country of a time zone as two letters; "" where there is none."""
    return _countries().get(zone, "")


@cache
def _countries() -> dict[str, str]:
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text()
    rows = [line.split("\t") for line in table.splitlines() if line[:1] != "#"]
    return {row[2]: row[0] for row in rows}


@cache
def zone_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """All zones by area, each under the name of its place."""
    zones = sorted(available_timezones())
    by_area = [
        (area, [(zone, _label(zone)) for zone in zones if zone.startswith(f"{area}/")])
        for area in AREAS
    ]
    return [("UTC", [("UTC", "UTC")]), *by_area]


def _label(zone: str) -> str:
    return zone.split("/", maxsplit=1)[1].replace("_", " ").replace("/", ", ")
