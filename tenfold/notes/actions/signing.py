"""Signing a note, and everything that may follow. A signed text changes by no path."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.notes.actions.checks import refuse_unless_ready
from tenfold.notes.actions.versions import write_version
from tenfold.notes.history import content_hash
from tenfold.notes.models import (
    GroupSection,
    IndividualSection,
    Note,
    NoteConflict,
    NoteRules,
    Signature,
    SignatureHead,
)
from tenfold.notes.models.signatures import local_words
from tenfold.notes.note_templates import NoteTemplate, missing
from tenfold.notes.phrases import gaps
from tenfold.notes.queries.signed_facts import facts_to_sign
from tenfold.notes.queries.signing import is_all_signed, late_at
from tenfold.notes.queries.templates import template_of
from tenfold.notes.queries.verifying import about
from tenfold.notes.signals import all_signed
from tenfold.practice.models import StaffMember

Kind = Signature.Kind


class CannotSignError(DomainError):
    """Nothing was signed; `code` says why to a program, the sentence to a person."""

    status = 409

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.details: dict[str, Any] = {}


@transaction.atomic
def sign_note(
    note: Note, *, version: int, by: StaffMember, now: datetime, reason: str = ""
) -> Signature:
    """Close the text as `version` shows it under one's name.

    Raises CannotSignError, or NotReadyToSignError while others are named in it.
    """
    note = _locked(note)
    template = template_of(note)
    _refuse_what_is_not_theirs(note, by)
    _refuse_what_is_not_ready(note, template, version)
    refuse_unless_ready(note)
    is_late = now >= late_at(note)
    if is_late and not reason.strip():
        raise CannotSignError("late", _("This is a late entry. Say why it is late."))

    write_version(note, note.texts, by=by.user, now=now)  # so that other tabs look
    asked = template.model_dump(mode="json")
    above = by.supervisor if by.supervisor and by.supervisor.is_active else None
    body = {
        "texts": note.texts,
        "template": asked,
        "about": about(note),
        "facts": facts_to_sign(note),
        "head": note.head_hash,
        "supervisor": str(above.pk) if above else "",
        "reason": reason.strip(),
        "is_late": is_late,
    }
    signed = _append(note, Kind.SIGNED, body, by=by, now=now)
    note.closed_by, note.owner, note.approved_by = signed, by, None
    note.supervisor = above
    note.save(update_fields=["closed_by", "owner", "approved_by", "supervisor"])

    details = {"signature": signed.hash, "version": note.version, "late": is_late}
    record("note.signed", by=by.user, target=note, details=details)
    _tell_when_all_is_signed(note)
    return signed


@transaction.atomic
def take_over(note: Note, *, by: StaffMember) -> Note:
    """Make a draft one's own to sign."""
    note = _locked(note)
    if note.is_closed:
        raise CannotSignError("signed", _("This part is signed already."))
    note.owner = by
    note.save(update_fields=["owner"])
    record("note.taken_over", by=by.user, target=note)
    return note


@transaction.atomic
def add_addendum(
    note: Note, *, words: str, reason: str, by: StaffMember, now: datetime
) -> Signature:
    """Say something more under a signed text, which stays as it is."""
    note = _locked(note)
    if not note.is_closed:
        raise CannotSignError(
            "draft", _("This part is not signed yet: write in it, and nothing is lost.")
        )
    if note.struck_by_id:
        raise CannotSignError("struck", _("This was entered in error and is closed."))
    if not words.strip() or not reason.strip():
        raise CannotSignError("empty", _("Write what is to be added, and why."))
    body = {"words": words.strip(), "reason": reason.strip()}
    added = _append(note, Kind.ADDENDUM, body, by=by, now=now)
    details = {"signature": added.hash}
    record("note.addendum_added", by=by.user, target=note, details=details)
    return added


@transaction.atomic
def approve_note(note: Note, *, by: StaffMember, now: datetime) -> Signature:
    """Lock what a supervisee signed."""
    note = _to_look_at(note, by)
    approved = _append(note, Kind.APPROVED, {}, by=by, now=now)
    note.approved_by = approved
    note.save(update_fields=["approved_by"])
    details = {"signature": approved.hash}
    record("note.approved", by=by.user, target=note, details=details)
    _tell_when_all_is_signed(note)
    return approved


@transaction.atomic
def return_note(note: Note, *, words: str, by: StaffMember, now: datetime) -> Signature:
    """Give a note back with a comment. What was signed stays; the draft opens again."""
    note = _to_look_at(note, by)
    if not words.strip():
        raise CannotSignError("empty", _("Say what you would like to be changed."))
    body = {"words": words.strip()}
    returned = _append(note, Kind.RETURNED, body, by=by, now=now)
    _open_again(note)
    details = {"signature": returned.hash}
    record("note.returned", by=by.user, target=note, details=details)
    return returned


@transaction.atomic
def reopen_note(note: Note, *, by: StaffMember, now: datetime) -> Signature:
    """Take one's own signature back while the practice's rules allow it."""
    note = _locked(note)
    signed = note.closed_by
    hours = NoteRules.of(by.practice).unlock_hours
    is_own = signed is not None and signed.by_id == by.user_id
    is_fresh = signed is not None and now < signed.at + timedelta(hours=hours)
    if not is_own or not is_fresh or note.approved_by_id or note.struck_by_id:
        raise CannotSignError(
            "closed", _("This stays closed. Say what is to be said in an addendum.")
        )
    opened = _append(note, Kind.REOPENED, {}, by=by, now=now)
    _open_again(note)
    details = {"signature": opened.hash}
    record("note.reopened", by=by.user, target=note, details=details)
    return opened


