"""Deeds about moments."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment
from tenfold.moments.builtin import BUILT_IN, WORDS
from tenfold.moments.keys import assigned
from tenfold.moments.models import Desk, Moment, Retention, Sheet, Tag
from tenfold.moments.protocol import Change, Reword, Stamp, TakeBack
from tenfold.moments.queries import members_at, place_of
from tenfold.practice.models import Practice, StaffMember
from tenfold.scheduling.models import Meeting

MONTH = timedelta(days=30)


class CannotUseDeskError(DomainError):
    """The page belongs to another person or another meeting."""

    code = "not_found"
    status = 404


class CannotTakeChangesError(DomainError):
    """What was sent does not fit what is here. `code` says how."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@transaction.atomic
def ensure_tags(practice: Practice) -> None:
    """Give a practice the tags that everybody begins with, once."""
    Practice.objects.select_for_update().get(pk=practice.pk)
    if Tag.objects.filter(practice=practice).exists():
        return
    _make_built_in(practice)


def _make_built_in(practice: Practice) -> None:
    for position, one in enumerate(BUILT_IN):
        words = {
            key: _(getattr(one, key)) if getattr(one, key) else "" for key in WORDS
        }
        Tag.objects.create(
            practice=practice, position=position, **{**vars(one), **words}
        )


@transaction.atomic
def open_desk(meeting: Meeting, *, client_id: UUID, by: User) -> Desk:
    """Let a page read and stamp moments of a meeting, with one audit line for it."""
    ensure_tags(meeting.practice)
    sheet = _locked_sheet(meeting)
    desk = _desk_of(meeting, client_id, by)
    if desk is None:
        desk = Desk.objects.create(
            id=client_id, practice_id=meeting.practice_id, meeting=meeting, user=by
        )
        details = {"desk": str(client_id)}
        record("moments.opened", by=by, target=meeting, details=details)
    keys = assigned(sheet.keys, [(str(m.pk), m.seat) for m in members_at(meeting)])
    if keys != sheet.keys:
        sheet.keys = keys
        sheet.save(update_fields=["keys"])
    return desk


@dataclass(frozen=True)
class Batch:
    """Changes of one page, in order, and when they arrived."""

    client_id: UUID
    changes: Sequence[Change]


@transaction.atomic
def accept_changes(meeting: Meeting, batch: Batch, *, by: User, now: datetime) -> Desk:
    """Take what a page sends. What has come before is not taken twice.

    Raises CannotTakeChangesError, and then nothing of the batch is taken.
    """
    sheet = _locked_sheet(meeting)
    desk = _desk_of(meeting, batch.client_id, by) or open_desk(
        meeting, client_id=batch.client_id, by=by
    )
    fresh = [one for one in batch.changes if one.seq > desk.acked]
    if not fresh:
        return desk
    if sheet.forgotten_at is not None:
        raise CannotTakeChangesError(
            "forgotten",
            _("The notes of this session are signed, and its moments are erased."),
        )
    if [one.seq for one in fresh] != list(
        range(desk.acked + 1, desk.acked + 1 + len(fresh))
    ):
        raise CannotTakeChangesError("gap", _("Something before this is missing."))
    sheet.version += 1
    taking = _Taking(meeting, desk, sheet.version, now)
    for change in fresh:
        taking.take(change)
    sheet.save(update_fields=["version"])
    desk.acked = fresh[-1].seq
    desk.save(update_fields=["acked"])
    record("moments.kept", by=by, target=meeting, details=_counts(fresh))
    return desk


class _Taking:
    """Takes the changes of one batch, at one version."""

    def __init__(
        self, meeting: Meeting, desk: Desk, version: int, now: datetime
    ) -> None:
        self.meeting, self.desk = meeting, desk
        self.version, self.now = version, now
        self.author = place_of(desk.user, meeting)

    def take(self, change: Change) -> None:
        if isinstance(change, Stamp):
            self._stamp(change)
            return
        mine = Moment.objects.filter(meeting=self.meeting, author=self.author)
        moment = mine.select_for_update().filter(pk=change.moment).first()
        if moment is None:
            raise CannotTakeChangesError("not_yours", _("This moment is not yours."))
        if isinstance(change, Reword):
            moment.text = change.text
        else:
            moment.undone_at = moment.undone_at or self.now
        moment.revision = self.version
        moment.save(update_fields=["text", "undone_at", "revision"])

    def _stamp(self, stamp: Stamp) -> None:
        tag = Tag.objects.filter(
            practice=self.meeting.practice_id, pk=stamp.tag
        ).first()
        enrolments = Enrolment.objects.filter(group=self.meeting.group_id)
        member = enrolments.filter(pk=stamp.member).first() if stamp.member else None
        is_known = Moment.objects.filter(pk=stamp.moment).exists()
        if tag is None or is_known or (stamp.member and member is None):
            raise CannotTakeChangesError(
                "does_not_fit", _("This tag or this member is not here any more.")
            )
        moment = Moment.stamped(
            self.desk,
            tag,
            id=stamp.moment,
            enrolment=member,
            at=min(max(stamp.at, self.meeting.doors_open_at), self.now),
            author=self.author,
            seq=stamp.seq,
            revision=self.version,
        )
        moment.text = stamp.text
        moment.save(force_insert=True)


