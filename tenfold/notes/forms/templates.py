"""A practice's own note template, a row for each field, and its rules."""

import re
import unicodedata
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.notes.actions.templates import RulesData, TemplateData
from tenfold.notes.note_templates import MOST_FIELDS, Control, NoteTemplate

FEWEST_OPTIONS, MOST_OPTIONS, LONGEST_OPTION = 2, 12, 40
LONGEST_KEY = 30
SPARE_ROWS = 4


class TemplateForm(forms.Form):
    title = LineField(label=_("Name"))
    purpose = LineField(
        label=_("What it is for"),
        max_length=160,
        required=False,
        help_text=_("Colleagues read this when they choose."),
    )


class FieldRowForm(forms.Form):
    """One field of a template. A row without a name is left out."""

    key = forms.CharField(required=False, widget=forms.HiddenInput)
    label = LineField(label=_("Field"), required=False)
    part = forms.ChoiceField(
        label=_("In"),
        choices=[("group", _("the group's part")), ("member", _("each member's part"))],
        initial="member",
        required=False,
    )
    control = forms.ChoiceField(
        label=_("Filled in by"),
        choices=[
            (Control.TEXT, _("writing")),
            (Control.ONE, _("choosing one")),
            (Control.SEVERAL, _("choosing several")),
        ],
        required=False,
    )
    options = forms.CharField(
        label=_("To choose from, one a line"),
        required=False,
        widget=forms.Textarea({"rows": 2}),
    )
    required = forms.BooleanField(label=_("Must be filled in to sign"), required=False)

    def clean_key(self) -> str:
        return key_of(str(self.cleaned_data["key"]))

    def clean_options(self) -> list[str]:
        lines = str(self.cleaned_data["options"]).splitlines()
        options = [line.strip() for line in lines if line.strip()]
        too_long = any(len(one) > LONGEST_OPTION for one in options)
        if too_long or len(options) > MOST_OPTIONS:
            raise forms.ValidationError(
                _("Up to twelve, each up to 40 characters: more is not one tap.")
            )
        return list(dict.fromkeys(options))

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        is_chosen = (
            said.get("label") and (said.get("control") or Control.TEXT) != Control.TEXT
        )
        if is_chosen and len(said.get("options") or []) < FEWEST_OPTIONS:
            self.add_error("options", _("Write at least two to choose from."))
        return said


class BaseRows(forms.BaseFormSet):  # type: ignore[type-arg]  # not at run time
    def clean(self) -> None:
        if any(self.errors):
            return
        rows = self.filled()
        if not any(row["part"] == "member" for row in rows):
            raise forms.ValidationError(
                _("Give each member's part at least one field.")
            )

    def filled(self) -> list[dict[str, Any]]:
        said = (form.cleaned_data for form in self.forms)
        usual = {"part": "member", "control": Control.TEXT}
        return [
            {**row, **{key: row[key] or value for key, value in usual.items()}}
            for row in said
            if row.get("label")
        ]


Rows: Any = forms.formset_factory(
    FieldRowForm, formset=BaseRows, extra=SPARE_ROWS, max_num=2 * MOST_FIELDS
)


def rows_of(template: NoteTemplate) -> list[dict[str, Any]]:
    """A template as its rows."""
    return [
        {
            "key": field.key,
            "label": field.label,
            "part": part,
            "control": field.control,
            "options": "\n".join(option.label for option in field.options),
            "required": field.required,
        }
        for part, fields in (("group", template.group), ("member", template.member))
        for field in fields
    ]


def template_data(form: TemplateForm, rows: Any) -> TemplateData:
    parts: dict[str, list[dict[str, Any]]] = {"group": [], "member": []}
    for row in rows.filled():
        part = parts[row["part"]]
        taken = {field["key"] for field in part}
        part.append(_field(row, taken))
    return TemplateData(
        form.cleaned_data["title"], form.cleaned_data["purpose"], **parts
    )


def _field(row: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    key = row["key"] or key_of(row["label"]) or "field"
    while key in taken:
        key += "_x"
    options = row["options"] if row["control"] != Control.TEXT else []
    return {
        "key": key,
        "label": row["label"],
        "control": row["control"],
        "required": row["required"],
        "options": [
            {"value": f"{key_of(label)[:24] or 'v'}_{n}", "label": label}
            for n, label in enumerate(options, start=1)
        ],
    }


def key_of(label: str) -> str:
    """A name for a field that stays when its label changes."""
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z]+", "_", plain.lower()).strip("_")[:LONGEST_KEY]


class RulesForm(forms.Form):
    template = forms.ChoiceField(label=_("Usual template"))
    due_hours = forms.IntegerField(
        label=_("To be signed within (hours after the session)"),
        min_value=1,
        max_value=24 * 14,
    )
    late_hours = forms.IntegerField(
        label=_("A late entry after (hours)"),
        min_value=1,
        max_value=24 * 60,
        help_text=_("Who signs later is asked why, and the note says so."),
    )
    unlock_hours = forms.IntegerField(
        label=_("May be opened again within (hours after signing)"),
        min_value=0,
        max_value=72,
        help_text=_("0: never. What is wrong is then said in an addendum."),
    )

    def __init__(
        self, templates: list[NoteTemplate], data: Any = None, initial: Any = None
    ) -> None:
        super().__init__(data, initial=initial)
        field = self.fields["template"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(one.id, one.title) for one in templates]

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        due, late = said.get("due_hours"), said.get("late_hours")
        if due and late and late < due:
            self.add_error("late_hours", _("A note is due before it is late."))
        return said

    def rules_data(self) -> RulesData:
        return RulesData(**self.cleaned_data)
