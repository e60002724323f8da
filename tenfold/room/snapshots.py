"""What one visitor may know of a meeting now: their own snapshot, and nobody else's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast
from uuid import UUID

from django.db.models import Q

from tenfold.formats.scenes import format_of, view_of
from tenfold.room import contract
from tenfold.room.before import due_for, flags_for
from tenfold.room.company import chat_for, signs_at
from tenfold.room.following import followed_by
from tenfold.room.guest_facts import Company, company_at
from tenfold.room.homework import homework_mark
from tenfold.room.models import Alert, Device, Place, Seat, Stage
from tenfold.room.panel import Panel, panel_for
from tenfold.room.queries import Visitor
from tenfold.room.run_sheets import sheet_for
from tenfold.room.staging import beside_of, circle_of_seats, onlooker, scene_of
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Pulse

ASKING_IS_NEWS = timedelta(minutes=10)
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
    seats = list(Seat.objects.filter(meeting=meeting).named().in_order())
    asking, device = _devices(visitor)
    places = {
        place.pk: place
        for place in Place.objects.filter(meeting=meeting).where_people_meet().open()
    }
    at = _Whereabouts(stage, places, followed_by(visitor.seat, seats))
    visitor = Visitor(_own(visitor, seats), device)
    sees_people = visitor.standing == Seat.Standing.ADMITTED
    leads = visitor.seat.leads
    hands, panel = _hands(seats), panel_for(meeting, visitor.seat)
    company = company_at(meeting, scene_of(stage))

    return contract.Snapshot(
        v=stage.version if stage else 0,
        now=now,
        meeting=_facts(meeting, stage, knows=leads or sees_people, leads=leads),
        me=_me(visitor, hands, at, asking, panel),
        people=_people(seats, hands, at, visitor.seat, panel) if sees_people else [],
        knocking=_knocking(seats, asking, panel, company) if leads else [],
        alerts=_alerts(meeting, seats, now) if leads else [],
        flags=flags_for(meeting, seats) if leads else [],
        guests=company.asked_of(visitor.seat),
        rest=at.rest(seats) if sees_people else None,
        spotlight=stage.spotlight_id if stage and sees_people else None,
        stage=_on_stage(stage, visitor.seat, seats, now) if sees_people else None,
        sheet=sheet_for(meeting, leads=leads) if sees_people else None,
        chat=chat_for(meeting, visitor.seat, stage) if sees_people else None,
        signs=signs_at(meeting, now) if sees_people else [],
    )


@dataclass(frozen=True)
class _Whereabouts:
    """The open places where people meet, and who belongs to which."""

    stage: Stage | None
    places: dict[UUID, Place]
    follows: UUID | None
    """The seat that who looks goes along with: an interpreter's member's."""

    @property
    def circle(self) -> Place | None:
        return next((p for p in self.places.values() if p.slot is None), None)

    def rest(self, seats: Iterable[Seat]) -> contract.RestFacts | None:
        """Why all rest: somebody said so, or everyone who leads is aside."""
        if self.stage is not None and self.stage.paused_at is not None:
            return contract.RestFacts(why="pause", since=self.stage.paused_at)
        here = [seat for seat in seats if seat.leads and seat.is_admitted]
        asides = [p for seat in here if (p := self.aside_of(seat)) is not None]
        if not asides or len(asides) < len(here):
            return None
        since = max(place.opened_at for place in asides)
        return contract.RestFacts(why="aside", since=since)

    def is_resting(self, seat: Seat) -> bool:
        """Whether others speak now: in a pause, or because of what is on the stage."""
        if self.stage is None or seat.leads or not seat.is_admitted:
            return False
        state = None if seat.is_guest else scene_of(self.stage)
        speakers = format_of(state).speakers(state) if state is not None else None
        is_quiet = speakers is not None and seat.pk not in speakers
        return is_quiet or self.stage.paused_at is not None

    def aside_of(self, seat: Seat) -> Place | None:
        place = self.places.get(seat.place_id) if seat.place_id else None
        return place if place is not None and place.kind == Place.Kind.ASIDE else None

    def of(self, seat: Seat) -> Place | None:
        beside = self.places.get(seat.place_id) if seat.place_id else None
        return beside or self.circle

    def next_for(self, seat: Seat) -> UUID | None:
        """The place somebody will go to next, as far as it is known."""
        if seat.place_id in self.places:
            return self.circle.pk if self.circle else None
        rooms = beside_of(self.stage) if self.stage else {}
        who = self.follows or seat.pk
        slots = {slot for slot, room in rooms.items() if who in room.expected}
        found = (p.pk for p in self.places.values() if p.slot in slots)
        return next(found, None)


def _devices(visitor: Visitor) -> tuple[list[Device], Device | None]:
    """The browsers that ask to come in as well, and the visitor's own as it is now."""
    own = visitor.device
    wanted = Q(state=Device.State.ASKED) | Q(pk=own.pk if own else None)
    there = Device.objects.filter(wanted, seat__meeting=visitor.seat.meeting)
    found = list(there.order_by("asked_at", "pk"))
    asking = [one for one in found if one.state == Device.State.ASKED]
    return asking, next((one for one in found if own and one.pk == own.pk), own)


