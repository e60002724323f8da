"""Cards: a shared table with pictures, where everybody speaks for their own card."""

from random import SystemRandom
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import (
    Circle,
    Face,
    Format,
    FormatError,
    NotYoursError,
    Sitter,
    refuse_if_stale,
    stepped,
)
from tenfold.formats.cards_places import a_little_askew, out_of_the_middle, spot
from tenfold.formats.cards_table import (
    MOST_KEPT,
    CardsAway,
    CardsDeed,
    CardsDraw,
    CardsFreeze,
    CardsGive,
    CardsKeep,
    CardsMove,
    CardsNext,
    CardsOptions,
    CardsPlace,
    CardsReveal,
    CardsState,
    CardsSwap,
    CardsTake,
    CardsTurn,
    CardsView,
    Held,
    Lies,
    Piece,
    Piles,
    Who,
    hands_of,
    piece_view,
)

FEWEST_CARDS = 2
chance = SystemRandom()


class HandWasThereError(FormatError):
    """Two people took hold of one card; who let go first has moved it."""

    code = "moved_on"

    def __init__(self) -> None:
        super().__init__(
            _("Somebody else had this card in hand a moment earlier. Look again.")
        )


class NotYourCardError(FormatError):
    def __init__(self) -> None:
        super().__init__(_("This is somebody else's card."))


def start(options: CardsOptions, circle: Circle) -> CardsState:
    faces = [face for face in circle.deck if face.intensity <= options.strongest]
    if len(faces) < FEWEST_CARDS:
        raise FormatError(
            _("This deck has fewer than two cards to choose from. Choose another.")
        )
    faces = chance.sample(faces, len(faces))
    laid = 0 if options.piles == Piles.DOWN else options.open_count
    if options.piles == Piles.BOTH:
        laid = min(laid, len(faces) - 1)
    state = CardsState(
        started_at=circle.now,
        options=options.model_copy(update={"prompt": options.prompt.strip()}),
        pile=() if options.piles == Piles.OPEN else tuple(faces[laid:]),
        pieces=tuple(Piece(face=face, lies=Lies.OPEN) for face in faces[:laid]),
    )
    if options.who != Who.TURNS:
        return state
    order = tuple(s.seat for s in circle.members if not s.is_listening)
    return _give_turn(state.model_copy(update={"order": order}), None, circle)


def act(state: CardsState, deed: CardsDeed, by: Sitter, circle: Circle) -> CardsState:
    if isinstance(deed, CardsNext):
        return _next(state, deed, by, circle)
    if isinstance(deed, CardsFreeze):
        return stepped(state, is_frozen=deed.on)
    if isinstance(deed, CardsReveal):
        return _reveal(state)
    if isinstance(deed, CardsKeep):
        return _keep(state, deed, by)
    _refuse_unless_it_is_their_moment(state, by)
    if isinstance(deed, CardsDraw):
        return _draw(state, by)
    return _with_one(state, deed, by, circle)


def _with_one(state: CardsState, deed: Any, by: Sitter, circle: Circle) -> CardsState:
    """A deed with one card that one may touch."""
    piece = _held(state, deed)
    match deed:
        case CardsTake():
            return _take(state, piece, deed, by, circle)
        case CardsMove():
            return _move(state, piece, deed, by)
        case CardsAway():
            return _away(state, piece)
    if piece.owner != by.seat:
        raise NotYourCardError
    return _with_own(state, piece, deed, by, circle)


def _with_own(
    state: CardsState, piece: Piece, deed: Any, by: Sitter, circle: Circle
) -> CardsState:
    match deed:
        case CardsPlace():
            return _place(state, piece, deed, by, circle)
        case CardsTurn():
            return _turn(state, piece)
        case CardsSwap():
            return _swap(state, piece, by)
        case CardsGive():
            return _give(state, piece, deed, circle)
    raise NotYoursError


def settle(state: CardsState, circle: Circle) -> CardsState:
    """Who left keeps their cards where they lie; the turn goes on without them."""
    if state.options.who != Who.TURNS:
        return state
    known = {*state.order, *state.done, state.speaker}
    new = tuple(
        s.seat for s in circle.members if s.seat not in known and not s.is_listening
    )
    order = tuple(seat for seat in state.order if circle.has(seat)) + new
    changed = state
    if order != state.order:
        changed = stepped(state, order=order)
    if state.speaker is not None and not circle.has(state.speaker):
        gone = changed.model_copy(update={"speaker": None, "speaks_since": None})
        changed = _give_turn(gone, None, circle)
    return changed


