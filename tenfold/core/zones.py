"""Time zones as people choose and read them."""

from functools import cache
from zoneinfo import available_timezones

AREAS = (
    "Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe",
    "Indian", "Pacific",
)  # fmt: skip


def place(zone: str) -> str:
    """The place that names a time zone: "Lisbon" for "Europe/Lisbon"."""
    return zone.rsplit("/", maxsplit=1)[-1].replace("_", " ")


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
