"""The room's letterbox: what a browser asks and does. See docs/room.md."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from tenfold.room import contract
from tenfold.room.actions import admission, sitting
from tenfold.room.actions.tickets import ticket as make_ticket
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.snapshots import snapshot_for, version_of

router = Router(auth=at_the_meeting, by_alias=True)
PLACE = "/{uuid:meeting_id}"


def look(request: VisitorRequest, response: HttpResponse) -> contract.Snapshot:
    """The visitor's own snapshot, after whatever they just did."""
    snapshot = snapshot_for(request.auth, now=timezone.now())
    response["Cache-Control"] = "no-store"
    response["ETag"] = f'"{snapshot.v}"'
    return snapshot


@router.get(f"{PLACE}/snapshot", response={200: contract.Snapshot, 304: None})
def snapshot(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    known = request.headers.get("If-None-Match", "").removeprefix("W/").strip('"')
    if known and known == str(version_of(request.auth.seat.meeting)):
        unchanged = HttpResponse(status=304)
        unchanged["ETag"] = f'"{known}"'
        return unchanged
    return look(request, response)


@router.post(f"{PLACE}/ticket", response=contract.TicketFacts)
def ticket(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.Nothing,
) -> Any:
    made = make_ticket(request.auth, now=timezone.now())
    response["Cache-Control"] = "no-store"
    return contract.TicketFacts(
        url=made.url,
        token=made.token,
        place=contract.TicketPlace(id=made.place_id, kind=made.kind),  # type: ignore[arg-type]  # the choices are these literals
        identity=made.grant.identity,
        sources=list(made.grant.sources),
        v=made.version,
    )


@router.post(f"{PLACE}/knock", response=contract.Snapshot)
def knock(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: contract.KnockSaid,
) -> Any:
    today = admission.Whereabouts(body.location.strip(), body.phone.strip())
    admission.knock(request.auth, today=today, now=timezone.now())
    return look(request, response)


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
    body: contract.SwitchSaid,
) -> Any:
    sitting.listen(request.auth, on=body.on)
    return look(request, response)