def look(state: CardsState, by: Sitter, circle: Circle) -> CardsView:
    own, options = by.seat, state.options

    def those(lies: Lies) -> tuple[Piece, ...]:
        return tuple(piece for piece in state.pieces if piece.lies == lies)

    return CardsView(
        id=state.id,
        step=state.step,
        prompt=options.prompt,
        technique=options.technique,
        who=options.who,
        piles=options.piles,
        each=options.each,
        swaps_left=options.swaps - state.swapped.get(own, 0),
        pile=len(state.pile),
        open=tuple(piece_view(piece, own) for piece in those(Lies.OPEN)),
        table=tuple(piece_view(piece, own) for piece in those(Lies.TABLE)),
        hand=tuple(piece_view(p, own) for p in those(Lies.HAND) if p.owner == own),
        hands=hands_of(state, circle),
        kept=state.kept.get(own, ()),
        may_act=_may_act(state, by),
        may_take=_may_act(state, by) and len(state.of(own)) < options.each,
        is_frozen=state.is_frozen,
        speaker=state.speaker,
        speaks_since=state.speaks_since,
        seconds_each=options.seconds_each,
        waiting=state.order,
    )


def _may_act(state: CardsState, by: Sitter) -> bool:
    if by.leads:
        return True
    if state.is_frozen:
        return False
    return state.options.who != Who.TURNS or state.speaker == by.seat


def _refuse_unless_it_is_their_moment(state: CardsState, by: Sitter) -> None:
    if _may_act(state, by):
        return
    if state.is_frozen:
        raise FormatError(_("The table rests for a moment. Look with the others."))
    raise FormatError(_("It is somebody else's turn. Yours comes."))


def _held(state: CardsState, deed: Held) -> Piece:
    """The card as it was known, and it is there still."""
    piece = state.piece(deed.piece)
    if piece is None or piece.rev != deed.rev:
        raise HandWasThereError
    return piece


def _changed(state: CardsState, piece: Piece, **changes: Any) -> CardsState:
    new = piece.model_copy(update={"rev": piece.rev + 1, **changes})
    pieces = tuple(new if one.id == piece.id else one for one in state.pieces)
    return stepped(state, pieces=pieces)


def _on_top(state: CardsState) -> int:
    return max((piece.z for piece in state.pieces), default=0) + 1


def _refuse_one_too_many(state: CardsState, by: Sitter) -> None:
    if len(state.of(by.seat)) >= state.options.each:
        raise FormatError(_("You have your cards. Swap one if it does not suit you."))


def _draw(state: CardsState, by: Sitter) -> CardsState:
    _refuse_one_too_many(state, by)
    if not state.pile:
        raise FormatError(_("The pile is empty."))
    top, *rest = state.pile
    new = Piece(face=top, lies=Lies.HAND, owner=by.seat, is_up=False)
    return stepped(state, pile=tuple(rest), pieces=(*state.pieces, new))


def _take(
    state: CardsState, piece: Piece, deed: CardsTake, by: Sitter, circle: Circle
) -> CardsState:
    if piece.lies != Lies.OPEN:
        raise HandWasThereError
    _refuse_one_too_many(state, by)
    x, y = spot(state, deed.x, deed.y, by, circle)
    return _changed(
        state,
        piece,
        lies=Lies.TABLE,
        owner=by.seat,
        x=x,
        y=y,
        turn=a_little_askew(piece),
        z=_on_top(state),
    )


def _place(
    state: CardsState, piece: Piece, deed: CardsPlace, by: Sitter, circle: Circle
) -> CardsState:
    if piece.lies != Lies.HAND:
        raise HandWasThereError
    x, y = spot(state, deed.x, deed.y, by, circle)
    return _changed(
        state,
        piece,
        lies=Lies.TABLE,
        x=x,
        y=y,
        turn=a_little_askew(piece),
        z=_on_top(state),
        is_up=deed.is_up,
    )


