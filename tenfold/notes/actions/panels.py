"""Opening the notes of a meeting."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.notes.models import GroupSection, IndividualSection, Note, NotePanel
from tenfold.scheduling.models import Meeting


class CannotUsePanelError(DomainError):
    """The panel belongs to another person or another meeting."""

    code = "not_found"
    status = 404


@transaction.atomic
def open_panel(meeting: Meeting, *, client_id: UUID, by: User) -> NotePanel:
    """Let a tab read and write the notes of a meeting, with one audit line for it."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    panel = panel_of(meeting, client_id, by)
    if panel is None:
        panel = NotePanel.objects.create(
            id=client_id, practice_id=meeting.practice_id, meeting=meeting, user=by
        )
        record("notes.opened", by=by, target=meeting, details={"panel": str(client_id)})
    _make_missing_sections(meeting)
    return panel


def panel_of(meeting: Meeting, client_id: UUID, by: User) -> NotePanel | None:
    """The tab's panel if it has been here before. Raises CannotUsePanelError."""
    panel = NotePanel.objects.filter(pk=client_id).first()
    if panel and (panel.user_id, panel.meeting_id) != (by.pk, meeting.pk):
        raise CannotUsePanelError(_("These notes belong to somebody else."))
    return panel


def _make_missing_sections(meeting: Meeting) -> None:
    if not GroupSection.objects.filter(meeting=meeting).exists():
        GroupSection.objects.create(
            practice_id=meeting.practice_id, meeting=meeting, note=_new_note(meeting)
        )
    written = IndividualSection.objects.filter(meeting=meeting).values("enrolment")
    enrolments = meeting.group.enrolments.active_on(meeting.occurs_on)
    for enrolment in enrolments.exclude(pk__in=written):
        IndividualSection.objects.create(
            practice_id=meeting.practice_id,
            meeting=meeting,
            enrolment=enrolment,
            note=_new_note(meeting),
        )


def _new_note(meeting: Meeting) -> Note:
    return Note.objects.create(practice_id=meeting.practice_id, meeting=meeting)
