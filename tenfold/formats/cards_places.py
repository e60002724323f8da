"""Where cards come to lie when nobody says where."""

from tenfold.formats.base import Circle, Sitter
from tenfold.formats.cards_table import CardsState, Lies, Piece

APART = {1: 0.0, 2: 0.18, 3: 0.145}
"""How far cards in the middle lie from each other, by how many there may be."""


def spot(
    state: CardsState, x: float | None, y: float | None, by: Sitter, circle: Circle
) -> tuple[float, float]:
    """Where it was laid; else one's own place at the table."""
    if x is not None and y is not None:
        return x, y
    seats = [sitter.seat for sitter in circle.sitters]
    here = seats.index(by.seat) if by.seat in seats else 0
    laid = sum(1 for p in state.of(by.seat) if p.lies == Lies.TABLE)
    if state.speaker == by.seat:
        return in_the_middle(laid, state.options.each)
    return place_at_the_table(here, len(seats), laid)


def in_the_middle(laid: int, each: int) -> tuple[float, float]:
    """Side by side, as many as one person may have."""
    beside = min(laid, each - 1) - (each - 1) / 2
    return 0.5 + APART[each] * beside, 0.32


def place_at_the_table(here: int, people: int, laid: int) -> tuple[float, float]:
    """Everybody's own place: half the people on the left, half on the right.

    The middle stays free for who speaks and for the open cards, and so do the corners
    above for the question and the pile. Further cards fan out from the first.
    """
    left = (people + 1) // 2
    number, of = (here, left) if here < left else (here - left, people - left)
    across = (number + 0.5) / max(1, of)
    x = 0.05 + 0.27 * across if here < left else 0.67 + 0.16 * across
    y = 0.7 if number % 2 else 0.56
    return x + 0.03 * laid, y + 0.03 * laid


def out_of_the_middle(state: CardsState, circle: Circle) -> tuple[Piece, ...]:
    """The cards after a turn: who has spoken takes theirs to their own place."""
    seats = [sitter.seat for sitter in circle.sitters]
    if state.speaker not in seats:
        return state.pieces
    here, tidied = seats.index(state.speaker), list[Piece]()
    for piece in state.pieces:
        laid = sum(1 for one in tidied if one.owner == state.speaker)
        if piece.owner == state.speaker and piece.lies == Lies.TABLE:
            x, y = place_at_the_table(here, len(seats), laid)
            new = {"x": x, "y": y, "rev": piece.rev + 1}
            tidied.append(piece.model_copy(update=new))
        else:
            tidied.append(piece)
    return tuple(tidied)


def a_little_askew(piece: Piece) -> int:
    """As hands lay cards: never quite straight."""
    return int(piece.id[:4], 16) % 9 - 4
