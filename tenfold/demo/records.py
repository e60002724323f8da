"""Notes of the sessions that were held: written and signed, as a practice has them."""

import random
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from tenfold.notes.actions.checks import confirm_facts
from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.actions.signing import sign_note
from tenfold.notes.queries.sections import Section, sections_of
from tenfold.practice.models import StaffMember
from tenfold.scheduling.actions import Seen
from tenfold.scheduling.models import Attendance, Meeting

WRITTEN_AFTER = timedelta(minutes=25)

FOCUS = (
    "Arriving, and what makes it safe to speak here.",
    "Saying no without leaving.",
    "What each does with anger that has no place at home.",
    "Being seen by others, and what is feared about it.",
    "Endings: a holiday ahead, and leaving in general.",
    "Asking for help before it is urgent.",
    "Shame, and the words that were found for it.",
    "Closeness and distance within the group itself.",
)
PROCESS = (
    "Slow at first, then direct. Silence was kept without hurry.",
    "Several spoke to each other and not to the facilitators.",
    "A difference was named and stayed with until both sides were heard.",
    "Warm and careful; the hardest subject came ten minutes before the end.",
)
PRESENTATION = (
    "Arrived tired and said so. Spoke early and kept to what mattered.",
    "Quiet for the first half; spoke when asked and went on without being asked.",
    "Took a turn on a quarrel at work and stayed with the sadness under it.",
    "Listened closely, and gave feedback that was taken.",
    "Named the wish to stay away today and came all the same.",
    "Spoke of sleeping badly; brighter towards the end.",
    "Found words for anger without leaving contact.",
    "Asked the group for something for the first time.",
    "Came late and said why; needed a while to settle.",
    "Laughed with the others, and later said what the laughing covers.",
    "Spoke for somebody else first, then of the own part in it.",
    "Held back a memory, and told the group that something is held back.",
)
PLANS = (
    "Will try the sentence from today once before the next session.",
    "Keeps the evening walk; tells the group how it went.",
    "Writes down when the wish to cancel comes.",
    "Nothing agreed. Look at it again next time.",
)


def write_notes(
    meeting: Meeting,
    seen: dict[UUID, Seen],
    *,
    by: StaffMember,
    unsigned: int = 0,
) -> None:
    """Write what the session asks for and sign it, but for the last few."""
    dice = random.Random(f"notes{meeting.group.created_at.date()}{meeting.number}")  # noqa: S311  no secret
    at = meeting.ends_at + WRITTEN_AFTER
    open_panel(meeting, client_id=uuid4(), by=by.user)
    came = {pk for pk, one in seen.items() if one.status in Attendance.CAME}
    asked = [
        one
        for one in sections_of(meeting)
        if one.is_of_group or one.enrolment_id in came
    ]
    told = dice.sample(PRESENTATION, len(PRESENTATION))
    if not unsigned:
        confirm_facts(meeting, by=by.user, now=at)
    drafts = [Draft(one, 0, texts(one, dice, told)) for one in asked]
    save_page(drafts, by=by.user, now=at)
    for one in asked[: len(asked) - unsigned]:
        sign(one, by, at)


def sign(section: Section, by: StaffMember, at: datetime) -> None:
    note = section.note
    note.refresh_from_db()
    sign_note(note, version=note.version, by=by, now=at)


def texts(section: Section, dice: random.Random, told: list[str]) -> dict[str, str]:
    """What a section says; no two members of a session have the same words."""
    if section.is_of_group:
        return {"focus": dice.choice(FOCUS), "process": dice.choice(PROCESS)}
    return {
        "presentation": told.pop(),
        "participation": dice.choice(("low", "moderate", "moderate", "high")),
        "risk": "none",
        "plan": dice.choice(PLANS),
    }
