"""Role play: a scene of one person before the group, with others, doubles, a director.

Nobody plays who has not said yes, and no role is taken home: at the end each says
their own name and one thing that is true of them, before the group shares.
"""

from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import (
    Circle,
    Format,
    FormatError,
    NotYoursError,
    Sitter,
    refuse_if_stale,
    stepped,
)
from tenfold.formats.role_play_cast import (
    MOST_DOUBLES,
    Cast,
    asked,
    cast_of,
    directed,
    holds,
    wearers,
)
from tenfold.formats.role_play_state import (
    LeadersDeed,
    Part,
    Phase,
    Player,
    PlayerView,
    Reply,
    RolePlayBegin,
    RolePlayCast,
    RolePlayDeed,
    RolePlayDouble,
    RolePlayEnd,
    RolePlayFreeze,
    RolePlayMore,
    RolePlayOptions,
    RolePlayPutDown,
    RolePlayReply,
    RolePlayReverse,
    RolePlayShare,
    RolePlayState,
    RolePlayStop,
    RolePlayView,
    ScenesDeed,
)

MORE_SECONDS = 120
LONGEST_SCENE = 3600
OVER = (Phase.DE_ROLING, Phase.SHARING)


def start(options: RolePlayOptions, circle: Circle) -> RolePlayState:
    return RolePlayState(
        started_at=circle.now,
        theme=" ".join(options.theme.split()),
        seconds=options.minutes * 60,
        since=circle.now,
        cast=cast_of(options.cast, circle),
    )


def act(
    state: RolePlayState, deed: RolePlayDeed, by: Sitter, circle: Circle
) -> RolePlayState:
    match deed:
        case RolePlayReply():
            return _reply(state, deed.says_yes, by)
        case RolePlayStop():
            return _stop(state, by, circle)
        case RolePlayPutDown():
            return _put_down(state, deed.seat, by)
        case _:
            refuse_if_stale(state, deed)
            return _lead(state, deed, circle)


def settle(state: RolePlayState, circle: Circle) -> RolePlayState:
    """Who leaves, or would rather listen, plays no more; a scene of nobody is over."""
    if state.phase in OVER:
        return state
    here = {one.seat for one in circle.sitters if not one.is_listening}
    cast = directed((one for one in state.cast if one.seat in here), circle)
    if cast == state.cast:
        return state
    settled = _with_cast(state, cast)
    is_over = state.phase == Phase.PLAYING and not holds(cast)
    return _end(settled, circle) if is_over else settled


def look(state: RolePlayState, by: Sitter, circle: Circle) -> RolePlayView:
    return RolePlayView(
        id=state.id,
        step=state.step,
        phase=state.phase,
        theme=state.theme if _knows(state, by) else "",
        seconds=state.seconds,
        since=state.since,
        frozen_at=state.frozen_at,
        cast=tuple(_shown(state, one, by) for one in _seen(state, by)),
        reversed_with=state.reversed_with,
        can_begin=by.leads and state.phase == Phase.CASTING and _is_ready(state),
        waiting=waiting(state, circle) if state.phase in OVER else (),
        put_down=state.put_down,
    )


def speakers(state: RolePlayState) -> frozenset[UUID] | None:
    """Who plays or directs, while the scene is played."""
    if state.phase != Phase.PLAYING:
        return None
    return frozenset(one.seat for one in state.cast if one.reply == Reply.YES)


def hushes(state: RolePlayState) -> bool:
    """While a scene is played nobody writes beside it."""
    return state.phase == Phase.PLAYING


def waiting(state: RolePlayState, circle: Circle) -> tuple[UUID, ...]:
    """Who is here and still wears a role. Who has left is not waited for."""
    worn = (seat for seat in state.played if seat not in state.put_down)
    return tuple(seat for seat in worn if circle.has(seat))


def unfinished(state: RolePlayState, circle: Circle) -> str:
    """Nobody takes a role home."""
    if not waiting(state, circle):
        return ""
    return _("Roles are still worn. End the scene, and let each put theirs down first.")


def _knows(state: RolePlayState, by: Sitter) -> bool:
    """Before the scene it is nobody's but who is asked and those who lead."""
    is_asked = any(one.seat == by.seat for one in state.cast)
    return state.phase != Phase.CASTING or by.leads or is_asked


def _seen(state: RolePlayState, by: Sitter) -> Cast:
    """Before the scene nobody but who is asked learns who else might play."""
    if by.leads or (state.phase == Phase.CASTING and _knows(state, by)):
        return state.cast
    plays = state.phase == Phase.PLAYING
    return tuple(
        one
        for one in state.cast
        if one.seat == by.seat or (plays and one.reply == Reply.YES)
    )


def _shown(state: RolePlayState, player: Player, by: Sitter) -> PlayerView:
    """The role that somebody wears now, and their answer if it may be known."""
    role, plays = player.role, None
    if state.reversed_with is not None:
        given = {one.seat: one.role for one in state.cast}
        if player.part == Part.PROTAGONIST:
            role = given[state.reversed_with]
        elif player.seat == state.reversed_with:
            role, plays = "", _protagonist(state)
    is_open = by.leads or by.seat == player.seat
    return PlayerView(
        seat=player.seat,
        part=player.part,
        role=role,
        plays=plays,
        reply=player.reply if is_open else None,
    )


def _protagonist(state: RolePlayState) -> UUID | None:
    found = (one.seat for one in state.cast if one.part == Part.PROTAGONIST)
    return next(found, None)


def _is_ready(state: RolePlayState) -> bool:
    return holds(state.cast) and all(one.reply == Reply.YES for one in state.cast)


