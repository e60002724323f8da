"""What staff may send us about measures."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.groups.models import Enrolment
from tenfold.measures.actions.flags import LONGEST_WORDS
from tenfold.measures.actions.rules import RhythmData
from tenfold.measures.catalogue import Measure, current
from tenfold.measures.models import Disposition, MeasureRules, Rhythm
from tenfold.scheduling.models import Meeting

EVERYBODY = "everybody"


class ManyField(forms.MultipleChoiceField):
    """Several of a few, each with a box of its own."""

    widget = forms.CheckboxSelectMultiple


def measure_choices(measures: Iterable[Measure]) -> list[tuple[str, str]]:
    words = _("%(title)s · %(about)s, about %(minutes)d min")
    return [
        (
            one.id,
            words % {"title": one.title, "about": one.about, "minutes": one.minutes},
        )
        for one in measures
    ]


class GiveForm(forms.Form):
    """Which measures, before which session, and of whom where it is not said yet."""

    member = forms.ChoiceField(label=_("Who"))
    meeting = forms.ChoiceField(label=_("Before which session"))
    measures = ManyField(
        label=_("What"), error_messages={"required": _("Choose at least one.")}
    )

    def __init__(
        self,
        data: Any = None,
        *,
        offered: Sequence[Measure],
        meetings: Sequence[tuple[Meeting, str]],
        members: Sequence[Enrolment] | None,
    ) -> None:
        super().__init__(data)
        self._offered = {one.id: one for one in offered}
        self._meetings = {str(one.pk): one for one, _words in meetings}
        self._members = {str(one.pk): one for one in members or ()}
        self._choose("measures", measure_choices(offered))
        self._choose("meeting", [(str(one.pk), words) for one, words in meetings])
        if members is None:
            del self.fields["member"]
        else:
            names = [(str(one.pk), str(one.display_name)) for one in members]
            self._choose("member", [(EVERYBODY, str(_("Everybody"))), *names])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = choices

    @property
    def chosen_meeting(self) -> Meeting:
        return self._meetings[self.cleaned_data["meeting"]]

    @property
    def chosen_measures(self) -> list[Measure]:
        return [self._offered[key] for key in self.cleaned_data["measures"]]

    @property
    def chosen_members(self) -> list[Enrolment]:
        who = self.cleaned_data["member"]
        everybody = list(self._members.values())
        return everybody if who == EVERYBODY else [self._members[who]]


class RhythmForm(forms.Form):
    measures = ManyField(
        label=_("What"),
        required=False,
        help_text=_("Nothing chosen: nobody is asked by itself."),
    )
    at_first = forms.BooleanField(
        label=_("At a member's first session"), required=False
    )
    every = forms.IntegerField(
        label=_("Every so many sessions"),
        min_value=0,
        max_value=Rhythm.MOST,
        help_text=_("4: at a member's 4th, 8th, 12th session. 0: never in between."),
        widget=forms.NumberInput({"class": "input-short"}),
    )
    at_last = forms.BooleanField(
        label=_("At the last session, when the group is planned to end"),
        required=False,
    )

    @classmethod
    def of(
        cls, rhythm: Rhythm, offered: Sequence[Measure], data: Any = None
    ) -> "RhythmForm":
        names = ("measures", "every", "at_first", "at_last")
        form = cls(data, initial={name: getattr(rhythm, name) for name in names})
        field = form.fields["measures"]
        assert isinstance(field, ManyField)  # noqa: S101 - declared above
        field.choices = measure_choices(offered)
        return form

    def rhythm_data(self) -> RhythmData:
        return RhythmData(**self.cleaned_data)


class MeasureRulesForm(forms.Form):
    offered = ManyField(label=_("Measures you use"), required=False)
    read_when = forms.CharField(
        label=_("When answers are read"),
        required=False,
        max_length=300,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "Members read this on every form. Empty: “Your facilitators read your "
            "answers by the beginning of the session. Nobody watches them at other "
            "hours.”"
        ),
    )

    @classmethod
    def of(cls, rules: MeasureRules, data: Any = None) -> "MeasureRulesForm":
        offered = [one.id for one in rules.offered]
        form = cls(data, initial={"offered": offered, "read_when": rules.read_when})
        field = form.fields["offered"]
        assert isinstance(field, ManyField)  # noqa: S101 - declared above
        field.choices = measure_choices(current().values())
        return form


class DispositionForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What was done"),
        choices=Disposition.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    words = forms.CharField(
        label=_("How and when, with which tool, or why nothing"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea({"rows": 4}),
        error_messages={
            "required": _("Say in a few words what was done, or why nothing was.")
        },
    )

    @property
    def chosen_kind(self) -> Disposition.Kind:
        return Disposition.Kind(self.cleaned_data["kind"])
