"""The notes page as it comes back without JavaScript."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.notes.actions.pages import Draft
from tenfold.notes.queries import Section


class SectionForm(forms.Form):
    """One section: a text for each field, and the version they were written on."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, section: Section, data: Any = None, refusal: str = "") -> None:
        note = section.note
        saved = {key: note.text(key) for key in section.fields}
        initial = {**saved, "version": note.version}
        super().__init__(data, initial=initial, prefix=str(note.pk))
        self.section = section
        self.refusal = refusal
        for key, label in section.fields.items():
            self.fields[key] = forms.CharField(
                label=label,
                required=False,
                strip=False,
                widget=forms.Textarea({"rows": 3, "autocomplete": "off"}),
            )

    def clean_version(self) -> int:
        version = int(self.cleaned_data["version"])
        if version > self.section.note.version:
            raise forms.ValidationError(_("This page is out of date. Load it again."))
        return version

    def to_draft(self) -> Draft:
        texts = {
            key: self.cleaned_data[key].replace("\r\n", "\n")
            for key in self.section.fields
        }
        return Draft(self.section, self.cleaned_data["version"], texts)


class ChoiceForm(forms.Form):
    """Which of two wordings stands."""

    version = forms.IntegerField(min_value=0)
    choice = forms.ChoiceField(
        choices=[("both", _("Both")), ("saved", _("Saved")), ("other", _("Other"))]
    )
