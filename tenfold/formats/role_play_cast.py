"""Who may play what: the rules of a cast."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _

from tenfold.formats.base import Circle, FormatError, Sitter
from tenfold.formats.role_play_state import Casting, Part, Player, Reply

ORDER = tuple(Part)
MOST_OTHERS = 4
MOST_DOUBLES = 2

Cast = tuple[Player, ...]


def cast_of(wanted: Iterable[Casting], circle: Circle, before: Cast = ()) -> Cast:
    """The cast that somebody proposes; who keeps their role keeps their answer."""
    said = {(one.seat, one.part, one.role): one.reply for one in before}
    cast = []
    for one in wanted:
        sitter = able(one.seat, circle)
        role = " ".join(one.role.split()) if one.part == Part.OTHER else ""
        if one.part == Part.OTHER and not role:
            raise FormatError(_("Say in a word whom each other person plays."))
        reply = said.get((one.seat, one.part, role), _first_reply(sitter))
        cast.append(Player(seat=one.seat, part=one.part, role=role, reply=reply))
    _refuse_what_is_no_scene(cast, circle)
    return directed(cast, circle)


def able(seat: UUID, circle: Circle) -> Sitter:
    """Somebody who may be asked: they are here, and do not listen today."""
    sitter = circle.find(seat)
    if sitter is None or sitter.is_listening:
        raise FormatError(_("Somebody you chose is not here, or listens today."))
    return sitter


def asked(seat: UUID, circle: Circle) -> Player:
    """A double who comes to a scene that is played."""
    reply = _first_reply(able(seat, circle))
    return Player(seat=seat, part=Part.DOUBLE, reply=reply)


def directed(cast: Iterable[Player], circle: Circle) -> Cast:
    """In order, and with a director: the first who leads and plays nothing else."""
    players = sorted(cast, key=lambda one: ORDER.index(one.part))
    taken = {one.seat for one in players}
    free = (one.seat for one in circle.sitters if one.leads and one.seat not in taken)
    if Part.DIRECTOR not in parts(players) and (seat := next(free, None)) is not None:
        players.append(Player(seat=seat, part=Part.DIRECTOR, reply=Reply.YES))
    return tuple(players)


def holds(cast: Iterable[Player]) -> bool:
    """Whether a scene can be played: the protagonist, and somebody with them."""
    there = parts(one for one in cast if one.reply == Reply.YES)
    return Part.PROTAGONIST in there and bool(there & {Part.OTHER, Part.DOUBLE})


def parts(cast: Iterable[Player]) -> set[Part]:
    return {one.part for one in cast}


def wearers(cast: Iterable[Player]) -> tuple[UUID, ...]:
    """Who wears a role, the protagonist last: nobody is left alone in their story."""
    ready = [one for one in cast if one.reply == Reply.YES]
    worn = [one.seat for one in ready if one.part != Part.DIRECTOR]
    return tuple(reversed(worn))


def _first_reply(sitter: Sitter) -> Reply:
    """Members are asked. Those who lead have agreed among themselves."""
    return Reply.YES if sitter.leads else Reply.ASKED


def _refuse_what_is_no_scene(cast: list[Player], circle: Circle) -> None:
    counts = Counter(one.part for one in cast)
    if len({one.seat for one in cast}) < len(cast):
        raise FormatError(_("Nobody plays two roles at once."))
    if counts[Part.PROTAGONIST] != 1:
        raise FormatError(_("Choose one person as protagonist."))
    if counts[Part.OTHER] + counts[Part.DOUBLE] == 0:
        raise FormatError(_("Choose somebody who plays with them."))
    if counts[Part.DIRECTOR] > 1:
        raise FormatError(_("One person directs."))
    if counts[Part.OTHER] > MOST_OTHERS or counts[Part.DOUBLE] > MOST_DOUBLES:
        raise FormatError(_("Four others and two doubles are as many as fit."))
    if any(one.part == Part.PROTAGONIST and _leads(one, circle) for one in cast):
        raise FormatError(_("The protagonist is a member of the group."))


def _leads(player: Player, circle: Circle) -> bool:
    sitter = circle.find(player.seat)
    return sitter is not None and sitter.leads
