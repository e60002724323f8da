"""What a person may choose from when two wordings wait."""

from tenfold.notes.merging import merge
from tenfold.notes.models import NoteConflict


def both_wordings(conflict: NoteConflict) -> str:
    """One text with both wordings, the saved one first, to be edited further."""
    saved = conflict.note.text(conflict.field)
    return merge(conflict.ancestor, conflict.wording, saved).text


def chosen_wording(conflict: NoteConflict, choice: str) -> str:
    """The text that stands after a person chose `saved`, `other` or `both`."""
    if choice == "both":
        return both_wordings(conflict)
    saved = conflict.note.text(conflict.field)
    return saved if choice == "saved" else conflict.wording