def _move(state: CardsState, piece: Piece, deed: CardsMove, by: Sitter) -> CardsState:
    is_free = by.leads or state.options.who == Who.ALL
    if piece.owner != by.seat and not is_free:
        raise NotYourCardError
    if piece.lies != Lies.TABLE:
        raise HandWasThereError
    return _changed(state, piece, x=deed.x, y=deed.y, turn=deed.turn, z=_on_top(state))


def _swap(state: CardsState, piece: Piece, by: Sitter) -> CardsState:
    """Back it goes; another comes from the pile, or is chosen from the open cards."""
    used = state.swapped.get(by.seat, 0)
    if used >= state.options.swaps:
        raise FormatError(_("You have swapped as often as was agreed."))
    swapped = {**state.swapped, by.seat: used + 1}
    if not state.pile:
        back = _changed(state, piece, lies=Lies.OPEN, owner=None, is_up=True, turn=0)
        return back.model_copy(update={"swapped": swapped})
    top, *rest = state.pile
    new = piece.model_copy(
        update={
            "id": Piece(face=top, lies=piece.lies).id,
            "rev": 0,
            "face": top,
            "lies": Lies.HAND,
            "is_up": False,
        }
    )
    others = tuple(one for one in state.pieces if one.id != piece.id)
    return stepped(
        state, pile=_into(rest, piece.face), pieces=(*others, new), swapped=swapped
    )


def _turn(state: CardsState, piece: Piece) -> CardsState:
    if piece.lies != Lies.TABLE:
        raise FormatError(_("Lay this card on the table first."))
    return _changed(state, piece, is_up=not piece.is_up)


def _give(
    state: CardsState, piece: Piece, deed: CardsGive, circle: Circle
) -> CardsState:
    if not circle.has(deed.seat):
        raise FormatError(_("This person is not here."))
    if deed.seat == piece.owner:
        raise FormatError(_("This card is yours already."))
    return _changed(state, piece, owner=deed.seat)


def _away(state: CardsState, piece: Piece) -> CardsState:
    """Off the table, for everybody, and not drawn again."""
    others = tuple(one for one in state.pieces if one.id != piece.id)
    return stepped(state, pieces=others)


def _into(pile: list[Face], face: Face) -> tuple[Face, ...]:
    """Somewhere into the pile, and not on top of it."""
    at = chance.randint(1, len(pile)) if pile else 0
    return (*pile[:at], face, *pile[at:])


def _reveal(state: CardsState) -> CardsState:
    down = [p for p in state.pieces if p.lies == Lies.TABLE and not p.is_up]
    for piece in down:
        state = _changed(state, piece, is_up=True)
    return state


def _keep(state: CardsState, deed: CardsKeep, by: Sitter) -> CardsState:
    if by.leads:
        raise FormatError(_("Members keep cards. You find the table in the record."))
    piece = state.piece(deed.piece)
    if piece is None:
        raise HandWasThereError
    kept = tuple(f for f in state.kept.get(by.seat, ()) if f.key != piece.face.key)
    if deed.on:
        if piece.owner != by.seat:
            raise FormatError(_("You can keep your own cards."))
        if len(kept) >= MOST_KEPT:
            raise FormatError(_("You keep three cards already. Let one go first."))
        kept = (*kept, piece.face)
    return stepped(state, kept={**state.kept, by.seat: kept})


def _next(state: CardsState, deed: CardsNext, by: Sitter, circle: Circle) -> CardsState:
    refuse_if_stale(state, deed)
    if state.options.who != Who.TURNS:
        raise FormatError(_("Nobody takes turns at this table."))
    if not by.leads and by.seat != state.speaker:
        raise NotYoursError
    return _give_turn(state, deed.seat, circle)


def _give_turn(state: CardsState, seat: UUID | None, circle: Circle) -> CardsState:
    done = state.done if state.speaker is None else (*state.done, state.speaker)
    if seat is not None and seat not in state.order:
        raise FormatError(_("This person has had their turn, or is not here."))
    next_one = seat or next(iter(state.order), None)
    return stepped(
        state,
        pieces=out_of_the_middle(state, circle),
        done=done,
        order=tuple(one for one in state.order if one != next_one),
        speaker=next_one,
        speaks_since=circle.now if next_one else None,
    )


CARDS = Format(
    name="cards",
    state=CardsState,
    options=CardsOptions,
    start=start,
    act=act,
    look=look,
    settle=settle,
)
