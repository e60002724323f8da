"""The notes page as it comes back without JavaScript."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.notes.actions.pages import Draft
from tenfold.notes.note_templates import Control, NoteField
from tenfold.notes.queries.sections import Section

LONGEST_VALUE = 40


def control_of(field: NoteField) -> forms.Field:
    """What a person writes or chooses with; nothing is demanded before signing."""
    said: dict[str, Any] = {
        "label": field.label,
        "help_text": field.hint,
        "required": False,
    }
    choices = [(option.value, option.label) for option in field.options]
    if field.control == Control.ONE:
        none = ("", _("Not said"))
        return AnyChoice(choices=[none, *choices], widget=forms.RadioSelect, **said)
    if field.control == Control.SEVERAL:
        return AnyChoices(choices=choices, widget=forms.CheckboxSelectMultiple, **said)
    area = forms.Textarea({"rows": 3, "autocomplete": "off"})
    return forms.CharField(strip=False, widget=area, **said)


class AnyChoice(forms.ChoiceField):
    """Takes what was stored before too: nothing a page sends back is lost."""

    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= LONGEST_VALUE


class AnyChoices(forms.MultipleChoiceField):
    def valid_value(self, value: Any) -> bool:
        return len(str(value)) <= LONGEST_VALUE


def shown(field: NoteField, text: str) -> Any:
    return field.values(text) if field.control == Control.SEVERAL else text


def stored(value: Any) -> str:
    text = "\n".join(value) if isinstance(value, list) else str(value)
    return text.replace("\r\n", "\n")


class SectionForm(forms.Form):
    """One section: a text for each field, and the version they were written on."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, section: Section, data: Any = None, refusal: str = "") -> None:
        note = section.note
        saved = {f.key: shown(f, note.text(f.key)) for f in section.fields}
        initial = {**saved, "version": note.version}
        super().__init__(data, initial=initial, prefix=str(note.pk))
        self.section = section
        self.refusal = refusal
        for field in section.fields:
            self.fields[field.key] = control_of(field)

    @property
    def asked(self) -> list[forms.BoundField]:
        return [self[field.key] for field in self.section.asked]

    @property
    def kept(self) -> list[forms.BoundField]:
        """Fields of another template whose words stay."""
        return [self[field.key] for field in self.section.kept]

    def clean_version(self) -> int:
        version = int(self.cleaned_data["version"])
        if version > self.section.note.version:
            raise forms.ValidationError(_("This page is out of date. Load it again."))
        return version

    def to_draft(self) -> Draft:
        shown = [] if self.section.note.is_closed else self.section.fields
        texts = {f.key: stored(self.cleaned_data[f.key]) for f in shown}
        return Draft(self.section, self.cleaned_data["version"], texts)


class ChoiceForm(forms.Form):
    """Which of two wordings stands."""

    version = forms.IntegerField(min_value=0)
    choice = forms.ChoiceField(
        choices=[("both", _("Both")), ("saved", _("Saved")), ("other", _("Other"))]
    )