def _with_cast(state: RolePlayState, cast: Cast) -> RolePlayState:
    others = {one.seat for one in cast if one.part == Part.OTHER}
    kept = state.reversed_with if state.reversed_with in others else None
    return stepped(state, cast=cast, reversed_with=kept)


def _end(state: RolePlayState, circle: Circle) -> RolePlayState:
    """All roles come off at once; putting them down is said one by one."""
    return stepped(
        state,
        phase=Phase.DE_ROLING,
        since=circle.now,
        frozen_at=None,
        cast=(),
        reversed_with=None,
    )


def _reply(state: RolePlayState, says_yes: bool, by: Sitter) -> RolePlayState:
    own = next((one for one in state.cast if one.seat == by.seat), None)
    if own is None:
        raise NotYoursError
    if state.phase == Phase.PLAYING and own.reply == Reply.YES:
        raise FormatError(_("The scene has begun. Say stop, and it stands still."))
    new = own.model_copy(update={"reply": Reply.YES if says_yes else Reply.NO})
    cast = tuple(new if one.seat == by.seat else one for one in state.cast)
    changed = state.model_copy(update={"cast": cast})
    return _worn(changed) if state.phase == Phase.PLAYING else changed


def _worn(state: RolePlayState) -> RolePlayState:
    """Remember who wears a role; who came later puts it down later."""
    played = tuple(dict.fromkeys((*state.played, *wearers(state.cast))))
    return state.model_copy(update={"played": played})


def _stop(state: RolePlayState, by: Sitter, circle: Circle) -> RolePlayState:
    if by.seat not in (speakers(state) or ()):
        raise NotYoursError
    return _freeze(state, True, circle)


def _put_down(state: RolePlayState, seat: UUID, by: Sitter) -> RolePlayState:
    if seat not in state.played or not (by.leads or by.seat == seat):
        raise NotYoursError
    if state.phase not in OVER:
        raise FormatError(_("The scene is still played. End it first."))
    if seat in state.put_down:
        return state
    return state.model_copy(update={"put_down": (*state.put_down, seat)})


def _lead(state: RolePlayState, deed: LeadersDeed, circle: Circle) -> RolePlayState:
    match deed:
        case RolePlayCast():
            _refuse_unless(state, Phase.CASTING)
            return stepped(state, cast=cast_of(deed.cast, circle, state.cast))
        case RolePlayBegin():
            _refuse_unless(state, Phase.CASTING)
            if not _is_ready(state):
                raise FormatError(_("Not everybody who is to play has said yes."))
            return _worn(stepped(state, phase=Phase.PLAYING, since=circle.now))
        case RolePlayShare():
            _refuse_unless(state, Phase.DE_ROLING)
            if why := unfinished(state, circle):
                raise FormatError(why)
            return stepped(state, phase=Phase.SHARING, since=circle.now)
        case _:
            _refuse_unless(state, Phase.PLAYING)
            return _direct(state, deed, circle)


def _refuse_unless(state: RolePlayState, phase: Phase) -> None:
    if state.phase != phase:
        raise FormatError(_("The scene has moved on. Look and decide again."))


def _direct(state: RolePlayState, deed: ScenesDeed, circle: Circle) -> RolePlayState:
    match deed:
        case RolePlayReverse():
            return _reverse(state, deed.other)
        case RolePlayDouble(on=True):
            return _ask_double(state, deed.seat, circle)
        case RolePlayDouble():
            return _let_double_go(state, deed.seat, circle)
        case RolePlayFreeze():
            return _freeze(state, deed.on, circle)
        case RolePlayMore():
            longer = state.seconds + MORE_SECONDS
            if longer > LONGEST_SCENE:
                raise FormatError(_("An hour is as long as a scene can be."))
            return stepped(state, seconds=longer)
        case RolePlayEnd():
            return _end(state, circle)


def _reverse(state: RolePlayState, other: UUID) -> RolePlayState:
    others = {one.seat for one in state.cast if one.part == Part.OTHER}
    if other not in others:
        raise FormatError(_("They play nobody with whom roles can be changed."))
    return stepped(state, reversed_with=None if state.reversed_with == other else other)


def _ask_double(state: RolePlayState, seat: UUID, circle: Circle) -> RolePlayState:
    """Who said no makes room for who is asked next; no new double can be forced."""
    cast = tuple(one for one in state.cast if one.reply != Reply.NO)
    if any(one.seat == seat for one in cast):
        raise FormatError(_("They play already, or are asked to."))
    if sum(one.part == Part.DOUBLE for one in cast) >= MOST_DOUBLES:
        raise FormatError(_("Two doubles are as many as fit."))
    return _worn(_with_cast(state, directed((*cast, asked(seat, circle)), circle)))


def _let_double_go(state: RolePlayState, seat: UUID, circle: Circle) -> RolePlayState:
    """They watch again, and put the role down with the others at the end."""
    rest = tuple(
        one for one in state.cast if (one.seat, one.part) != (seat, Part.DOUBLE)
    )
    if rest == state.cast:
        raise FormatError(_("They are no double."))
    if not holds(rest):
        raise FormatError(_("Nobody would play with the protagonist. End the scene."))
    return _with_cast(state, directed(rest, circle))


def _freeze(state: RolePlayState, on: bool, circle: Circle) -> RolePlayState:
    """The clock waits with the scene."""
    if on == (state.frozen_at is not None):
        return state
    if state.frozen_at is None:
        return stepped(state, frozen_at=circle.now)
    stood = circle.now - state.frozen_at
    return stepped(state, frozen_at=None, since=state.since + stood)


ROLE_PLAY = Format(
    name="role_play",
    state=RolePlayState,
    options=RolePlayOptions,
    start=start,
    act=act,
    look=look,
    settle=settle,
    speakers=speakers,
    hushes=hushes,
    unfinished=unfinished,
)
