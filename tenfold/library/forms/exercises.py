"""What a person may ask of the library, and put into it."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField, plain_line
from tenfold.library.actions.exercises import ExerciseData
from tenfold.library.models import PracticeExercise
from tenfold.library.models.exercises import SHARED
from tenfold.library.queries.exercises import Wanted
from tenfold.library.vocabulary import Aim, Body, Camera, Intensity, Phase, Problem, Way

LONGEST = (5, 10, 15, 20, 30)


def _any(choices: Iterable[Any], word: Any) -> list[Any]:
    return [("", word), *choices]


class SearchForm(forms.Form):
    words = forms.CharField(label=_("Words"), required=False, max_length=80)
    aim = forms.ChoiceField(
        label=_("Aim"), choices=_any(Aim.choices, _("Any aim")), required=False
    )
    problem = forms.ChoiceField(
        label=_("For"),
        choices=_any(Problem.choices[1:], _("Anybody")),
        required=False,
    )
    minutes = forms.TypedChoiceField(
        label=_("Time"),
        choices=_any([(n, _("up to %d min") % n) for n in LONGEST], _("Any time")),
        coerce=int,
        empty_value=None,
        required=False,
    )
    people = forms.IntegerField(
        label=_("People"), min_value=1, max_value=14, required=False
    )
    body = forms.ChoiceField(
        label=_("Body"), choices=_any(Body.choices, _("Any")), required=False
    )
    intensity = forms.TypedChoiceField(
        label=_("Intensity"),
        choices=_any(
            [
                (1, _("gentle only")),
                (2, _("up to moderate")),
            ],
            _("Any"),
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )

    def wanted(self) -> Wanted:
        """What was asked; a field that is not understood is left out."""
        self.is_valid()
        return Wanted(**self.cleaned_data)


class LinesField(forms.CharField):
    """Some sentences, one a line."""

    widget = forms.Textarea

    def __init__(self, *, most: int = 20, rows: int = 6, **kwargs: Any) -> None:
        super().__init__(max_length=6000, **kwargs)
        self.most = most
        self.widget.attrs["rows"] = rows

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value) or ""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) > self.most:
            raise forms.ValidationError(
                _("Keep it to %(most)d lines."), params={"most": self.most}
            )
        for line in lines:
            plain_line(line)
        return lines


class ExerciseForm(forms.Form):
    title = LineField(label=_("Title"), max_length=80)
    format = forms.ChoiceField(label=_("How people work"), choices=Way)
    phase = forms.ChoiceField(
        label=_("Part of the session"), choices=Phase, initial=Phase.WORK
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=180, initial=15
    )
    min_n = forms.IntegerField(
        label=_("People at least"), min_value=1, max_value=14, initial=2
    )
    max_n = forms.IntegerField(
        label=_("People at most"), min_value=1, max_value=14, initial=12
    )
    intensity = forms.TypedChoiceField(
        label=_("Intensity"), choices=Intensity, coerce=int, initial=Intensity.GENTLE
    )
    camera = forms.ChoiceField(
        label=_("Camera"), choices=Camera, initial=Camera.OPTIONAL
    )
    body = forms.ChoiceField(label=_("Body"), choices=Body)
    aims = forms.MultipleChoiceField(
        label=_("What it is for"), choices=Aim, widget=forms.CheckboxSelectMultiple
    )
    problems = forms.MultipleChoiceField(
        label=_("For whom"),
        choices=Problem,
        widget=forms.CheckboxSelectMultiple,
        initial=[Problem.ALL],
    )
    cautions = LinesField(
        label=_("Cautions"),
        required=False,
        rows=3,
        help_text=_("For whom it is not, what to watch. One a line. Shown first."),
    )
    steps = LinesField(label=_("Steps"), help_text=_("One a line."))
    question = LineField(
        label=_("What people are asked"),
        max_length=300,
        required=False,
        help_text=_("Stands on everybody's screen while it runs."),
    )
    debrief_questions = LinesField(
        label=_("Questions for afterwards"), required=False, rows=3
    )
    materials = LineField(label=_("Materials"), max_length=200, required=False)
    licence = LineField(
        label=_("Source and licence"),
        max_length=80,
        required=False,
        help_text=_("Where it comes from, if it is not your own."),
    )

    @classmethod
    def of(cls, exercise: PracticeExercise, data: Any = None) -> Self:
        initial = {n: getattr(exercise, n) for n in SHARED if n != "version"}
        return cls(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        least, most = cleaned.get("min_n"), cleaned.get("max_n")
        if least and most and least > most:
            self.add_error("max_n", _("This is fewer than the least."))
        return cleaned

    def exercise_data(self) -> ExerciseData:
        return ExerciseData(**self.cleaned_data)
