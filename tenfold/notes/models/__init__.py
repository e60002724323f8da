from tenfold.notes.models.changes import NoteConflict, NoteOp, NoteVersion
from tenfold.notes.models.checks import ConfirmedFacts, KeptName
from tenfold.notes.models.notes import Note, NotePanel
from tenfold.notes.models.phrases import PracticePhrase
from tenfold.notes.models.sections import GroupSection, IndividualSection, RecordNote
from tenfold.notes.models.signatures import Signature, SignatureHead
from tenfold.notes.models.templates import (
    NoteRules,
    PracticeTemplate,
    PracticeTemplateVersion,
)

__all__ = [
    "ConfirmedFacts",
    "GroupSection",
    "IndividualSection",
    "KeptName",
    "Note",
    "NoteConflict",
    "NoteOp",
    "NotePanel",
    "NoteRules",
    "NoteVersion",
    "PracticePhrase",
    "PracticeTemplate",
    "PracticeTemplateVersion",
    "RecordNote",
    "Signature",
    "SignatureHead",
]