@transaction.atomic
def strike_note(
    note: Note, *, reason: str, by: StaffMember, now: datetime
) -> Signature:
    """Take a note out of a chart it should never have been in. The trail keeps it."""
    note = _locked(note)
    if note.struck_by_id:
        raise CannotSignError(
            "struck", _("This is marked as entered in error already.")
        )
    if not note.is_closed:
        raise CannotSignError("draft", _("This is a draft: take the words out of it."))
    if GroupSection.objects.filter(note=note).exists():
        raise CannotSignError(
            "group", _("The group's part is in nobody's chart alone. Add an addendum.")
        )
    if note.owner_id != by.pk:
        raise _somebody_elses(note)
    if not reason.strip():
        raise CannotSignError("empty", _("Say what is wrong."))
    struck = _append(note, Kind.STRUCK, {"reason": reason.strip()}, by=by, now=now)
    note.struck_by = struck
    note.save(update_fields=["struck_by"])
    IndividualSection.objects.filter(note=note).update(is_struck=True)
    details = {"signature": struck.hash}
    record("note.struck", by=by.user, target=note, details=details)
    return struck


def _locked(note: Note) -> Note:
    rows = Note.objects.select_for_update(of=("self",))
    return rows.select_related("meeting", "closed_by", "owner").get(pk=note.pk)


def _to_look_at(note: Note, by: StaffMember) -> Note:
    note = _locked(note)
    if not note.awaits_approval or note.supervisor_id != by.pk:
        raise CannotSignError("not_asked", _("This does not wait for your approval."))
    return note


def _open_again(note: Note) -> None:
    note.closed_by, note.supervisor = None, None
    note.save(update_fields=["closed_by", "supervisor"])


def _refuse_what_is_not_theirs(note: Note, by: StaffMember) -> None:
    if note.closed_by is not None:
        if note.closed_by.by_id == by.user_id:
            raise CannotSignError("signed", _("You have signed this part already."))
        sentence = _("%(name)s has signed this part already.")
        raise CannotSignError("signed", sentence % {"name": note.closed_by.name})
    if note.owner_id not in (None, by.pk):
        raise _somebody_elses(note)


def _somebody_elses(note: Note) -> CannotSignError:
    name = note.owner.display_name if note.owner else ""
    sentence = _("This part is %(name)s's to sign. You can take it over.")
    return CannotSignError("not_yours", sentence % {"name": name})


def _refuse_what_is_not_ready(note: Note, template: NoteTemplate, version: int) -> None:
    if version != note.version:
        raise CannotSignError(
            "changed", _("This part has changed since you looked. Read it once more.")
        )
    if not any(text.strip() for text in note.texts.values()):
        raise CannotSignError("empty", _("Nothing is written here yet."))
    if NoteConflict.objects.filter(note=note, state=NoteConflict.State.OPEN).exists():
        raise CannotSignError(
            "two_texts", _("Two texts wait here. Choose which one stands, then sign.")
        )
    waiting = gaps(note.texts.values())
    if waiting:
        sentence = _("A quick phrase still waits for words: %(gaps)s.")
        raise CannotSignError("gaps", sentence % {"gaps": ", ".join(waiting)})
    is_of_group = GroupSection.objects.filter(note=note).exists()
    fields = template.part(is_of_group=is_of_group)
    unclear = [f.label for f in fields if not f.fits(note.text(f.key))]
    if unclear:
        sentence = _("Choose again: %(fields)s.")
        raise CannotSignError("unclear", sentence % {"fields": ", ".join(unclear)})
    lacking = [field.label for field in missing(fields, note.texts)]
    if lacking:
        sentence = _("Before you sign, fill in: %(fields)s.")
        raise CannotSignError("missing", sentence % {"fields": ", ".join(lacking)})


def _append(
    note: Note,
    kind: Signature.Kind,
    body: dict[str, Any],
    *,
    by: StaffMember,
    now: datetime,
) -> Signature:
    """Write the next row of the practice's chain."""
    heads = SignatureHead.objects.select_for_update()
    head, _is_new = heads.get_or_create(practice_id=note.practice_id)
    row = Signature(
        practice_id=note.practice_id,
        number=head.number + 1,
        note=note,
        kind=kind,
        by=by.user,
        name=by.display_name,
        credential=by.credential,
        at=now,
        local_time=local_words(now, ZoneInfo(by.practice.time_zone)),
        note_version=note.version,
        template=note.template,
        template_version=note.template_version,
        content_hash=content_hash(note.texts, body.get("template")),
        is_late=bool(body.get("is_late")),
    )
    row.seal(body, head.hash)
    row.save(force_insert=True)
    head.number, head.hash = row.number, row.hash
    head.save(update_fields=["number", "hash"])
    return row


def _tell_when_all_is_signed(note: Note) -> None:
    if note.meeting is not None and is_all_signed(note.meeting):
        transaction.on_commit(
            partial(all_signed.send_robust, type(note.meeting), meeting=note.meeting)
        )
