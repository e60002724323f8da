"""What a round of feedback leaves behind: the released cards, for their receiver."""

from datetime import datetime

from tenfold.formats.feedback import CardState, FeedbackState
from tenfold.room.models import Seat, Stage
from tenfold.traces.actions.feedback import Given
from tenfold.traces.actions.feedback import keep_feedback as keep


def keep_feedback(stage: Stage, state: FeedbackState, now: datetime) -> None:
    """What was not released, or was held back, is gone with the format."""
    seats = Seat.objects.filter(meeting=stage.meeting_id).select_related("enrolment")
    enrolment_of = {seat.pk: seat.enrolment for seat in seats}
    receiver = enrolment_of.get(state.receiver)
    if receiver is None:
        return
    given = []
    for card in state.cards:
        giver = enrolment_of.get(card.giver)
        if card.state == CardState.RELEASED and giver is not None:
            stem = card.stem.value
            given.append(Given(card.id, giver, stem, card.text, card.is_challenging))
    keep(stage.meeting, receiver=receiver, given=given, now=now)
