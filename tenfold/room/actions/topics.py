"""Topics across meetings: the parked ones come to the list, the rest goes back."""

from datetime import datetime

from tenfold.formats.topics_state import Item, Tag, TopicsState
from tenfold.room.models import Seat, Stage
from tenfold.traces.actions.topics import Brought
from tenfold.traces.actions.topics import keep_topics as keep
from tenfold.traces.parking import parked_at


def bring_topics(stage: Stage, state: TopicsState, now: datetime) -> TopicsState:
    """Put on the list what the group has parked at earlier meetings."""
    seats = Seat.objects.filter(meeting=stage.meeting_id, enrolment__isnull=False)
    seat_of = dict(seats.values_list("enrolment", "pk"))
    items = tuple(
        Item(
            seat=seat_of.get(parked.topic.enrolment_id),
            text=parked.topic.text,
            tag=Tag(parked.topic.tag),
            is_anonymous=parked.topic.is_anonymous,
            meetings_parked=parked.meetings,
            kept_as=parked.topic.pk,
        )
        for parked in parked_at(stage.meeting)
    )
    return state.model_copy(update={"items": items})


def keep_topics(stage: Stage, state: TopicsState, now: datetime) -> None:
    """Park what was not discussed. What facilitators brought is theirs to remember."""
    seats = Seat.objects.filter(meeting=stage.meeting_id).select_related("enrolment")
    enrolment_of = {seat.pk: seat.enrolment for seat in seats}
    keep(
        stage.meeting,
        brought=[
            Brought(
                id=item.id,
                kept_as=item.kept_as,
                enrolment=enrolment_of.get(item.seat) if item.seat else None,
                text=item.text,
                tag=item.tag,
                is_anonymous=item.is_anonymous,
                is_discussed=item.id in state.discussed or _is_begun(state, item),
            )
            for item in state.items
        ],
        withdrawn=state.withdrawn,
    )


def _is_begun(state: TopicsState, item: Item) -> bool:
    """A session may end in the middle of a topic: it was discussed all the same."""
    return bool(state.seconds) and state.winner == item.id
