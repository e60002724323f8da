"""What one visitor may know of a meeting now: their own snapshot, and nobody else's."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import cast
from uuid import UUID

from tenfold.room import contract
from tenfold.room.models import Alert, Device, Place, Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.scheduling.models import Meeting

ALERTS_ARE_KEPT = timedelta(minutes=10)
MOST_ALERTS = 10


def version_of(meeting: Meeting) -> int:
    """The meeting's version; 0 before anything happened in its room."""
    versions = Stage.objects.filter(meeting=meeting).values_list("version", flat=True)
    return versions.first() or 0


def snapshot_for(visitor: Visitor, *, now: datetime) -> contract.Snapshot:
    """The meeting as this visitor may see it. The number of queries is constant."""
    meeting = visitor.seat.meeting
    # The version is read first, so that what it stands for is as new or newer.
    stage = Stage.objects.filter(meeting=meeting).select_related("meeting").first()
    if stage is not None:
        meeting.state, meeting.ended_at = stage.meeting.state, stage.meeting.ended_at
    if visitor.device is not None:
        visitor.device.refresh_from_db(fields=["state", "asked_at"])
    seats = list(
        Seat.objects.filter(meeting=meeting)
        .select_related("staff", "enrolment")
        .order_by("order", "pk")
    )
    asking = list(
        Device.objects.filter(seat__meeting=meeting, state=Device.State.ASKED).order_by(
            "asked_at", "pk"
        )
    )
    circle = (
        Place.objects.filter(meeting=meeting, kind=Place.Kind.CIRCLE).open().first()
    )
    visitor = Visitor(_own(visitor, seats), visitor.device)
    sees_people = visitor.standing == Seat.Standing.ADMITTED
    leads = visitor.seat.leads
    hands = _hands(seats)

    return contract.Snapshot(
        v=stage.version if stage else 0,
        now=now,
        meeting=_facts(meeting, stage, knows=leads or sees_people, leads=leads),
        me=_me(visitor, hands, circle, asking),
        people=_people(seats, hands, leads=leads) if sees_people else [],
        knocking=_knocking(seats, asking) if leads else [],
        alerts=_alerts(meeting, seats, now) if leads else [],
        spotlight=stage.spotlight_id if stage and sees_people else None,
    )


def _own(visitor: Visitor, seats: Iterable[Seat]) -> Seat:
    for seat in seats:
        if seat.pk == visitor.seat.pk:
            seat.meeting = visitor.seat.meeting
            if visitor.seat.enrolment is not None:
                seat.enrolment = visitor.seat.enrolment
            return seat
    return visitor.seat


def _hands(seats: Iterable[Seat]) -> dict[UUID, int]:
    """Each raised hand's place in the queue, from 1."""
    raised = [seat for seat in seats if seat.hand_order]
    queue = sorted(raised, key=lambda seat: (seat.hand_order, seat.pk))
    return {seat.pk: place for place, seat in enumerate(queue, start=1)}


def _facts(
    meeting: Meeting, stage: Stage | None, *, knows: bool, leads: bool
) -> contract.MeetingFacts:
    return contract.MeetingFacts(
        id=meeting.pk,
        title=meeting.group.name if knows else None,
        number=meeting.number if knows else None,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        opens_at=meeting.doors_open_at,
        ended_at=meeting.ended_at,
        zone=meeting.group.time_zone,
        phase=meeting.state,  # type: ignore[arg-type]  # the choices are these literals
        is_locked=bool(stage and stage.is_locked and knows),
        fallback=(meeting.practice.fallback or None) if knows else None,
    )


def _me(
    visitor: Visitor,
    hands: dict[UUID, int],
    circle: Place | None,
    asking: Iterable[Device],
) -> contract.Me:
    seat, device = visitor.seat, visitor.device
    kept_out = visitor.is_kept_out_by_another_device
    today = device if device is not None and kept_out else seat
    wanted = any(ask.seat_id == seat.pk for ask in asking)
    if seat.enrolment is not None:
        zone = seat.enrolment.client.time_zone
    else:
        zone = seat.meeting.practice.time_zone
    return contract.Me(
        seat=seat.pk,
        role=seat.role,  # type: ignore[arg-type]  # the choices are these literals
        name=seat.name,
        standing=_standing(visitor, circle),
        hand=0 if kept_out else hands.get(seat.pk, 0),
        is_listening=seat.is_listening,
        is_camera_stopped=seat.is_camera_stopped,
        location=today.location,
        phone=today.phone,
        time_zone=zone,
        is_in_use_elsewhere=kept_out,
        is_wanted_elsewhere=wanted and not kept_out,
    )


def _standing(visitor: Visitor, circle: Place | None) -> contract.Standing:
    seat, device = visitor.seat, visitor.device
    match visitor.standing:
        case Seat.Standing.KNOCKING:
            kept_out = visitor.is_kept_out_by_another_device
            since = device.asked_at if device and kept_out else seat.knocked_at
            return contract.Knocking(since=cast(datetime, since))
        case Seat.Standing.ADMITTED if circle is not None:
            return contract.Admitted(place=circle.pk)
        case Seat.Standing.DENIED:
            return contract.Denied()
        case Seat.Standing.REMOVED:
            return contract.Removed()
        case "elsewhere":
            return contract.Elsewhere()
        case _:
            return contract.Outside()


def _people(
    seats: Iterable[Seat], hands: dict[UUID, int], *, leads: bool
) -> list[contract.Person]:
    return [
        contract.Person(
            seat=seat.pk,
            identity=seat.identity,
            name=seat.name,
            role=seat.role,  # type: ignore[arg-type]  # the choices are these literals
            order=seat.order,
            hand=hands.get(seat.pk, 0),
            is_listening=seat.is_listening,
            is_camera_stopped=seat.is_camera_stopped,
            location=seat.location if leads else None,
            phone=seat.phone if leads else None,
        )
        for seat in seats
        if seat.is_admitted
    ]


def _knocking(seats: Iterable[Seat], asking: Iterable[Device]) -> list[contract.Knock]:
    by_id = {seat.pk: seat for seat in seats}
    waiting = [seat for seat in by_id.values() if seat.standing == "knocking"]
    first = [
        contract.Knock(
            seat=seat.pk,
            name=seat.name,
            since=cast(datetime, seat.knocked_at),
            is_second_device=False,
            is_early=seat.is_early,
            location=seat.location,
            phone=seat.phone,
        )
        for seat in waiting
    ]
    second = [
        contract.Knock(
            seat=device.pk,
            name=by_id[device.seat_id].name,
            since=cast(datetime, device.asked_at),
            is_second_device=True,
            is_early=False,
            location=device.location,
            phone=device.phone,
        )
        for device in asking
    ]
    return sorted(first + second, key=lambda knock: (knock.since, knock.seat))


def _alerts(
    meeting: Meeting, seats: Iterable[Seat], now: datetime
) -> list[contract.AlertFacts]:
    names = {seat.pk: seat for seat in seats}
    recent = Alert.objects.filter(
        meeting=meeting, happened_at__gt=now - ALERTS_ARE_KEPT
    ).order_by("-happened_at", "pk")
    return [
        contract.AlertFacts(
            id=alert.pk,
            kind=alert.kind,  # type: ignore[arg-type]  # the choices are these literals
            seat=alert.seat_id,
            name=names[alert.seat_id].name if alert.seat_id in names else None,
            at=alert.happened_at,
        )
        for alert in recent[:MOST_ALERTS]
    ]
