"""What a person asks of workspace's pages."""

from collections.abc import Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.groups.models import Enrolment, Group
from tenfold.plans.models import Consent
from tenfold.scheduling.models import Meeting
from tenfold.workspace.queries.papers import Wanted


class EarlierForm(forms.Form):
    """Which part of a group's past: what came before one of its sessions, or now."""

    before = forms.ModelChoiceField(Meeting.objects.none(), required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["before"].queryset = group.meetings.all()  # type: ignore[attr-defined]  # stubs know the plain field only


class MonthForm(forms.Form):
    """Which month: its first day, read from a year and a month; nothing is this one."""

    month = forms.DateField(required=False, input_formats=["%Y-%m"])

    def clean_month(self) -> date | None:
        month: date | None = self.cleaned_data["month"]
        if month and not MINYEAR < month.year < MAXYEAR:
            raise forms.ValidationError(_("No calendar goes that far."))
        return month


class PaperForm(forms.Form):
    """What stands in a record that is printed, who gets it, and what for."""

    recipient = LineField(
        label=_("Who gets it"),
        max_length=200,
        help_text=_("The client, a doctor, an insurer: it is kept with the day."),
    )
    purpose = LineField(label=_("What for"), max_length=200)
    groups = forms.MultipleChoiceField(
        label=_("Groups"), required=False, widget=forms.CheckboxSelectMultiple
    )
    with_plan = forms.BooleanField(
        label=_("The plan, its reviews and the summary at the end"), required=False
    )
    with_drafts = forms.BooleanField(
        label=_("Also notes that are not signed yet, marked as drafts"), required=False
    )
    since = forms.DateField(
        label=_("Sessions from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    until = forms.DateField(
        label=_("up to"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    consent = forms.ChoiceField(
        label=_("Under which consent"),
        required=False,
        help_text=_("Records of a group under 42 CFR Part 2 leave only with one."),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        enrolments: Iterable[Enrolment],
        consents: Iterable[Consent],
    ) -> None:
        self._enrolments = {str(one.pk): one for one in enrolments}
        self._consents = {str(c.pk): c for c in consents if c.is_in_force}
        initial = {"groups": list(self._enrolments), "with_plan": True}
        super().__init__(data, initial=initial)
        groups, consent = self.fields["groups"], self.fields["consent"]
        assert isinstance(groups, forms.MultipleChoiceField)  # noqa: S101 - as above
        assert isinstance(consent, forms.ChoiceField)  # noqa: S101 - as above
        groups.choices = [(pk, e.group.name) for pk, e in self._enrolments.items()]
        said = [(pk, str(one.recipient)) for pk, one in self._consents.items()]
        consent.choices = [("", _("None")), *said]

    @property
    def is_part2(self) -> bool:
        """Whether what is kept of this person falls under the law."""
        return any(one.group.is_part2 for one in self._enrolments.values())

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        if not cleaned.get("groups") and not cleaned.get("with_plan"):
            self.add_error("groups", _("Choose a group, or the plan."))
        if self.is_part2 and not cleaned.get("consent"):
            self.add_error(
                "consent",
                _("Choose the consent under which it leaves.")
                if self._consents
                else _("There is none in force. Keep a signed consent in the chart."),
            )
        return cleaned

    def wanted(self) -> Wanted:
        cleaned = self.cleaned_data
        return Wanted(
            enrolments=[self._enrolments[pk] for pk in cleaned["groups"]],
            since=cleaned["since"],
            until=cleaned["until"],
            with_drafts=cleaned["with_drafts"],
            with_plan=cleaned["with_plan"],
        )

    def chosen_consent(self) -> Consent | None:
        return self._consents.get(self.cleaned_data["consent"])
