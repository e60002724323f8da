"""Opening notes to read and write them."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.notes.models import (
    GroupSection,
    IndividualSection,
    Note,
    NotePanel,
    RecordNote,
)
from tenfold.notes.note_templates import NoteTemplate
from tenfold.notes.queries.templates import template_of, usual_template
from tenfold.scheduling.models import Meeting


class CannotUsePanelError(DomainError):
    """The panel belongs to another person or another place."""

    code = "not_found"
    status = 404


@transaction.atomic
def open_panel(place: Meeting | RecordNote, *, client_id: UUID, by: User) -> NotePanel:
    """Let a tab read and write the notes of a place, with one audit line for it."""
    if isinstance(place, Meeting):
        place = Meeting.objects.select_for_update().get(pk=place.pk)
    panel = panel_of(place, client_id, by)
    if panel is None:
        panel = NotePanel(id=client_id, practice_id=place.practice_id, user=by)
        if isinstance(place, Meeting):
            panel.meeting = place
        else:
            panel.record = place
        panel.save(force_insert=True)
        record("notes.opened", by=by, target=place, details={"panel": str(client_id)})
    if isinstance(place, Meeting):
        _make_missing_sections(place)
    return panel


@transaction.atomic
def note_opened(note: Note, *, by: User) -> None:
    """Leave a line that somebody read one note."""
    record("notes.opened", by=by, target=note.meeting or note)


@transaction.atomic
def note_beside_opened(
    meeting: Meeting, earlier: Iterable[Meeting], *, by: User
) -> None:
    """Leave a line that notes of earlier sessions were read beside a meeting's."""
    sessions = sorted(str(one.pk) for one in earlier)
    if sessions:
        record("notes.opened", by=by, target=meeting, details={"sessions": sessions})


def panel_of(
    place: Meeting | RecordNote, client_id: UUID, by: User
) -> NotePanel | None:
    """The tab's panel if it has been here before. Raises CannotUsePanelError."""
    panel = NotePanel.objects.filter(pk=client_id).first()
    if panel and not panel.is_of(place, by):
        raise CannotUsePanelError(_("These notes belong to somebody else."))
    return panel


def _make_missing_sections(meeting: Meeting) -> None:
    group = GroupSection.objects.filter(meeting=meeting).select_related("note").first()
    template = template_of(group.note) if group else None
    if group is None:
        template = usual_template(meeting.practice)
        GroupSection.objects.create(
            practice_id=meeting.practice_id,
            meeting=meeting,
            note=_new_note(meeting, template),
        )
    written = IndividualSection.objects.filter(meeting=meeting, is_struck=False)
    enrolments = meeting.group.enrolments.active_on(meeting.occurs_on)
    for enrolment in enrolments.exclude(pk__in=written.values("enrolment")):
        template = template or usual_template(meeting.practice)
        IndividualSection.objects.create(
            practice_id=meeting.practice_id,
            meeting=meeting,
            enrolment=enrolment,
            note=_new_note(meeting, template),
        )


def _new_note(meeting: Meeting, template: NoteTemplate) -> Note:
    return Note.objects.create(
        practice_id=meeting.practice_id,
        meeting=meeting,
        template=template.id,
        template_version=template.version,
    )
