"""What a person may send us about the plan of a session."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.library.catalogue import Exercise
from tenfold.library.vocabulary import Way
from tenfold.practice.models import StaffMember
from tenfold.runsheet.actions import BlockData
from tenfold.runsheet.models import Block


class BlockForm(forms.Form):
    title = LineField(label=_("Title"), max_length=60)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=180, initial=15
    )
    kind = forms.ChoiceField(
        label=_("Part"), choices=Block.Kind, initial=Block.Kind.WORK
    )
    format = forms.ChoiceField(label=_("How people work"), choices=Way)
    led_by = forms.ChoiceField(label=_("Who leads it"), required=False)

    def __init__(
        self, *args: Any, leaders: Iterable[StaffMember], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._leaders = {str(one.pk): one for one in leaders}
        field = self.fields["led_by"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        names = [(pk, one.display_name) for pk, one in self._leaders.items()]
        field.choices = [("", _("Not said")), *names]

    def block_data(self, *, exercise: str = "") -> BlockData:
        cleaned = self.cleaned_data
        return BlockData(
            kind=cleaned["kind"],
            title=cleaned["title"],
            format=cleaned["format"],
            exercise=exercise,
            minutes=cleaned["minutes"],
            led_by=self._leaders.get(cleaned["led_by"]),
        )


class ExerciseChoiceForm(forms.Form):
    exercise = forms.ChoiceField(label=_("Exercise"))

    def __init__(
        self, *args: Any, exercises: Iterable[Exercise], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._exercises = {one.id: one for one in exercises}
        field = self.fields["exercise"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [
            (one.id, f"{one.title} · {one.minutes} min")
            for one in self._exercises.values()
        ]

    def chosen(self) -> Exercise:
        return self._exercises[self.cleaned_data["exercise"]]


class OrderForm(forms.Form):
    """The parts that are still to come, in their new order."""

    order = forms.CharField(max_length=2000)
