"""Finding the files of a practice."""

from collections.abc import Iterable
from uuid import UUID

from tenfold.library.models import KeptFile, Material, Slide
from tenfold.practice.models import Practice, StaffMember


def materials_for(staff: StaffMember, kinds: Iterable[str] = ()) -> list[Material]:
    """What there is, the newest first; of these kinds only, if any are named."""
    rows = Material.objects.visible_to(staff).order_by("-created_at", "pk")
    wanted = list(kinds)
    return list(rows.filter(kind__in=wanted) if wanted else rows)


def materials_called(practice: Practice, ids: Iterable[UUID]) -> list[Material]:
    """These files of a practice, with their slides, in this order; if they exist."""
    wanted = list(ids)
    rows = Material.objects.filter(practice=practice, pk__in=wanted)
    found = {row.pk: row for row in rows.prefetch_related("slides")}
    return [found[one] for one in wanted if one in found]


def kept_file(practice: Practice, file_id: UUID) -> KeptFile | None:
    """A file, or one of the slides made of it."""
    slide = Slide.objects.filter(practice=practice, pk=file_id).first()
    if slide is not None:
        return slide
    return Material.objects.filter(practice=practice, pk=file_id).first()
