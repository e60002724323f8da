"""What people write and the signs they give, as one visitor may see them."""

from datetime import datetime
from typing import Any

from tenfold.formats.scenes import format_of
from tenfold.room.company_contract import ChatFacts, ChatLines, LineFacts, SignFacts
from tenfold.room.errors import NotInRoomError
from tenfold.room.models import Seat, Stage
from tenfold.room.staging import scene_of
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.company import SHOWN, rules_of
from tenfold.traces.models import ChatLine, Reaction


def lines_for(meeting: Meeting, seat: Seat) -> Any:
    return ChatLine.objects.filter(meeting=meeting).seen_by(seat.pk, leads=seat.leads)


def is_hushed(stage: Stage | None, seat: Seat) -> bool:
    """Whether this person writes to those who lead alone, because of what goes on."""
    state = scene_of(stage)
    return state is not None and not seat.leads and format_of(state).hushes(state)


def chat_for(meeting: Meeting, seat: Seat, stage: Stage | None) -> ChatFacts | None:
    """The count is of lines this person may read: it tells of no others.

    A guest has no chat, except who interprets it: that of the group, and no other.
    """
    if not seat.reads_along:
        return None
    rules = rules_of(meeting.group_id)
    hushed = is_hushed(stage, seat)
    return ChatFacts(
        lines=lines_for(meeting, seat).count(),
        to_group=seat.leads or (rules.is_open and not hushed),
        to_facilitators=seat.leads or (rules.to_facilitators and not seat.is_guest),
        to_members=_is_member(seat) and rules.between_members and not hushed,
        is_hushed=hushed,
    )


def _is_member(seat: Seat) -> bool:
    return not seat.leads and not seat.is_guest


def signs_at(meeting: Meeting, now: datetime) -> list[SignFacts]:
    """The signs of the last few seconds."""
    given = Reaction.objects.filter(meeting=meeting, created_at__gt=now - SHOWN)
    return [
        SignFacts(seat=sign.seat, kind=sign.kind, at=sign.created_at)  # type: ignore[arg-type]  # the choices are these literals
        for sign in given.order_by("created_at", "pk")
    ]


def chat_after(meeting: Meeting, seat: Seat, known: int) -> ChatLines:
    """What was written for this person after the lines they know."""
    lines = lines_for(meeting, seat)
    seats = Seat.objects.filter(meeting=meeting).named()
    people = {one.pk: one for one in seats}
    reader = people[seat.pk]
    if not reader.is_admitted:
        raise NotInRoomError  # the names that guests see are gone with their visit
    said = list(lines[known:])
    return ChatLines(
        count=known + len(said),
        lines=[_facts(line, people, reader) for line in said],
    )


def _facts(line: ChatLine, people: dict[Any, Seat], reader: Seat) -> LineFacts:
    writer = people[line.writer]
    return LineFacts(
        id=line.pk,
        channel=line.channel,  # type: ignore[arg-type]  # the choices are these literals
        writer=line.writer,
        name=writer.name_for(reader),
        leads=writer.leads,
        to=line.to,
        to_name=people[line.to].name_for(reader) if line.to else None,
        text=str(line.text),
        at=line.created_at,
    )
