"""The room's letterbox: what a browser asks and does. See docs/room.md."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from tenfold.room import contract, errors
from tenfold.room.actions import admission, scene, sitting
from tenfold.room.actions.tickets import Ticket
from tenfold.room.actions.tickets import ticket as make_ticket
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.snapshots import snapshot_for, version_of
from tenfold.traces.actions.pulses import PulseData
from tenfold.traces.models import Pulse

router = Router(auth=at_the_meeting, by_alias=True)
PLACE = "/{uuid:meeting_id}"


def look(
    request: VisitorRequest, response: HttpResponse, *, way_in: bool = False
) -> contract.Snapshot:
    """The visitor's own snapshot, after whatever they just did.

    With `way_in`, also the ticket of who is admitted, when it can be had.
    """
    snapshot = snapshot_for(request.auth, now=timezone.now())
    if way_in and isinstance(snapshot.me.standing, contract.Admitted):
        snapshot.ticket = _way_in(request)
    response["Cache-Control"] = "no-store"
    response["ETag"] = f'"{snapshot.v}"'
    return snapshot


def _way_in(request: VisitorRequest) -> contract.TicketFacts | None:
    try:
        made = make_ticket(request.auth, now=timezone.now())
    except errors.RoomError:
        return None
    return _facts(made) if made.kind == "circle" else None


def _facts(made: Ticket) -> contract.TicketFacts:
    return contract.TicketFacts(
        url=made.url,
        token=made.token,
        place=contract.TicketPlace(id=made.place_id, kind=made.kind),  # type: ignore[arg-type]  # the choices are these literals
        identity=made.grant.identity,
        sources=list(made.grant.sources),
        v=made.version,
    )


@router.get(f"{PLACE}/snapshot", response={200: contract.Snapshot, 304: None})
def snapshot(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    *,
    way_in: bool = False,
) -> Any:
    known = request.headers.get("If-None-Match", "").removeprefix("W/").strip('"')
    if known and known == str(version_of(request.auth.seat.meeting)):
        unchanged = HttpResponse(status=304)
        unchanged["ETag"] = f'"{known}"'
        return unchanged
    return look(request, response, way_in=way_in)


@router.post(f"{PLACE}/ticket", response=contract.TicketFacts)
def ticket(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.TicketSaid,
) -> Any:
    made = make_ticket(request.auth, now=timezone.now(), is_ahead=body.ahead)
    response["Cache-Control"] = "no-store"
    return _facts(made)


@router.post(f"{PLACE}/knock", response=contract.Snapshot)
def knock(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.KnockSaid,
) -> Any:
    today = admission.Whereabouts(body.location.strip(), body.phone.strip())
    pulse = PulseData(
        Pulse.Moment.BEFORE,
        mood=body.mood,
        energy=body.energy,
        tension=body.tension,
        words=body.words.strip(),
        note=body.note.strip(),
    )
    said = admission.CheckIn(pulse, body.listening)
    admission.knock(request.auth, today=today, check_in=said, now=timezone.now())
    return look(request, response, way_in=True)


@router.post(f"{PLACE}/leave", response=contract.Snapshot)
def leave(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    sitting.leave(request.auth)
    return look(request, response)


@router.post(f"{PLACE}/hand", response=contract.Snapshot)
def hand(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.HandSaid,
) -> Any:
    sitting.raise_hand(request.auth, up=body.up)
    return look(request, response)


@router.post(f"{PLACE}/listening", response=contract.Snapshot)
def listening(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.ListeningSaid,
) -> Any:
    sitting.listen(request.auth, on=body.on, is_without_camera=body.without_camera)
    return look(request, response)


@router.post(f"{PLACE}/check-out", response=contract.Snapshot)
def check_out(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.CheckOutSaid,
) -> Any:
    words, now = body.words.strip(), timezone.now()
    sitting.check_out(request.auth, mood=body.mood, words=words, now=now)
    return look(request, response)


@router.post(f"{PLACE}/stage", response=contract.Snapshot)
def stage(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.StageSaid,
) -> Any:
    now = timezone.now()
    scene.do_deed(request.auth, scene_id=body.scene, deed=body.deed, now=now)
    return look(request, response)
