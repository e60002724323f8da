"""What facilitators do about one person, or about every microphone."""

import unicodedata
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.room import doorbell, errors, livekit
from tenfold.room.actions.links import close_lobbies
from tenfold.room.actions.stage import (
    actor,
    announce,
    circle_of,
    lock_stage,
    locked_seat,
    show_out_of_circle,
)
from tenfold.room.grants import circle_grant
from tenfold.room.models import Seat, Stage
from tenfold.scheduling.models import Meeting

LONGEST_NAME = 60


def mute(meeting: Meeting, *, seat_id: UUID, by: Seat) -> None:
    """Switch one microphone off, now. Only the person can switch it on again."""
    with transaction.atomic():
        stage = lock_stage(meeting)
        seat = _seat_in_circle(stage, seat_id)
        circle = circle_of(stage)
        record("seat.muted", by=actor(by), target=seat)
    if circle is not None:
        _ask_media(partial(livekit.mute, circle.media_room, [seat.identity]))


def mute_all(meeting: Meeting, *, by: Seat) -> None:
    """Switch the microphones of all members off, now."""
    with transaction.atomic():
        stage = lock_stage(meeting)
        members = Seat.objects.filter(meeting=meeting, role=Seat.Role.MEMBER)
        identities = list(members.in_the_circle().values_list("identity", flat=True))
        circle = circle_of(stage)
        details = {"count": len(identities)}
        record("room.muted", by=actor(by), target=stage, details=details)
    if circle is not None:
        _ask_media(partial(livekit.mute, circle.media_room, identities))


def _ask_media(call: partial[None]) -> None:
    try:
        call()
    except livekit.MediaNotFoundError:
        return  # whoever is not there has no microphone to mute
    except livekit.MediaError as error:
        raise errors.MediaDownError from error


@transaction.atomic
def allow_camera(meeting: Meeting, *, seat_id: UUID, is_on: bool, by: Seat) -> None:
    """Stop somebody's camera, or let them switch it on again."""
    stage = lock_stage(meeting)
    seat = _seat_in_circle(stage, seat_id)
    seat.is_camera_stopped = not is_on
    seat.save(update_fields=["is_camera_stopped"])
    record(
        "seat.camera_allowed" if is_on else "seat.camera_stopped",
        by=actor(by),
        target=seat,
    )
    announce(stage)

    circle = circle_of(stage)
    if circle is not None:
        grant = circle_grant(
            media_room=circle.media_room,
            identity=seat.identity,
            leads=seat.leads,
            is_camera_stopped=seat.is_camera_stopped,
        )
        transaction.on_commit(partial(doorbell.permit, grant))


@transaction.atomic
def rename(meeting: Meeting, *, seat_id: UUID, name: str, by: Seat) -> None:
    """Give somebody another name for this meeting; an empty one restores theirs."""
    stage = lock_stage(meeting)
    seat = locked_seat(stage, seat_id)
    seat.name_here = clean_name(name)
    seat.save(update_fields=["name_here"])
    record("seat.renamed", by=actor(by), target=seat)
    announce(stage)


def clean_name(name: str) -> str:
    """One line without invisible characters, which could imitate another name."""
    visible = "".join(
        " " if char.isspace() else char
        for char in unicodedata.normalize("NFC", name)
        if char.isspace() or unicodedata.category(char)[0] != "C"
    )
    cleaned = " ".join(visible.split())
    if len(cleaned) > LONGEST_NAME:
        raise errors.InvalidError(
            _("This name is too long. %(longest)s characters fit.")
            % {"longest": LONGEST_NAME}
        )
    return cleaned


@transaction.atomic
def return_to_lobby(
    meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime
) -> None:
    """Take somebody out of the circle; they wait to be let in again."""
    stage = lock_stage(meeting)
    seat = _member_in_circle(stage, seat_id)
    _take_out(stage, seat)
    seat.standing = Seat.Standing.KNOCKING
    seat.knocked_at, seat.admitted_at = now, None
    seat.save(update_fields=["standing", "knocked_at", "admitted_at"])
    record("seat.returned_to_lobby", by=actor(by), target=seat)
    announce(stage)


@transaction.atomic
def remove(meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime) -> None:
    """Remove a member for as long as the meeting lasts."""
    stage = lock_stage(meeting)
    seat = locked_seat(stage, seat_id)
    if seat.leads:
        raise errors.CannotError(_("Facilitators cannot be removed."))
    _take_out(stage, seat)
    close_lobbies(seat, now=now)
    seat.standing, seat.removed_at, seat.admitted_at = (
        Seat.Standing.REMOVED,
        now,
        None,
    )
    seat.save(update_fields=["standing", "removed_at", "admitted_at"])
    record("seat.removed", by=actor(by), target=seat)
    announce(stage)


def _take_out(stage: Stage, seat: Seat) -> None:
    if stage.spotlight_id == seat.pk:
        stage.spotlight = None
        stage.save(update_fields=["spotlight"])
    if seat.hand_order:
        seat.hand_order = 0
        seat.save(update_fields=["hand_order"])
    show_out_of_circle(stage, seat.identity)


def _seat_in_circle(stage: Stage, seat_id: UUID) -> Seat:
    seat = locked_seat(stage, seat_id)
    if not seat.is_admitted:
        raise errors.CannotError(_("This person is not in the circle."))
    return seat


def _member_in_circle(stage: Stage, seat_id: UUID) -> Seat:
    seat = _seat_in_circle(stage, seat_id)
    if seat.leads:
        raise errors.CannotError(_("Facilitators stay in the circle."))
    return seat
