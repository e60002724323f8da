"""Slides that members get afterwards: of sessions they came to, as far as shown."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from tenfold.groups.models import Enrolment
from tenfold.library.models import KeptFile, Slide
from tenfold.library.queries.materials import kept_file, materials_called
from tenfold.room.models import Seat
from tenfold.traces.models import Taught


@dataclass(frozen=True)
class Handout:
    """What was shown of one topic."""

    topic: str
    day: date
    slides: tuple[Slide, ...]


def handouts_for(enrolment: Enrolment | None) -> list[Handout]:
    """The newest first. Who leads has no enrolment, and is given nothing."""
    if enrolment is None:
        return []
    came = Seat.objects.filter(enrolment=enrolment, admitted_at__isnull=False)
    taught = (
        Taught.objects.filter(
            meeting__group=enrolment.group_id,
            meeting__in=came.values("meeting"),
            is_handout=True,
        )
        .select_related("meeting__practice")
        .order_by("-ended_at", "pk")
    )
    found = (Handout(row.topic, row.meeting.occurs_on, _shown(row)) for row in taught)
    return [handout for handout in found if handout.slides]


def handout_file(enrolment: Enrolment | None, slide_id: UUID) -> KeptFile | None:
    """A slide that this member was given, and no other file."""
    slides = (slide for one in handouts_for(enrolment) for slide in one.slides)
    if enrolment is None or slide_id not in {slide.pk for slide in slides}:
        return None
    return kept_file(enrolment.practice, slide_id)


def _shown(taught: Taught) -> tuple[Slide, ...]:
    """The slides up to the furthest one; none when a file of them is gone."""
    wanted = [UUID(one) for one in taught.materials]
    files = materials_called(taught.meeting.practice, wanted)
    if len(files) != len(wanted):
        return ()
    slides = [slide for file in files for slide in file.slides.all()]
    return tuple(slides[: taught.slides_shown])
