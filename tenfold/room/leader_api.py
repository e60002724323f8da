"""The deeds of those who lead a meeting. For everybody else they do not exist."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from tenfold.room import contract
from tenfold.room.actions import admission, circle, moderation, scene, sitting
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, leads_the_meeting

router = Router(auth=leads_the_meeting, by_alias=True)


@router.post(f"{PLACE}/open", response=contract.Snapshot)
def open_(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    seat = request.auth.seat
    circle.open_circle(seat.meeting, by=seat, now=timezone.now())
    return look(request, response, way_in=True)


@router.post(f"{PLACE}/admit", response=contract.Snapshot)
def admit(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    admission.admit(by.meeting, seat_id=body.seat, by=by, now=now)
    return look(request, response)


@router.post(f"{PLACE}/admit-all", response=contract.Snapshot)
def admit_all(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    seat = request.auth.seat
    admission.admit_all(seat.meeting, by=seat, now=timezone.now())
    return look(request, response)


@router.post(f"{PLACE}/deny", response=contract.Snapshot)
def deny(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    admission.deny(by.meeting, seat_id=body.seat, by=by, now=now)
    return look(request, response)


@router.post(f"{PLACE}/mute", response=contract.Snapshot)
def mute(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by = request.auth.seat
    moderation.mute(by.meeting, seat_id=body.seat, by=by)
    return look(request, response)


@router.post(f"{PLACE}/mute-all", response=contract.Snapshot)
def mute_all(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    by = request.auth.seat
    moderation.mute_all(by.meeting, by=by)
    return look(request, response)


@router.post(f"{PLACE}/stop-camera", response=contract.Snapshot)
def stop_camera(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by = request.auth.seat
    moderation.allow_camera(by.meeting, seat_id=body.seat, is_on=False, by=by)
    return look(request, response)


@router.post(f"{PLACE}/allow-camera", response=contract.Snapshot)
def allow_camera(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by = request.auth.seat
    moderation.allow_camera(by.meeting, seat_id=body.seat, is_on=True, by=by)
    return look(request, response)


@router.post(f"{PLACE}/rename", response=contract.Snapshot)
def rename(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.NameSaid,
) -> Any:
    by = request.auth.seat
    moderation.rename(by.meeting, seat_id=body.seat, name=body.name, by=by)
    return look(request, response)


@router.post(f"{PLACE}/lobby", response=contract.Snapshot)
def lobby(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    moderation.return_to_lobby(by.meeting, seat_id=body.seat, by=by, now=now)
    return look(request, response)


@router.post(f"{PLACE}/remove", response=contract.Snapshot)
def remove(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    moderation.remove(by.meeting, seat_id=body.seat, by=by, now=now)
    return look(request, response)


@router.post(f"{PLACE}/lock", response=contract.Snapshot)
def lock(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SwitchSaid,
) -> Any:
    by = request.auth.seat
    circle.lock_circle(by.meeting, on=body.on, by=by)
    return look(request, response)


@router.post(f"{PLACE}/spotlight", response=contract.Snapshot)
def spotlight(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SpotlightSaid,
) -> Any:
    by = request.auth.seat
    circle.spotlight(by.meeting, seat_id=body.seat, by=by)
    return look(request, response)


@router.post(f"{PLACE}/lower-hand", response=contract.Snapshot)
def lower_hand(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.SeatSaid,
) -> Any:
    by = request.auth.seat
    sitting.lower_hand(by.meeting, seat_id=body.seat, by=by)
    return look(request, response)


@router.post(f"{PLACE}/end", response=contract.Snapshot)
def end(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    seat = request.auth.seat
    circle.end_session(seat.meeting, by=seat, now=timezone.now())
    return look(request, response)


@router.post(f"{PLACE}/stage-start", response=contract.Snapshot)
def stage_start(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.StartSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    scene.start_scene(by.meeting, options=body.options, by=by, now=now)
    return look(request, response)


@router.post(f"{PLACE}/stage-close", response=contract.Snapshot)
def stage_close(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.CloseSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    scene.close_scene(
        by.meeting, scene_id=body.scene, by=by, now=now, is_forced=body.is_forced
    )
    return look(request, response)
