"""What may be said of a private note where a practice is. No law is a constant of ours.

The place is guessed from the practice's time zone; the texts claim no protection.
"""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from tenfold.core.zones import country_of

GDPR = frozenset(
    {
        "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB",
        "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO",
        "PL", "PT", "RO", "SE", "SI", "SK",
    }
)  # fmt: skip


class Law(StrEnum):
    UNITED_STATES = "us"
    GDPR = "gdpr"
    ELSEWHERE = "elsewhere"


def law_at(zone: str) -> Law:
    """Which hint fits a time zone."""
    country = country_of(zone)
    if country == "US":
        return Law.UNITED_STATES
    return Law.GDPR if country in GDPR else Law.ELSEWHERE


HINTS = {
    Law.UNITED_STATES: _(
        "In the United States a note that analyses what was said, kept apart from the "
        "record, can be a psychotherapy note (45 CFR 164.501). Times, attendance, "
        "measures, diagnosis, risk, plan and progress cannot: they belong in the notes "
        "of the session. Ask a lawyer whether yours qualifies."
    ),
    Law.GDPR: _(
        "Where the GDPR or the UK GDPR applies, this note is personal data of the "
        "people it is about, and they can ask to see what concerns them. That it is "
        "private does not change it. Times, attendance, measures, risk and plan belong "
        "in the notes of the session."
    ),
    Law.ELSEWHERE: _(
        "The law of your place decides who may ask to see this note. That it is kept "
        "apart does not protect it by itself. Times, attendance, measures, risk and "
        "plan belong in the notes of the session."
    ),
}

WALL = _(
    "Opens for you alone: not for co-facilitators, supervisors or administrators. "
    "It is in no search, no report and no export of the record. Whoever runs this "
    "installation holds its keys."
)
