"""The practice's files, as a format on the stage knows them."""

from collections.abc import Iterable
from uuid import UUID

from tenfold.formats.base import Exhibit, ExhibitSlide
from tenfold.formats.scenes import format_of
from tenfold.library.models import KeptFile, Material
from tenfold.library.queries.materials import kept_file, materials_called
from tenfold.room.models import Stage
from tenfold.room.queries import Visitor
from tenfold.room.staging import scene_of, sitter
from tenfold.scheduling.models import Meeting


def taken_from_shelf(meeting: Meeting, ids: Iterable[UUID]) -> tuple[Exhibit, ...]:
    """These files of the meeting's practice, in this order; if they exist."""
    wanted = tuple(ids)
    if not wanted:
        return ()
    return tuple(exhibit(row) for row in materials_called(meeting.practice, wanted))


def exhibit(row: Material) -> Exhibit:
    slides = tuple(
        ExhibitSlide(id=one.pk, width=one.width, height=one.height, notes=one.notes)
        for one in row.slides.all()
    )
    return Exhibit(
        id=row.pk,
        kind=row.kind,
        title=row.title,
        rights=row.rights,
        media_type=row.media_type,
        summary=row.summary,
        slides=slides,
    )


def file_on_stage(visitor: Visitor, file_id: UUID) -> KeptFile | None:
    """A file, for somebody in the circle, while it is on the stage."""
    seat = visitor.seat
    if not seat.is_admitted:
        return None
    stage = Stage.objects.filter(meeting=seat.meeting_id).first()
    state = scene_of(stage)
    if state is None or file_id not in format_of(state).files(state, sitter(seat)):
        return None
    return kept_file(seat.meeting.practice, file_id)
