"""What a practice says of a quick phrase."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.notes.actions.phrases import PhraseData
from tenfold.notes.models import PracticePhrase
from tenfold.notes.phrases import GAP, WORD

BRACED = re.compile(r"\{[^{}]*\}?")


class PhraseForm(forms.Form):
    key = LineField(
        label=_("Short word"),
        max_length=16,
        help_text=_("Letters a to z. It is typed after a semicolon: ;pair"),
    )
    part = forms.ChoiceField(
        label=_("Where it is offered"), choices=PracticePhrase.Part.choices
    )
    text = LineField(
        label=_("What it writes"),
        max_length=200,
        help_text=_(
            "{minutes}, {goal} and {exercise} are filled in where they are known, and "
            "wait to be written where they are not. Never a name."
        ),
    )

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"]).lower().lstrip(";")
        if not WORD.fullmatch(key):
            raise forms.ValidationError(_("Two letters or more, from a to z."))
        return key

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        strange = [one for one in BRACED.findall(text) if not GAP.fullmatch(one)]
        if strange:
            raise forms.ValidationError(
                _("Nothing fills in %(gap)s. There are {minutes}, {goal}, {exercise}.")
                % {"gap": strange[0]}
            )
        return text

    def phrase_data(self) -> PhraseData:
        return PhraseData(**self.cleaned_data)
