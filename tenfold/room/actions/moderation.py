"""What facilitators do about one person, or about every microphone."""

from collections import defaultdict
from contextlib import suppress
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
    lock_stage,
    locked_seat,
    place_now,
    send_to_lobby,
    take_out,
)
from tenfold.room.grants import grant_of
from tenfold.room.models import Seat, Stage
from tenfold.room.naming import clean_name
from tenfold.scheduling.models import Meeting


def mute(meeting: Meeting, *, seat_id: UUID, by: Seat) -> None:
    """Switch one microphone off, now. Only the person can switch it on again."""
    with transaction.atomic():
        stage = lock_stage(meeting)
        seat = _seat_in_circle(stage, seat_id)
        place = place_now(stage, seat)
        record("seat.muted", by=actor(by), target=seat)
    if place is not None:
        _ask_media(partial(livekit.mute, place.media_room, [seat.identity]))


def mute_all(meeting: Meeting, *, by: Seat) -> None:
    """Switch the microphones of all members off, now."""
    with transaction.atomic():
        stage = lock_stage(meeting)
        where = members_by_room(stage)
        details = {"count": sum(len(people) for people in where.values())}
        record("room.muted", by=actor(by), target=stage, details=details)
    mute_members(stage)


def mute_members(stage: Stage, *, but: Seat | None = None) -> None:
    """Switch off the microphones of all who do not lead, wherever they are."""
    for media_room, identities in members_by_room(stage).items():
        wanted = [one for one in identities if but is None or one != but.identity]
        _ask_media(partial(livekit.mute, media_room, wanted))


def rest_microphones(stage: Stage) -> None:
    """Switch the members' microphones off once, after the commit, if it can be done."""
    for media_room, identities in members_by_room(stage).items():
        transaction.on_commit(partial(_mute_if_reached, media_room, identities))


def _mute_if_reached(media_room: str, identities: list[str]) -> None:
    with suppress(livekit.MediaError):
        livekit.mute(media_room, identities)


def members_by_room(stage: Stage) -> dict[str, list[str]]:
    """Who does not lead, guests too, by the media room where they belong now."""
    others = Seat.objects.filter(meeting=stage.meeting_id, staff=None)
    found: dict[str, list[str]] = defaultdict(list)
    for seat in others.in_the_circle().order_by("pk"):
        place = place_now(stage, seat)
        if place is not None:
            found[place.media_room].append(seat.identity)
    return found


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

    place = place_now(stage, seat)
    if place is not None:
        grant = grant_of(seat, place.media_room)
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


@transaction.atomic
def return_to_lobby(
    meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime
) -> None:
    """Take somebody out of the circle; they wait to be let in again."""
    stage = lock_stage(meeting)
    seat = _member_in_circle(stage, seat_id)
    send_to_lobby(stage, seat, now=now)
    record("seat.returned_to_lobby", by=actor(by), target=seat)
    announce(stage)


@transaction.atomic
def remove(meeting: Meeting, *, seat_id: UUID, by: Seat, now: datetime) -> None:
    """Remove a member for as long as the meeting lasts."""
    stage = lock_stage(meeting)
    seat = locked_seat(stage, seat_id)
    if seat.leads:
        raise errors.CannotError(_("Facilitators cannot be removed."))
    take_out(stage, seat)
    close_lobbies(seat, now=now)
    seat.standing, seat.removed_at, seat.admitted_at = (
        Seat.Standing.REMOVED,
        now,
        None,
    )
    seat.save(update_fields=["standing", "removed_at", "admitted_at"])
    record("seat.removed", by=actor(by), target=seat)
    announce(stage)


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
