"""Pairs: people talk in rooms beside the circle for a while, and come back."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import combinations
from typing import Any, assert_never
from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import (
    Beside,
    Circle,
    Format,
    FormatError,
    NotYoursError,
    Sitter,
    refuse_if_stale,
    stepped,
)
from tenfold.formats.pairing import (
    Bonds,
    Met,
    Partner,
    Proposal,
    pairs_by_history,
    pairs_of_round,
    teams,
)
from tenfold.formats.pairs_moves import followed, moved, visited
from tenfold.formats.pairs_state import (
    EXTENSION,
    RECALL_SECONDS,
    PairRoom,
    PairsAgain,
    PairsCall,
    PairsDeed,
    PairsExtend,
    PairsMove,
    PairsNext,
    PairsOptions,
    PairsRecall,
    PairsSend,
    PairsSet,
    PairsState,
    PairsTell,
    PairsView,
    PairsVisit,
    PairsWrite,
    Phase,
    new_room,
)
from tenfold.formats.pairs_teams import brought_back, roles_in, text_of, written

GONE = (Phase.TALKING, Phase.RETURNING)
COUNTS_FROM = timedelta(seconds=60)


def start(options: PairsOptions, circle: Circle) -> PairsState:
    """Propose who talks with whom; nobody goes anywhere yet."""
    _refuse_if_alone(circle)
    state = PairsState(started_at=circle.now, options=options)
    return _proposed(state, circle)


def act(state: PairsState, deed: PairsDeed, by: Sitter, circle: Circle) -> PairsState:
    if not isinstance(deed, PairsVisit | PairsCall | PairsWrite):
        refuse_if_stale(state, deed)
    match deed:
        case PairsCall() | PairsWrite():
            return _from_within(state, deed, by, circle.now)
        case PairsVisit():
            return visited(state, by.seat, deed.room, circle)
        case PairsMove():
            return moved(state, deed, circle)
        case PairsTell():
            told = deed.text.strip()
            return stepped(state, told=told, told_at=circle.now if told else None)
        case PairsSet() | PairsAgain() | PairsNext() | PairsSend():
            return _prepare(state, deed, circle)
        case PairsExtend() | PairsRecall():
            return _time(state, deed, circle.now)
        case _:
            assert_never(deed)


def settle(state: PairsState, circle: Circle) -> PairsState:
    """Who left is gone from their room; who is alone in one comes back."""
    return followed(state, circle)


def due(state: PairsState) -> datetime | None:
    return state.ends_at if state.phase in GONE else None


def tick(state: PairsState, circle: Circle) -> PairsState:
    """When the time is over everybody belongs to the circle again."""
    if state.phase in GONE and state.ends_at and circle.now >= state.ends_at:
        return _back(state, circle.now)
    return state


def beside(state: PairsState) -> dict[UUID, Beside]:
    """The rooms there must be. Proposed ones are open, and nobody is in them yet."""
    if state.phase == Phase.BACK:
        return {}
    kind = "team" if state.options.size == "teams" else "pair"
    has_gone = state.phase in GONE
    found = {}
    for room in state.rooms:
        visitors = tuple(v.seat for v in state.visits if v.room == room.id)
        people = (*room.seats, *visitors)
        found[room.id] = Beside(kind, people if has_gone else (), people)
    return found


def has_met(before: PairsState, now: datetime) -> bool:
    """Whether this round was long enough to be remembered."""
    if before.phase not in GONE or before.began_at is None:
        return False
    half = timedelta(seconds=before.options.talk_seconds) / 2
    return now - before.began_at >= min(COUNTS_FROM, half)


def look(state: PairsState, by: Sitter, circle: Circle) -> PairsView:
    own = room_of(state, by.follows or by.seat)
    if not by.leads and state.phase in (Phase.PROPOSED, Phase.BACK):
        own = None
    more: dict[str, Any] = {}
    if by.leads:
        more = {
            "odd": state.options.odd,
            "is_in_turn": state.options.is_in_turn,
            "rooms": state.rooms,
            "next_rooms": state.next_rooms,
            "visits": state.visits,
            "left_over": state.left_over,
        }
    return PairsView(
        id=state.id,
        step=state.step,
        phase=state.phase,
        size=state.options.size,
        prompt=state.options.prompt,
        round=state.round,
        has_halves=state.options.has_halves,
        talk_seconds=state.options.talk_seconds,
        began_at=state.began_at,
        half_at=state.half_at,
        ends_at=state.ends_at,
        told=state.told,
        told_at=state.told_at,
        own=own.id if own else None,
        speaks_first=own.seats[0] if own and own.seats else None,
        is_calling=own is not None and own.calls_since is not None,
        was_left_alone=by.seat in state.alone,
        roles=roles_in(state, own),
        text=text_of(state, own.id if own else None),
        brought_back=brought_back(state),
        **more,
    )


def room_of(state: PairsState, seat: UUID) -> PairRoom | None:
    """The room somebody is in, as one who talks or as a visitor."""
    visited_rooms = {visit.seat: visit.room for visit in state.visits}
    for room in state.rooms:
        if seat in room.seats or visited_rooms.get(seat) == room.id:
            return room
    return None


def _prepare(
    state: PairsState,
    deed: PairsSet | PairsAgain | PairsNext | PairsSend,
    circle: Circle,
) -> PairsState:
    if isinstance(deed, PairsNext):
        if state.phase != Phase.BACK:
            raise FormatError(_("Bring everyone back first."))
        _refuse_if_alone(circle)
        return _proposed(state, circle, round=state.round + 1, again=0)
    if state.phase != Phase.PROPOSED:
        raise FormatError(_("They are in their rooms already."))
    if isinstance(deed, PairsSet):
        is_same = _matching(deed.options) == _matching(state.options)
        changed = state.model_copy(update={"options": deed.options})
        return stepped(changed) if is_same else _proposed(changed, circle)
    if isinstance(deed, PairsAgain):
        return _proposed(state, circle, again=state.again + 1)
    return _sent(state, circle)


def _refuse_if_alone(circle: Circle) -> None:
    if len(circle.members) < 2:  # noqa: PLR2004 - a pair is two
        raise FormatError(_("Two members must be here before anybody can pair up."))


def _matching(options: PairsOptions) -> tuple[object, ...]:
    return options.size, options.odd, options.is_in_turn


def _proposed(state: PairsState, circle: Circle, **changes: int) -> PairsState:
    again = changes.get("again", state.again)
    proposal = propose(state.options, circle, circle.bonds, again=again)
    return stepped(
        state,
        **changes,
        phase=Phase.PROPOSED,
        rooms=_rooms(proposal, circle.bonds),
        left_over=proposal.in_circle,
        next_rooms=(),
        visits=(),
        alone=(),
        began_at=None,
        half_at=None,
        ends_at=None,
        told="",
        told_at=None,
        texts=(),
    )


def propose(
    options: PairsOptions, circle: Circle, bonds: Bonds, *, again: int = 0
) -> Proposal:
    """Who would talk with whom, of those who are here."""
    people = [Partner(s.seat, s.is_accompanied) for s in circle.members]
    if options.size == "teams":
        return teams(people, bonds, again=again)
    make = pairs_of_round if options.is_in_turn else pairs_by_history
    return make(people, bonds, odd=options.odd, again=again)


def _rooms(proposal: Proposal, bonds: Bonds) -> tuple[PairRoom, ...]:
    rooms = []
    for seats in proposal.rooms:
        times, last_on = bonds.of_room(seats)
        rooms.append(new_room(seats, times=times, last_on=last_on))
    return tuple(rooms)


def _sent(state: PairsState, circle: Circle) -> PairsState:
    """Go. A room with one in it is none."""
    ready = followed(state, circle)
    rooms = tuple(room for room in ready.rooms if len(room.seats) > 1)
    if not rooms:
        raise FormatError(_("There is no room with two people in it yet."))
    going = {seat for room in rooms for seat in room.seats}
    length = timedelta(seconds=state.options.talk_seconds)
    return stepped(
        ready,
        phase=Phase.TALKING,
        rooms=rooms,
        visits=tuple(v for v in ready.visits if any(r.id == v.room for r in rooms)),
        left_over=tuple(s.seat for s in circle.members if s.seat not in going),
        next_rooms=_next_rooms(state.options, rooms, circle),
        began_at=circle.now,
        half_at=circle.now + length / 2 if state.options.has_halves else None,
        ends_at=circle.now + length,
    )


def _next_rooms(
    options: PairsOptions, rooms: Iterable[PairRoom], circle: Circle
) -> tuple[PairRoom, ...]:
    """Who would talk with whom afterwards, if there is another round."""
    met = dict(circle.bonds.met)
    for room in rooms:
        for two in combinations(room.seats, 2):
            pair = frozenset(two)
            met[pair] = Met(met[pair].times + 1 if pair in met else 1)
    after = Bonds(met, circle.bonds.left_over, circle.bonds.apart)
    return _rooms(propose(options, circle, after), after)


def _time(
    state: PairsState, deed: PairsExtend | PairsRecall, now: datetime
) -> PairsState:
    if state.phase not in GONE or state.ends_at is None:
        raise FormatError(_("Everyone is in the circle."))
    if isinstance(deed, PairsRecall):
        if state.phase == Phase.RETURNING:
            return _back(state, now)
        soon = min(state.ends_at, now + timedelta(seconds=RECALL_SECONDS))
        return stepped(state, phase=Phase.RETURNING, ends_at=soon)
    half = state.half_at
    if half is not None and half > now:
        half += EXTENSION / 2
    # A minute more also calls off a return that has begun.
    return stepped(
        state, phase=Phase.TALKING, ends_at=state.ends_at + EXTENSION, half_at=half
    )


def _back(state: PairsState, now: datetime) -> PairsState:
    rooms = tuple(r.model_copy(update={"calls_since": None}) for r in state.rooms)
    return stepped(
        state, phase=Phase.BACK, rooms=rooms, visits=(), alone=(), ends_at=now
    )


def _from_within(
    state: PairsState, deed: PairsCall | PairsWrite, by: Sitter, now: datetime
) -> PairsState:
    room = room_of(state, by.seat)
    if isinstance(deed, PairsWrite):
        return written(state, deed, room, by)
    if room is None or state.phase not in GONE:
        raise NotYoursError
    if deed.on == (room.calls_since is not None):
        return state
    since = now if deed.on else None
    rooms = tuple(
        one.model_copy(update={"calls_since": since}) if one.id == room.id else one
        for one in state.rooms
    )
    return stepped(state, rooms=rooms)


PAIRS = Format(
    name="pairs",
    state=PairsState,
    options=PairsOptions,
    start=start,
    act=act,
    look=look,
    settle=settle,
    due=due,
    tick=tick,
    beside=beside,
    knows_bonds=True,
)
