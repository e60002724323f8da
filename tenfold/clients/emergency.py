"""Emergency numbers of the country that a telephone number says. No database."""

from collections.abc import Iterable
from dataclasses import dataclass

import phonenumbers

VERIFIED = "2026-11"
"""When the numbers below were last compared with those of their countries."""


@dataclass(frozen=True)
class Numbers:
    """Emergency numbers of one country; a crisis line where there is one for all."""

    region: str
    ambulance: str
    police: str
    crisis: str = ""


EUROPE = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
NUMBERS = {
    **{region: Numbers(region, "112", "112") for region in EUROPE},
    "DE": Numbers("DE", "112", "110", "116 123"),
    "PT": Numbers("PT", "112", "112", "1411"),
    "IE": Numbers("IE", "112", "112", "116 123"),
    "GB": Numbers("GB", "999", "999", "116 123"),
    "CH": Numbers("CH", "144", "117", "143"),
    "US": Numbers("US", "911", "911", "988"),
    "CA": Numbers("CA", "911", "911", "988"),
    "AU": Numbers("AU", "000", "000", "13 11 14"),
    "NZ": Numbers("NZ", "111", "111", "1737"),
}


def numbers_for(phones: Iterable[str]) -> Numbers | None:
    """The numbers of the country that a telephone number says; None if none does."""
    for phone in phones:
        try:
            region = phonenumbers.region_code_for_number(phonenumbers.parse(phone))
        except phonenumbers.NumberParseException:
            continue
        if region in NUMBERS:
            return NUMBERS[region]
    return None
