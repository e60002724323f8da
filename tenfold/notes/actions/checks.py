"""What is done to a note before it is signed."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.notes.actions.pages import Draft, save_page
from tenfold.notes.composing import appended
from tenfold.notes.facts import facts_of
from tenfold.notes.guard import without
from tenfold.notes.models import ConfirmedFacts, KeptName, Note
from tenfold.notes.queries.checks import Checked, Named, check_of
from tenfold.scheduling.models import Meeting

LONGEST_REASON = 500


class CannotKeepNameError(DomainError):
    code = "no_reason"


class NotReadyToSignError(DomainError):
    """Somebody else is named, or everything stands in another member's note too."""

    code = "not_ready"


class CannotChangeNoteError(DomainError):
    code = "changed"


@transaction.atomic
def confirm_facts(meeting: Meeting, *, by: User, now: datetime) -> ConfirmedFacts:
    """Keep the facts as they are now, with who says that they are right."""
    locked = Meeting.objects.select_for_update().select_related("group")
    meeting = locked.get(pk=meeting.pk)
    confirmed = ConfirmedFacts(
        practice_id=meeting.practice_id, meeting=meeting, by=by, at=now
    )
    confirmed.data = facts_of(meeting).as_data()
    confirmed.save(force_insert=True)
    record("facts.confirmed", by=by, target=meeting)
    return confirmed


@transaction.atomic
def keep_name(note: Note, *, words: str, reason: str, by: User) -> KeptName:
    """Let words stay that look like somebody else's name, with the reason."""
    note = Note.objects.select_for_update().get(pk=note.pk)
    words, reason = words.strip(), reason.strip()
    if not words or not reason:
        raise CannotKeepNameError(_("Say in a few words why this name stays."))
    if len(reason) > LONGEST_REASON:
        raise CannotKeepNameError(_("The reason is too long. Shorten it."))

    kept = KeptName.objects.create(
        practice_id=note.practice_id, note=note, words=words, reason=reason, by=by
    )
    details = {"kept": str(kept.pk), "version": note.version}
    record("note.name_kept", by=by, target=note, details=details)
    return kept


def replace_names(
    checked: Checked, places: Sequence[Named], *, by: User, now: datetime
) -> None:
    """Write "a peer" instead of these names. Raises CannotChangeNoteError."""
    texts = dict(checked.section.note.texts)
    changed = {place.field for place in places}
    for field in changed:
        here = [place.found for place in places if place.field == field]
        texts[field] = without(texts[field], here)
    _write(checked, {field: texts[field] for field in changed}, by=by, now=now)


def take_sentence(
    checked: Checked, *, field: str, sentence: str, by: User, now: datetime
) -> None:
    """Put a sentence at the end of a field. Raises CannotChangeNoteError."""
    text = appended(checked.section.note.text(field), [sentence.strip()])
    _write(checked, {field: text}, by=by, now=now)


def refuse_unless_ready(note: Note) -> None:
    """Raises NotReadyToSignError while others are named, or all of it is copied."""
    checked = check_of(note)
    if checked.named:
        sentence = _(
            "This note still names another member. Write “a peer” instead, or say why "
            "the name stays."
        )
        raise NotReadyToSignError(sentence)
    if checked.likeness.is_copied:
        sentence = _(
            "Every sentence of this note stands in another member's note too. Write "
            "one sentence that is about this member alone."
        )
        raise NotReadyToSignError(sentence)


def _write(checked: Checked, texts: dict[str, str], *, by: User, now: datetime) -> None:
    note = checked.section.note
    draft = Draft(checked.section, note.version, texts)
    for sentence in save_page([draft], by=by, now=now).values():
        raise CannotChangeNoteError(sentence)
