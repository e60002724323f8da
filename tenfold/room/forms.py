"""What a person may send us from pages about the room."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.groups.models import Enrolment
from tenfold.guests.actions import GuestData
from tenfold.guests.models import Guest
from tenfold.traces.actions.homework import LONGEST, HomeworkData


class InviteForm(forms.Form):
    enrolment = forms.UUIDField(required=False)  # none: everybody


class GuestForm(forms.Form):
    kind = forms.ChoiceField(label=_("Comes as"), choices=Guest.Kind)
    name = LineField(
        label=_("Name"),
        help_text=_("Everybody in the room sees it, with what they come as."),
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("They get a link of their own, which opens their lobby only."),
        error_messages={"required": _("Write where they read their mail.")},
    )
    with_member = forms.TypedChoiceField(
        label=_("Comes for"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=_("Only for an interpreter or a support person."),
    )
    signed_on = forms.DateField(
        label=_("Signed confidentiality on"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Nobody is invited who has not signed."),
        error_messages={
            "required": _("Ask for the signed confidentiality agreement first.")
        },
    )

    def __init__(
        self, data: Any = None, *, members: Iterable[Enrolment], today: date
    ) -> None:
        super().__init__(data)
        self.members = {member.pk: member for member in members}
        self.today = today
        names = [(pk, member.display_name) for pk, member in self.members.items()]
        self.fields["with_member"].choices = [("", _("Nobody in particular")), *names]  # type: ignore[attr-defined]  # a field of choices

    def clean_signed_on(self) -> date:
        signed_on: date = self.cleaned_data["signed_on"]
        if signed_on > self.today:
            raise forms.ValidationError(_("This day has not come yet."))
        return signed_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "with_member" in self.errors or "kind" not in cleaned:
            return cleaned
        accompanies = cleaned["kind"] in Guest.ACCOMPANY
        if accompanies and cleaned.get("with_member") is None:
            self.add_error("with_member", _("Say which member they come for."))
        elif not accompanies:
            cleaned["with_member"] = None
        return cleaned

    def guest_data(self) -> GuestData:
        said = self.cleaned_data
        member = said["with_member"]
        return GuestData(
            kind=said["kind"],
            name=said["name"],
            email=said["email"],
            with_member=self.members[member] if member else None,
            signed_on=said["signed_on"],
        )


class GuestAnswerForm(forms.Form):
    enrolment = forms.UUIDField()
    says_yes = forms.TypedChoiceField(
        choices=[("yes", "yes"), ("no", "no")], coerce=lambda said: said == "yes"
    )


EVERYBODY = "all"


class HomeworkForm(forms.Form):
    words = forms.CharField(
        label=_("What there is to do"),
        help_text=_("In your own words, or an exercise of the library by its title."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"list": "exercises", "autocomplete": "off"}),
    )
    to = forms.ChoiceField(label=_("For"), initial=EVERYBODY)

    def __init__(self, data: Any = None, *, members: Iterable[Enrolment]) -> None:
        super().__init__(data)
        self.members = {str(member.pk): member for member in members}
        names = [(pk, member.display_name) for pk, member in self.members.items()]
        self.fields["to"].choices = [(EVERYBODY, _("Everybody")), *names]  # type: ignore[attr-defined]  # a field of choices

    def homework_data(self) -> HomeworkData:
        said = self.cleaned_data
        return HomeworkData(said["words"], self.members.get(said["to"]))
