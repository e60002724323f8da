"""Which quick phrases a practice has."""

from collections.abc import Sequence
from uuid import UUID

from tenfold.notes.models import PracticePhrase
from tenfold.notes.phrases import Phrase, phrases


def phrases_of(practice: UUID) -> Sequence[Phrase]:
    """The practice's own; the usual ones where nobody ever changed them."""
    rows = list(PracticePhrase.objects.filter(practice=practice).order_by("key", "pk"))
    if not rows:
        return phrases()
    return [
        Phrase.model_validate({"key": row.key, "part": row.part, "text": row.text})
        for row in rows
        if not row.is_retired
    ]
