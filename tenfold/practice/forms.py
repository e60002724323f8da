"""What a person may send us about the staff."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField, PhoneField, ZoneField
from tenfold.practice.actions import PracticeData
from tenfold.practice.models import StaffMember

LONGEST_FALLBACK = 500


class PracticeForm(forms.Form):
    name = LineField(
        label=_("Name"),
        max_length=120,
        help_text=_("As colleagues and members will see it."),
    )
    time_zone = ZoneField(
        label=_("Time zone"),
        help_text=_("The day on your pages. Each group keeps a time zone of its own."),
    )
    phone = PhoneField(
        label=_("Phone"),
        required=False,
        help_text=_("With the country in front, like +351 912 000 000."),
    )
    fallback = forms.CharField(
        label=_("If video fails"),
        required=False,
        max_length=LONGEST_FALLBACK,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "What people in the room read when video is down: a number to call, a way "
            "to meet nevertheless."
        ),
    )

    def practice_data(self) -> PracticeData:
        return PracticeData(**self.cleaned_data)


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


class ColleagueField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not at run time
    """A colleague, by the name colleagues read."""

    def label_from_instance(self, obj: StaffMember) -> str:
        return obj.display_name


class DescribeStaffForm(forms.Form):
    credential = LineField(
        label=_("Credential"),
        required=False,
        max_length=80,
        help_text=_("Stands beside the name under what is signed from now on."),
    )

    def __init__(self, staff: StaffMember, data: Any = None) -> None:
        initial = {"credential": staff.credential, "supervisor": staff.supervisor_id}
        super().__init__(data, initial=initial)
        others = StaffMember.objects.visible_to(staff).active().exclude(pk=staff.pk)
        self.fields["supervisor"] = ColleagueField(
            label=_("Supervisor"),
            queryset=others.order_by("display_name", "pk"),
            required=False,
            empty_label=_("Nobody: what they sign is final"),
            help_text=_(
                "Looks at what this colleague signs, and approves or returns it."
            ),
        )


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
