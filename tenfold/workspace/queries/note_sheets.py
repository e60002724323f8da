"""What was written of somebody at a session, as a chart shows it.

Every query here begins with one person's own sections. What belongs to another member
is never asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Self
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tenfold.groups.models import Enrolment
from tenfold.notes.fact_lines import homework_lines
from tenfold.notes.models import GroupSection, IndividualSection, Note, Signature
from tenfold.notes.note_templates import said
from tenfold.notes.queries.signed_facts import facts_signed
from tenfold.notes.queries.templates import Known, templates_of
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

Part = tuple[str, str]
Added = dict[UUID, list["Addendum"]]


@dataclass(frozen=True)
class Addendum:
    """What somebody added under a signed text, and why."""

    by: str
    at: datetime
    words: str
    reason: str

    @property
    def parts(self) -> list[Part]:
        return [(_("Addendum"), self.words), (_("Why it was added"), self.reason)]


@dataclass(frozen=True)
class Sheet:
    """One person's part of the notes of a session, with the part that all share."""

    meeting_id: UUID
    enrolment_id: UUID
    facts: list[Part] = field(default_factory=list)
    group_parts: list[Part] = field(default_factory=list)
    own_parts: list[Part] = field(default_factory=list)
    signed_by: str = ""
    signed_at: datetime | None = None
    is_late: bool = False
    is_group_signed: bool = False
    addenda: list[Addendum] = field(default_factory=list)
    group_addenda: list[Addendum] = field(default_factory=list)

    @property
    def is_signed(self) -> bool:
        return self.signed_at is not None

    @property
    def is_empty(self) -> bool:
        return not (self.own_parts or self.group_parts or self.facts)

    @property
    def parts(self) -> list[Part]:
        """Every word of it, under what it is called."""
        added = [*self.group_addenda, *self.addenda]
        return [
            *self.facts,
            *self.group_parts,
            *self.own_parts,
            *(part for one in added for part in one.parts),
        ]

    def for_others(self) -> Self | None:
        """What is signed of it: all that may be read where drafts may not."""
        if not self.is_signed:
            return None
        return self if self.is_group_signed else replace(self, group_parts=[])


def own_sections(enrolments: Iterable[Enrolment]) -> QuerySet[IndividualSection]:
    """The sections that were written of these memberships."""
    mine = IndividualSection.objects.filter(
        enrolment__in=list(enrolments), is_struck=False
    )
    return mine.filter(note__version__gt=0)


def sheets_at(
    meeting_ids: Iterable[UUID], enrolments: Iterable[Enrolment]
) -> dict[UUID, Sheet]:
    """What was written of these memberships at these sessions, by session."""
    wanted = list(meeting_ids)
    groups = {
        row.meeting_id: row
        for row in GroupSection.objects.filter(meeting__in=wanted).select_related(
            "note__closed_by"
        )
    }
    sections = own_sections(enrolments).filter(meeting__in=wanted)
    own = list(sections.select_related("note__closed_by"))
    notes = [*(row.note for row in groups.values()), *(row.note for row in own)]
    known = templates_of(notes)
    added = addenda_of(notes)
    return {
        row.meeting_id: _sheet(row, groups.get(row.meeting_id), known, added)
        for row in own
    }


def _sheet(
    row: IndividualSection, group: GroupSection | None, known: Known, added: Added
) -> Sheet:
    signed = row.note.closed_by
    return Sheet(
        row.meeting_id,
        row.enrolment_id,
        _homework(signed) if signed else [],
        parts_of(group, known) if group else [],
        parts_of(row, known),
        signed_by=_signatory(signed) if signed else "",
        signed_at=signed.at if signed else None,
        is_late=signed is not None and signed.is_late,
        is_group_signed=group is not None and group.note.is_closed,
        addenda=added.get(row.note_id, []),
        group_addenda=added.get(group.note_id, []) if group else [],
    )


def _homework(signed: Signature) -> list[Part]:
    """What there was to do and how the last went, as it was confirmed and signed."""
    facts = facts_signed(signed)
    return homework_lines(facts.get("session", {}), facts.get("member", {}))


def addenda_of(notes: Iterable[Note]) -> Added:
    """What was added under these texts while they are signed, in order."""
    closed = [note.pk for note in notes if note.is_closed]
    rows = Signature.objects.filter(note__in=closed, kind=Signature.Kind.ADDENDUM)
    found: Added = {}
    for row in rows.order_by("number"):
        one = Addendum(_signatory(row), row.at, row.words, row.reason)
        found.setdefault(row.note_id, []).append(one)
    return found


def _signatory(row: Signature) -> str:
    """Who signed, as they were called then."""
    return ", ".join(part for part in (row.name, row.credential) if part)


def parts_of(section: GroupSection | IndividualSection, known: Known) -> list[Part]:
    """The written fields of a section, under what they are called."""
    note = section.note
    template = known[note.template, note.template_version]
    fields = template.part(is_of_group=isinstance(section, GroupSection))
    return said(fields, note.texts)


def may_read_drafts(
    meeting_ids: Iterable[UUID], *, staff: StaffMember, on: date
) -> set[UUID]:
    """Those of these sessions whose unsigned notes are this person's own work."""
    led = Meeting.objects.led_by(staff, on=on).filter(pk__in=list(meeting_ids))
    return set(led.values_list("pk", flat=True))
