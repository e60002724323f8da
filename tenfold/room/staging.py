"""The format on a stage: as it is stored, and the circle its rules know."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from tenfold.formats.base import Beside, Circle, Format, Sitter, State
from tenfold.formats.pairing import Bonds, Pair
from tenfold.formats.scenes import format_of, restored, stored
from tenfold.room.following import followed_by
from tenfold.room.models import Place, Seat, Stage
from tenfold.room.queries import people_inside
from tenfold.room.remembering import remember
from tenfold.room.resting import rest_microphones
from tenfold.scheduling.models import Meeting
from tenfold.traces.queries import accompanied_in, bonds_at


def scene_of(stage: Stage | None) -> State | None:
    """The format on stage, if there is one."""
    return restored(stage.scene) if stage is not None and stage.scene else None


def keep_scene(stage: Stage, state: State | None, *, now: datetime) -> None:
    """Put this on the stage instead of what is there, or nothing."""
    before = scene_of(stage)
    remember(stage, before, state, now=now)
    rest_microphones(stage, before, state)
    stage.scene = stored(state) if state else None
    stage.scene_due_at = format_of(state).due(state) if state else None
    stage.save(update_fields=["scene", "scene_due_at"])


def settle_scene(stage: Stage, now: datetime) -> None:
    """Let the format follow who is in the circle now. The stage is locked."""
    state = scene_of(stage)
    if state is None:
        return
    form = format_of(state)
    settled = form.settle(state, circle_now(stage.meeting, now, form))
    if settled != state:
        keep_scene(stage, settled, now=now)


def beside_of(stage: Stage) -> dict[UUID, Beside]:
    """The rooms beside the circle that there must be now, by their slot."""
    state = scene_of(stage)
    return format_of(state).beside(state) if state is not None else {}


def next_place(stage: Stage, seat: Seat, circle: Place | None) -> Place | None:
    """Where somebody will go next, as far as it is known: a room, or the circle."""
    if seat.place_id is not None:
        return circle
    who = seat.pk
    if seat.role == Seat.Role.INTERPRETER:
        members = Seat.objects.filter(meeting=stage.meeting_id, guest=None)
        who = followed_by(seat, members) or who
    slots = [slot for slot, room in beside_of(stage).items() if who in room.expected]
    return Place.objects.open().filter(slot__in=slots).first() if slots else None


def identities_ahead(stage: Stage, place: Place) -> set[str]:
    """Who goes to a place next, and may be connected to it already."""
    if place.closed_at is not None or place.kind == Place.Kind.LOBBY:
        return set()
    seats = list(people_inside(stage.meeting).select_related("place", "guest"))
    if place.kind == Place.Kind.CIRCLE:
        away = [one for one in seats if one.place and one.place.closed_at is None]
        return {one.identity for one in away}
    room = beside_of(stage).get(place.slot) if place.slot else None
    expected = set(room.expected) if room else set()
    return {
        one.identity for one in seats if (followed_by(one, seats) or one.pk) in expected
    }


def circle_now(meeting: Meeting, now: datetime, form: Format) -> Circle:
    """Who sits in the circle now, in seat order, and what this format asks of them."""
    seats = list(
        Seat.objects.filter(meeting=meeting)
        .in_the_circle()
        .exclude(place__kind=Place.Kind.ASIDE, place__closed_at=None)
        .in_order()
    )
    circle = circle_of_seats(seats, meeting, now)
    return with_bonds(circle, seats, meeting) if form.knows_bonds else circle


def circle_of_seats(seats: Iterable[Seat], meeting: Meeting, now: datetime) -> Circle:
    """Who leads and the members: a guest has no part in what is on the stage."""
    here = (seat for seat in seats if seat.is_admitted and not seat.is_guest)
    return Circle(
        now=now,
        sitters=tuple(sitter(seat) for seat in here),
        number=meeting.number or 0,
    )


def sitter(seat: Seat) -> Sitter:
    return Sitter(seat.pk, leads=seat.leads, is_listening=seat.is_listening)


def onlooker(seat: Seat, seats: Iterable[Seat]) -> Sitter:
    """Who looks at the stage: a guest sits in none of it; an interpreter follows."""
    return replace(sitter(seat), follows=followed_by(seat, seats))


def with_bonds(circle: Circle, seats: Iterable[Seat], meeting: Meeting) -> Circle:
    """The same circle, with who has met whom and who is not left alone."""
    seat_of = {seat.enrolment_id: seat.pk for seat in seats if seat.enrolment_id}
    known = bonds_at(meeting, people=seat_of)
    flagged = {seat_of[one] for one in accompanied_in(meeting.group) if one in seat_of}
    bonds = Bonds(
        met={
            named: met
            for pair, met in known.met.items()
            if (named := _named(pair, seat_of))
        },
        left_over={seat_of[one]: times for one, times in known.left_over.items()},
        apart=frozenset(n for pair in known.apart if (n := _named(pair, seat_of))),
    )
    sitters = tuple(
        replace(one, has_flag=one.seat in flagged) for one in circle.sitters
    )
    return replace(circle, sitters=sitters, bonds=bonds)


def _named(pair: Pair, seat_of: Mapping[UUID, UUID]) -> Pair | None:
    """The pair by its seats; None when one of them is not here."""
    seats = frozenset(seat_of[one] for one in pair if one in seat_of)
    return seats if len(seats) == len(pair) else None
