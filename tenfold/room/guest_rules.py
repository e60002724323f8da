"""When a guest may be in the circle. The one rule for letting in and sending back."""

from collections.abc import Iterable
from dataclasses import dataclass

from tenfold.formats.base import State
from tenfold.formats.scenes import format_of
from tenfold.guests.models import Guest
from tenfold.guests.queries import Answers, answers_to
from tenfold.room.models import Seat, Stage
from tenfold.room.staging import scene_of

SPEAKERS_FORMAT = "theory"
"""A guest speaker comes for what they have to teach, and goes when it is over."""


@dataclass(frozen=True)
class Missing:
    """What stands between a guest and the circle."""

    is_refused: bool = False
    unanswered: tuple[str, ...] = ()
    waits_for_theory: bool = False

    @property
    def may_stay(self) -> bool:
        """A member who has come since, and was not asked yet, sends nobody away."""
        return not self.is_refused and not self.waits_for_theory

    @property
    def may_come(self) -> bool:
        return self.may_stay and not self.unanswered


def missing_for(
    guest: Guest, *, seats: Iterable[Seat], answers: Answers, state: State | None
) -> Missing:
    """What is missing, out of who is here, what was answered and what is shown.

    Everybody in the circle or at its door has to have said yes. A no counts from
    wherever it comes, also from a member who is not here.
    """
    if not guest.asks:
        return Missing()
    teaches = guest.kind == Guest.Kind.SPEAKER
    is_shown = state is not None and format_of(state).name == SPEAKERS_FORMAT
    here = (Seat.Standing.ADMITTED, Seat.Standing.KNOCKING)
    unanswered = tuple(
        seat.name
        for seat in seats
        if seat.enrolment_id is not None
        and seat.standing in here
        and (guest.pk, seat.enrolment_id) not in answers
    )
    is_refused = any(
        one.guest_id == guest.pk and not one.says_yes for one in answers.values()
    )
    return Missing(is_refused, unanswered, teaches and not is_shown)


def missing_at(stage: Stage, guest: Guest) -> Missing:
    """What stands between this guest and the circle now."""
    seats = Seat.objects.filter(meeting=stage.meeting_id, enrolment__isnull=False)
    return missing_for(
        guest,
        seats=seats.named().in_order(),
        answers=answers_to([guest]),
        state=scene_of(stage),
    )


def guests_to_send_back(stage: Stage) -> list[tuple[Seat, Missing]]:
    """Guests in the circle who may not stay there as things are now."""
    inside = Seat.objects.filter(meeting=stage.meeting_id, guest__isnull=False)
    found = []
    for seat in inside.in_the_circle().named().order_by("pk"):
        assert seat.guest is not None  # noqa: S101 - filtered
        missing = missing_at(stage, seat.guest)
        if not missing.may_stay:
            found.append((seat, missing))
    return found
