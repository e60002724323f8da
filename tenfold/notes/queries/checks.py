"""What a note must be looked at for before it is signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from tenfold.groups.models import Group
from tenfold.moments.models import Moment
from tenfold.moments.queries import moments_for_notes
from tenfold.notes.composing import Fragment, Marked, composed
from tenfold.notes.facts import Facts, facts_of
from tenfold.notes.guard import Found, NameGuard, without
from tenfold.notes.likeness import Likeness, likenesses
from tenfold.notes.models import ConfirmedFacts, KeptName, Note
from tenfold.notes.names.folding import fold
from tenfold.notes.naming import Company, company_of
from tenfold.notes.note_templates import Control, NoteField
from tenfold.notes.queries.sections import Section, section_of_record, sections_of
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting

AROUND = 40
# Who did something, by the name that they have in the practice.
OF_STAFF = StaffMember.objects.filter(
    practice=OuterRef("practice"), user=OuterRef("by")
)
NAMED = {
    "by_name": Coalesce(Subquery(OF_STAFF.values("display_name")[:1]), F("by__name"))
}


@dataclass(frozen=True)
class Named:
    """A place in a field of a note where somebody else is named."""

    field: str
    label: str
    found: Found
    before: str
    after: str

    @property
    def place(self) -> str:
        return f"{self.field}:{self.found.start}:{self.found.end}"


@dataclass(frozen=True)
class Composed:
    """A fragment, and the moments it was made of."""

    fragment: Fragment
    moments: Sequence[Moment]


@dataclass(frozen=True)
class Checked:
    """One section, with what is to be looked at in it."""

    section: Section
    named: Sequence[Named]
    kept: Sequence[KeptName]
    likeness: Likeness
    offered: Sequence[Composed] = field(default=())

    @property
    def text_fields(self) -> list[NoteField]:
        """The fields that take a sentence."""
        return [one for one in self.section.asked if one.control == Control.TEXT]

    @property
    def still_offered(self) -> list[Composed]:
        return [one for one in self.offered if not self.has(one)]

    @property
    def is_ready(self) -> bool:
        return not (self.named or self.likeness.is_copied)

    def has(self, composed: Composed) -> bool:
        """Whether the sentence stands in the section already."""
        texts = self.section.note.texts.values()
        return any(composed.fragment.sentence in text for text in texts)


@dataclass(frozen=True)
class Desk:
    """Everything a meeting's notes can be finished from."""

    facts: Facts
    confirmed: ConfirmedFacts | None
    sections: Sequence[Checked]

    @property
    def is_confirmed(self) -> bool:
        """Whether the facts are as they were when somebody confirmed them."""
        return self.confirmed is not None and (
            self.confirmed.data == self.facts.as_data()
        )


def desk_of(meeting: Meeting) -> Desk:
    """Facts, moments and checks of a meeting's notes, in a few questions."""
    sections = sections_of(meeting)
    moments = moments_for_notes(meeting)
    checked = _checked(sections, [meeting.group], moments)
    return Desk(facts_of(meeting), last_confirmed(meeting), checked)


def last_confirmed(meeting: Meeting) -> ConfirmedFacts | None:
    rows = ConfirmedFacts.objects.filter(meeting=meeting).annotate(**NAMED)
    return rows.order_by("at", "pk").last()


def check_of(note: Note) -> Checked:
    """What is to be looked at in one note before it is signed."""
    if note.meeting is not None:
        sections = sections_of(note.meeting)
        checked = _checked(sections, [note.meeting.group], ())
        return next(one for one in checked if one.section.note == note)
    section = section_of_record(note.record)
    client = note.record.client
    groups = Group.objects.filter(enrolments__client=client).distinct()
    return _checked([section], list(groups) if client else [], ())[0]


def _checked(
    sections: Sequence[Section], groups: Iterable[Group], moments: Sequence[Moment]
) -> list[Checked]:
    company = company_of(groups)
    kept: dict[UUID, list[KeptName]] = {one.note.pk: [] for one in sections}
    rows = KeptName.objects.filter(note__in=list(kept)).annotate(**NAMED)
    for row in rows.order_by("created_at", "pk"):
        kept[row.note_id].append(row)
    members = {one.note.pk: one for one in sections if one.enrolment_id}
    likeness = likenesses(
        {pk: "\n".join(_written(one)) for pk, one in members.items()},
        names={pk: one.title for pk, one in members.items()},
    )
    checked = []
    for one in sections:
        guard = company.guard_for(_client_of(one, company))
        checked.append(
            Checked(
                one,
                names_left(one, guard, kept[one.note.pk]),
                kept[one.note.pk],
                likeness.get(one.note.pk, Likeness(0, ())),
                _offered(one, moments, guard),
            )
        )
    return checked


def _client_of(section: Section, company: Company) -> UUID | None:
    """Whom a section is about: their own name may stand in it."""
    if section.kind == "record":
        return section.note.record.client_id
    return company.client_of[section.enrolment_id] if section.enrolment_id else None


def names_left(
    section: Section, guard: NameGuard, kept: Iterable[KeptName]
) -> list[Named]:
    """Where others are named in a section, without what was expressly kept."""
    staying = {fold(row.words) for row in kept}
    labels = {one.key: one.label for one in section.fields}
    return [
        Named(
            key,
            labels.get(key, key),
            found,
            text[max(0, found.start - AROUND) : found.start],
            text[found.end : found.end + AROUND],
        )
        for key, text in section.note.texts.items()
        for found in guard.find(text)
        if fold(found.text) not in staying
    ]


def _written(section: Section) -> list[str]:
    """What somebody wrote in words: what is chosen says the same for many."""
    chosen = {one.key for one in section.fields if one.control != Control.TEXT}
    return [text for key, text in section.note.texts.items() if key not in chosen]


def _offered(
    section: Section, moments: Sequence[Moment], guard: NameGuard
) -> list[Composed]:
    if section.kind == "record":
        return []
    own = [one for one in moments if one.enrolment_id == section.enrolment_id]
    known = {one.pk: one for one in own}
    fragments = composed(
        [Marked(one.pk, one.tag_id, _words(one), one.text) for one in own],
        guarded=lambda text: without(text, guard.find(text)),
    )
    return [Composed(one, [known[pk] for pk in one.sources]) for one in fragments]


def _words(moment: Moment) -> str:
    tag = moment.tag
    return tag.sentence if moment.enrolment_id else tag.group_sentence
