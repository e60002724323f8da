"""What a person may send us about the staff."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.practice.models import StaffMember


class InviteColleagueForm(forms.Form):
    display_name = LineField(
        label=_("Name"), help_text=_("As colleagues and members will see it.")
    )
    email = forms.EmailField(
        label=_("Email address"),
        help_text=_("We send a link that works for seven days."),
    )
    role = forms.ChoiceField(
        label=_("Role"),
        choices=StaffMember.Role,
        initial=StaffMember.Role.FACILITATOR,
        help_text=_("The role decides which pages there are. You can change it later."),
    )


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=StaffMember.Role)


class AcceptInvitationForm(forms.Form):
    name = LineField(label=_("Your name"), max_length=120)
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_(
            "Twelve characters or more. If you have a sign-in here, type its password."
        ),
    )

    def clean_password(self) -> Any:
        password = self.cleaned_data["password"]
        validate_password(password)
        return password