def _counts(changes: Sequence[Change]) -> dict[str, int]:
    kinds = (("stamped", Stamp), ("reworded", Reword), ("taken_back", TakeBack))
    return {name: sum(isinstance(c, kind) for c in changes) for name, kind in kinds}


def _locked_sheet(meeting: Meeting) -> Sheet:
    sheet, _is_new = Sheet.objects.select_for_update().get_or_create(
        meeting=meeting, defaults={"practice_id": meeting.practice_id}
    )
    return sheet


def _desk_of(meeting: Meeting, client_id: UUID, by: User) -> Desk | None:
    desk = Desk.objects.select_for_update().filter(pk=client_id).first()
    if desk and (desk.user_id, desk.meeting_id) != (by.pk, meeting.pk):
        raise CannotUseDeskError(_("These moments belong to somebody else."))
    return desk


@transaction.atomic
def forget(meeting: Meeting, *, now: datetime) -> int:
    """All notes are signed: erase the moments, unless the practice keeps them longer.

    The number of moments that went.
    """
    if Retention.of(meeting.practice).until != Retention.Until.SIGNED:
        return 0
    return _erase(_locked_sheet(meeting), now=now)


def forget_old(now: datetime) -> int:
    """Erase what a practice has kept for its 30 days, whether signed or not."""
    keeping = Retention.objects.filter(until=Retention.Until.MONTH)
    due = Sheet.objects.filter(
        practice__in=keeping.values("practice"),
        meeting__ends_at__lt=now - MONTH,
        forgotten_at=None,
    )
    erased = 0
    for pk in list(due.values_list("pk", flat=True)):
        with transaction.atomic():
            sheet = Sheet.objects.select_for_update().get(pk=pk)
            erased += _erase(sheet, now=now)
    return erased


def _erase(sheet: Sheet, *, now: datetime) -> int:
    if sheet.forgotten_at is not None:
        return 0
    count, _by_table = Moment.objects.filter(meeting=sheet.meeting_id).delete()
    sheet.forgotten_at = now
    sheet.version += 1
    sheet.save(update_fields=["forgotten_at", "version"])
    details = {"moments": count}
    record("moments.erased", by=None, target=sheet.meeting, details=details)
    return count


@dataclass(frozen=True)
class TagData:
    key: str
    label: str
    destination: str
    sentence: str
    group_sentence: str


class CannotChangeTagError(DomainError):
    pass


@transaction.atomic
def add_tag(practice: Practice, *, data: TagData, by: StaffMember) -> Tag:
    """A tag of the practice's own, after the others. Raises CannotChangeTagError."""
    tags = _locked_tags(practice)
    if len(tags) >= Tag.MOST:
        raise CannotChangeTagError(
            _("There is room for %(most)s tags. Take one out of use first.")
            % {"most": Tag.MOST}
        )
    _refuse_taken_key(data.key, tags)
    position = max((tag.position for tag in tags), default=0) + 1
    tag = Tag.objects.create(practice=practice, position=position, **vars(data))
    record("tag.added", by=by.user, target=tag)
    return tag


@transaction.atomic
def change_tag(tag: Tag, *, data: TagData, by: StaffMember) -> Tag:
    """Another key, name or words. What was stamped before goes where it went."""
    others = [one for one in _locked_tags(tag.practice) if one.pk != tag.pk]
    _refuse_taken_key(data.key, others)
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    for name, value in vars(data).items():
        setattr(tag, name, value)
    tag.save(update_fields=list(vars(data)))
    record("tag.changed", by=by.user, target=tag)
    return tag


@transaction.atomic
def retire_tag(tag: Tag, *, by: StaffMember) -> None:
    """Take a tag out of use. The one that warns facilitators stays."""
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    if tag.is_alert:
        raise CannotChangeTagError(_("The tag that tells the others at once stays."))
    tag.is_retired = True
    tag.save(update_fields=["is_retired"])
    record("tag.retired", by=by.user, target=tag)


@transaction.atomic
def restore_tags(practice: Practice, *, by: StaffMember) -> None:
    """The tags that everybody begins with, instead of the practice's own."""
    for tag in _locked_tags(practice):
        tag.is_retired = True
        tag.save(update_fields=["is_retired"])
    _make_built_in(practice)
    record("tags.restored", by=by.user, target=practice)


@transaction.atomic
def set_retention(practice: Practice, *, until: str, by: StaffMember) -> Retention:
    """Say how long moments are kept."""
    retention, _is_new = Retention.objects.select_for_update().get_or_create(
        practice=practice
    )
    retention.until = until
    retention.save(update_fields=["until"])
    details = {"until": until}
    record("moments.retention_set", by=by.user, target=retention, details=details)
    return retention


def _locked_tags(practice: Practice) -> list[Tag]:
    Practice.objects.select_for_update().get(pk=practice.pk)
    return list(Tag.objects.filter(practice=practice).in_use())


def _refuse_taken_key(key: str, tags: Sequence[Tag]) -> None:
    taken = next((tag for tag in tags if tag.key == key), None)
    if taken is not None:
        raise CannotChangeTagError(
            _("“%(label)s” has this key already.") % {"label": taken.label}
        )
