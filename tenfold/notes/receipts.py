"""What the server answers to a batch."""

from dataclasses import dataclass

from tenfold.notes.models import Note


@dataclass(frozen=True)
class Receipt:
    """What the tab may rely on: everything up to `acked` is kept for good."""

    note: Note
    acked: int
    is_news: bool  # whether the note holds something the tab has not seen