def _on_stage(stage: Stage | None, seat: Seat, seats: list[Seat], now: datetime) -> Any:
    state = scene_of(stage)
    if stage is None or state is None:
        return None
    circle = circle_of_seats(seats, stage.meeting, now)
    return view_of(state, onlooker(seat, seats), circle)


def _own(visitor: Visitor, seats: Iterable[Seat]) -> Seat:
    for seat in seats:
        if seat.pk == visitor.seat.pk:
            seat.meeting = visitor.seat.meeting
            if visitor.seat.enrolment is not None:
                seat.enrolment = visitor.seat.enrolment
            if visitor.seat.guest is not None:
                seat.guest = visitor.seat.guest
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
    at: _Whereabouts,
    asking: Iterable[Device],
    panel: Panel,
) -> contract.Me:
    seat, device = visitor.seat, visitor.device
    kept_out = visitor.is_kept_out_by_another_device
    today = device if device is not None and kept_out else seat
    wanted = any(ask.seat_id == seat.pk for ask in asking)
    if seat.enrolment is not None:
        zone = seat.enrolment.client.time_zone
    elif seat.is_guest:
        zone = seat.meeting.group.time_zone
    else:
        zone = seat.meeting.practice.time_zone
    return contract.Me(
        seat=seat.pk,
        role=seat.role,  # type: ignore[arg-type]  # the choices are these literals
        name=seat.name,
        name_for_guests=None if kept_out else seat.name_for_guests,
        standing=_standing(visitor, at),
        hand=0 if kept_out else hands.get(seat.pk, 0),
        is_listening=seat.is_listening,
        wants_time=seat.wants_time,
        is_camera_stopped=seat.is_camera_stopped,
        is_without_camera=seat.is_without_camera,
        is_interrupted=seat.is_interrupted,
        is_resting=at.is_resting(seat),
        location=today.location,
        phone=today.phone,
        check_in=None if kept_out else panel.pulse(seat, Pulse.Moment.BEFORE),
        check_out=None if kept_out else panel.pulse(seat, Pulse.Moment.AFTER),
        homework=homework_mark(visitor),
        due=[] if kept_out or seat.is_admitted else due_for(seat),
        time_zone=zone,
        is_in_use_elsewhere=kept_out,
        is_wanted_elsewhere=wanted and not kept_out,
    )


def _standing(visitor: Visitor, at: _Whereabouts) -> contract.Standing:
    seat, device = visitor.seat, visitor.device
    place = at.of(seat)
    match visitor.standing:
        case Seat.Standing.KNOCKING:
            kept_out = visitor.is_kept_out_by_another_device
            since = device.asked_at if device and kept_out else seat.knocked_at
            return contract.Knocking(since=cast(datetime, since))
        case Seat.Standing.ADMITTED if place is not None:
            kind = cast(contract.Meeting, place.kind)
            return contract.Admitted(place=place.pk, kind=kind, next=at.next_for(seat))
        case Seat.Standing.DENIED:
            return contract.Denied()
        case Seat.Standing.REMOVED:
            return contract.Removed()
        case "elsewhere":
            return contract.Elsewhere()
        case _:
            return contract.Outside()


