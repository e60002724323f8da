"""What people in the circle write to each other, and the signs that they give."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.formats.base import NotYoursError
from tenfold.room import errors
from tenfold.room.actions.stage import actor, admitted, announce
from tenfold.room.company import is_hushed
from tenfold.room.company_contract import LineSaid
from tenfold.room.models import Seat, Stage
from tenfold.room.queries import Visitor
from tenfold.traces.actions import company
from tenfold.traces.actions.company import Written, rules_of
from tenfold.traces.models import ChatLine

Channel = ChatLine.Channel


@transaction.atomic
def write(visitor: Visitor, *, said: LineSaid, now: datetime) -> None:
    """Write to everybody, to the facilitators, or to one person."""
    stage, seat = admitted(visitor)
    text = said.text.strip()
    if not text:
        raise errors.CannotError(_("Write something first."))
    to = _addressee(stage, seat, said)
    line = Written(said.channel, seat.pk, to, text)
    company.write_line(stage.meeting, line=line, by=actor(seat), now=now)
    announce(stage)


@transaction.atomic
def give_sign(visitor: Visitor, *, kind: str, now: datetime) -> None:
    """Show a sign beside one's own name for a moment."""
    stage, seat = admitted(visitor)
    if seat.is_guest:
        raise NotYoursError
    by = actor(seat)
    company.give_sign(stage.meeting, seat=seat.pk, kind=kind, by=by, now=now)
    announce(stage)


def _addressee(stage: Stage, seat: Seat, said: LineSaid) -> UUID | None:
    """The member whom the line concerns; refuses what the group does not allow."""
    if seat.is_guest and not (seat.reads_along and said.channel == "group"):
        raise NotYoursError
    rules = rules_of(stage.meeting.group_id)
    if is_hushed(stage, seat) and said.channel in (Channel.GROUP, Channel.PRIVATE):
        raise errors.CannotError(
            _("Somebody has their turn. You can write to the facilitators meanwhile.")
        )
    match said.channel:
        case Channel.LEADERS if seat.leads:
            return None
        case Channel.GROUP if seat.leads or rules.is_open:
            return None
        case Channel.DESK if seat.leads:
            return _member(stage, said.to).pk
        case Channel.DESK if rules.to_facilitators:
            return seat.pk
        case Channel.PRIVATE if rules.between_members and not seat.leads:
            other = _member(stage, said.to)
            if other.pk == seat.pk:
                raise errors.CannotError(_("This is your own seat."))
            return other.pk
        case Channel.LEADERS:
            raise NotYoursError
        case _:
            raise errors.CannotError(
                _("In this group that is not written. Say it, or write to everybody.")
            )


def _member(stage: Stage, seat_id: UUID | None) -> Seat:
    members = Seat.objects.filter(meeting=stage.meeting_id, role=Seat.Role.MEMBER)
    here = {seat.pk: seat for seat in members.in_the_circle()}
    seat = here.get(seat_id) if seat_id else None
    if seat is None:
        raise errors.CannotError(_("This person is not in the circle."))
    return seat
