"""What a note of no session is about."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.notes.note_templates import NoteTemplate


class BeginRecordForm(forms.Form):
    template = forms.ChoiceField(label=_("Kind of note"), widget=forms.RadioSelect)
    day = forms.DateField(
        label=_("Day"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    at = forms.TimeField(
        label=_("Time"), widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )

    def __init__(
        self, templates: list[NoteTemplate], data: Any = None, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["template"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.id, one.title) for one in templates]
