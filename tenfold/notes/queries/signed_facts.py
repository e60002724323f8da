"""The facts signed with a note: of the meeting, and of its own member alone."""

from typing import Any

from tenfold.notes.models import IndividualSection, Note, Signature
from tenfold.notes.queries.checks import last_confirmed


def facts_to_sign(note: Note) -> dict[str, Any]:
    """What somebody has confirmed, without a word of any other member."""
    confirmed = last_confirmed(note.meeting) if note.meeting else None
    if confirmed is None:
        return {}
    found = {"session": confirmed.data["session"]}
    member = IndividualSection.objects.filter(note=note).first()
    if member is not None:
        known = confirmed.data["members"]
        found["member"] = known.get(str(member.enrolment_id), {})
    return found


def facts_signed(signature: Signature) -> dict[str, Any]:
    """What was confirmed when this was signed; nothing if it was not."""
    facts: dict[str, Any] = signature.body.get("facts", {})
    return facts
