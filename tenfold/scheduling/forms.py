"""What a person may send us about sessions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import ZoneField
from tenfold.scheduling.actions import Seen, SeriesData
from tenfold.scheduling.models import Attendance
from tenfold.scheduling.queries import RegisterRow
from tenfold.scheduling.recurrence import moment

WEEKS = [(1, _("every week")), (2, _("every second week"))] + [
    (n, _("every %(n)d weeks") % {"n": n}) for n in (3, 4)
]
A_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
A_TIME = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class SeriesForm(forms.Form):
    starts_on = forms.DateField(
        label=_("First session on"),
        widget=A_DAY,
        help_text=_("Its weekday is the group's day from then on."),
    )
    wall_time = forms.TimeField(label=_("At"), widget=A_TIME)
    time_zone = ZoneField(
        label=_("On the clock of"),
        help_text=_(
            "Sessions stay at this time here, also when summer time begins or ends. "
            "Members elsewhere always see their own time."
        ),
    )
    interval_weeks = forms.TypedChoiceField(
        label=_("How often"), choices=WEEKS, coerce=int, initial=1
    )
    length_minutes = forms.IntegerField(
        label=_("Length in minutes"), min_value=15, max_value=240
    )
    until_on = forms.DateField(
        label=_("Last session on"),
        required=False,
        widget=A_DAY,
        help_text=_("Leave empty if the group goes on."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("starts_on"), cleaned.get("until_on")
        if first and last and last < first:
            self.add_error("until_on", _("The last session is before the first."))
        return cleaned

    def series_data(self) -> SeriesData:
        return SeriesData(**self.cleaned_data)


class MeetingForm(forms.Form):
    """One session outside the series, in the group's own time."""

    day = forms.DateField(label=_("Day"), widget=A_DAY)
    at = forms.TimeField(label=_("At"), widget=A_TIME)

    def starts_at(self, zone: str) -> datetime:
        return moment(self.cleaned_data["day"], self.cleaned_data["at"], zone)


class CancelMeetingForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "For your own records. Members read only that there is no session."
        ),
    )


@dataclass(frozen=True)
class RegisterLine:
    """One row of the register: a member and their two fields."""

    row: RegisterRow
    status: forms.BoundField
    minutes: forms.BoundField


class RegisterForm(forms.Form):
    """Who was there, one status and one number of minutes for each member."""

    def __init__(
        self, rows: Iterable[RegisterRow], *, longest: int, data: Any = None
    ) -> None:
        super().__init__(data)
        self.rows = list(rows)
        for row in self.rows:
            known, pk = row.attendance, row.enrolment.pk
            self.fields[f"status_{pk}"] = forms.ChoiceField(
                choices=Attendance.Status,
                initial=known.status if known else Attendance.Status.NO_SHOW,
            )
            self.fields[f"minutes_{pk}"] = forms.IntegerField(
                min_value=0, max_value=longest, initial=known.minutes if known else 0
            )

    def lines(self) -> Iterator[RegisterLine]:
        for row in self.rows:
            pk = row.enrolment.pk
            yield RegisterLine(row, self[f"status_{pk}"], self[f"minutes_{pk}"])

    def seen(self) -> Mapping[UUID, Seen]:
        cleaned = self.cleaned_data
        members = [row.enrolment.pk for row in self.rows]
        return {
            pk: Seen(status=cleaned[f"status_{pk}"], minutes=cleaned[f"minutes_{pk}"])
            for pk in members
        }
