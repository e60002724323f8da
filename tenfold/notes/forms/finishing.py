"""What a person sends while finishing the notes of a session."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.notes.actions.checks import LONGEST_REASON
from tenfold.notes.note_templates import NoteField

LONGEST_SENTENCE = 2000


class SentenceForm(forms.Form):
    """A sentence, as it was offered or changed, and the field it goes to."""

    sentence = forms.CharField(max_length=LONGEST_SENTENCE)
    field = forms.ChoiceField()

    def __init__(self, fields: list[NoteField], data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        choices = [(one.key, one.label) for one in fields]
        self.fields["field"] = forms.ChoiceField(choices=choices)


class KeepForm(forms.Form):
    words = forms.CharField(max_length=200)
    reason = forms.CharField(
        max_length=LONGEST_REASON,
        error_messages={"required": _("Say in a few words why this name stays.")},
    )