def _people(
    seats: Iterable[Seat],
    hands: dict[UUID, int],
    at: _Whereabouts,
    own: Seat,
    panel: Panel,
) -> list[contract.Person]:
    leads, mine = own.leads, at.of(own)
    seats = list(seats)
    seat_of = {seat.enrolment_id: seat.pk for seat in seats}
    return [
        contract.Person(
            seat=seat.pk,
            identity=seat.identity,
            name=seat.name_for(own),
            role=seat.role,  # type: ignore[arg-type]  # the choices are these literals
            order=seat.order,
            hand=hands.get(seat.pk, 0),
            is_listening=seat.is_listening,
            is_camera_stopped=seat.is_camera_stopped,
            is_here=at.of(seat) == mine,
            beside=_beside(seat, seat_of),
            is_without_camera=seat.is_without_camera,
            is_interrupted=seat.is_interrupted,
            name_for_guests=seat.name_for_guests if leads else None,
            wants_time=seat.wants_time if leads else None,
            location=seat.location if leads else None,
            phone=seat.phone if leads else None,
            enrolment=seat.enrolment_id if leads else None,
            is_accompanied=panel.is_accompanied(seat),
            is_new=panel.is_new(seat),
            check_in=panel.pulse(seat, Pulse.Moment.BEFORE) if leads else None,
            check_out=panel.pulse(seat, Pulse.Moment.AFTER) if leads else None,
        )
        for seat in seats
        if seat.is_admitted
    ]


def _beside(seat: Seat, seat_of: Mapping[UUID | None, UUID]) -> UUID | None:
    """The member for whom a guest has come."""
    member = seat.guest.with_member_id if seat.guest else None
    return seat_of.get(member) if member else None


def _knocking(
    seats: Iterable[Seat], asking: Iterable[Device], panel: Panel, company: Company
) -> list[contract.Knock]:
    by_id = {seat.pk: seat for seat in seats}
    waiting = [seat for seat in by_id.values() if seat.standing == "knocking"]
    first = [
        contract.Knock(
            seat=seat.pk,
            name=seat.name,
            role=seat.role,  # type: ignore[arg-type]  # the choices are these literals
            missing=company.missing_for(seat, by_id.values()),
            since=cast(datetime, seat.knocked_at),
            is_second_device=False,
            is_early=seat.is_early,
            wants_time=seat.wants_time,
            is_listening=seat.is_listening,
            is_accompanied=bool(panel.is_accompanied(seat)),
            is_new=bool(panel.is_new(seat)),
            check_in=panel.pulse(seat, Pulse.Moment.BEFORE),
            location=seat.location,
            phone=seat.phone,
        )
        for seat in waiting
    ]
    second = [
        contract.Knock(
            seat=device.pk,
            name=by_id[device.seat_id].name,
            role=by_id[device.seat_id].role,  # type: ignore[arg-type]  # the choices are these literals
            missing=company.missing_for(by_id[device.seat_id], by_id.values()),
            since=cast(datetime, device.asked_at),
            is_second_device=True,
            is_early=False,
            wants_time=False,
            is_listening=False,
            is_accompanied=False,
            is_new=False,
            check_in=None,
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
    asking = Q(kind=Alert.Kind.SECOND_DEVICE)
    is_news = ~asking | Q(happened_at__gt=now - ASKING_IS_NEWS)
    alerts = Alert.objects.filter(is_news, meeting=meeting)
    return [
        contract.AlertFacts(
            id=alert.pk,
            kind=alert.kind,  # type: ignore[arg-type]  # the choices are these literals
            seat=alert.seat_id,
            name=names[alert.seat_id].name if alert.seat_id in names else None,
            at=alert.happened_at,
        )
        for alert in alerts.order_by("-happened_at", "pk")[:MOST_ALERTS]
    ]
