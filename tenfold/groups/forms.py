"""What a person may send us about a group."""

from collections.abc import Iterable
from typing import Any, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.clients.actions import ClientData, ContactData
from tenfold.clients.models import Client
from tenfold.core.forms import LineField, PhoneField, ZoneField
from tenfold.groups.actions import GroupData, NewMember
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.practice.models import StaffMember


class GroupForm(forms.Form):
    FIELDS = (
        "name", "kind", "structure", "time_zone", "capacity", "length_minutes",
        "counts_voices", "is_part2",
    )  # fmt: skip

    name = LineField(
        label=_("Name"),
        max_length=80,
        help_text=_("Only staff and members in the room see it. No mail says it."),
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=Group.Kind)
    structure = forms.ChoiceField(
        label=_("Structure"),
        choices=Group.Structure,
        initial=Group.Structure.SLOW_OPEN,
        help_text=_("Slow-open: when somebody leaves, somebody new may come."),
    )
    time_zone = ZoneField(
        label=_("Where the group's clock is"),
        help_text=_("Sessions keep this place's time, also when its clocks change."),
    )
    capacity = forms.IntegerField(
        label=_("Seats for members"),
        min_value=2,
        max_value=Group.LARGEST_CAPACITY,
        initial=Group.USUAL_CAPACITY,
    )
    length_minutes = forms.IntegerField(
        label=_("Length of a session in minutes"),
        min_value=15,
        max_value=240,
        initial=90,
    )
    counts_voices = forms.BooleanField(
        label=_("Show facilitators how long each person speaks"),
        help_text=_("Minutes only, never what was said. Members do not see it."),
        required=False,
        initial=True,
    )

    is_part2 = forms.BooleanField(
        label=_("Its records are under 42 CFR Part 2"),
        help_text=_(
            "For programmes in the United States that treat substance use: records "
            "leave only with a signed consent and the notice that the law asks for."
        ),
        required=False,
    )

    def group_data(self) -> GroupData:
        return GroupData(**{name: self.cleaned_data[name] for name in self.FIELDS})


class NewGroupForm(GroupForm):
    lead = forms.ChoiceField(label=_("Lead facilitator"))

    def __init__(self, *args: Any, leads: Iterable[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._leads = {str(staff.pk): staff for staff in leads}
        lead = self.fields["lead"]
        assert isinstance(lead, forms.ChoiceField)  # noqa: S101 - declared above
        lead.choices = [(pk, s.display_name) for pk, s in self._leads.items()]

    def chosen_lead(self) -> StaffMember:
        return self._leads[self.cleaned_data["lead"]]


class GroupSettingsForm(GroupForm):
    state = forms.ChoiceField(
        label=_("State"),
        choices=Group.State,
        help_text=_("A paused or closed group gets no new sessions."),
    )

    @classmethod
    def of(cls, group: Group, data: Any = None) -> Self:
        names = (*cls.FIELDS, "state")
        return cls(data, initial={name: getattr(group, name) for name in names})


class MemberForm(forms.Form):
    """Somebody whose record is open already."""

    client = forms.ChoiceField(label=_("Who"))
    display_name = LineField(
        label=_("Name in the group"),
        max_length=40,
        help_text=_("What the other members read under the face. No surname."),
    )

    def __init__(self, *args: Any, clients: Iterable[Client], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._clients = {str(client.pk): client for client in clients}
        field = self.fields["client"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        names = [(pk, str(c.preferred_name)) for pk, c in self._clients.items()]
        field.choices = [("", _("Choose a person")), *names]

    def chosen_client(self) -> Client:
        return self._clients[self.cleaned_data["client"]]


class NewMemberForm(forms.Form):
    """Somebody who is new to the practice: the least that a first session needs."""

    preferred_name = LineField(
        label=_("Preferred name"), help_text=_("What you call this person.")
    )
    display_name = LineField(
        label=_("Name in the group"),
        max_length=40,
        help_text=_("What the other members read under the face. No surname."),
    )
    time_zone = ZoneField(label=_("Where they live"))
    email = forms.EmailField(
        label=_("Email address"),
        required=False,
        help_text=_("Their own link to each session is sent here."),
    )
    phone = PhoneField(label=_("Phone"), required=False)
    may_mail = forms.BooleanField(
        label=_("May be written to by mail"), required=False, initial=True
    )
    may_call = forms.BooleanField(
        label=_("May be called"), required=False, initial=True
    )
    contact_name = LineField(label=_("Emergency contact"), required=False)
    contact_phone = PhoneField(label=_("Their phone"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("contact_name") and not cleaned.get("contact_phone"):
            self.add_error("contact_phone", _("Write the number to call."))
        if cleaned.get("contact_phone") and not cleaned.get("contact_name"):
            self.add_error("contact_name", _("Whose number is this?"))
        return cleaned

    def newcomer(self) -> NewMember:
        cleaned = self.cleaned_data
        names = (
            "preferred_name", "time_zone", "email", "phone", "may_mail", "may_call",
        )  # fmt: skip
        return NewMember(
            client=ClientData(**{name: cleaned[name] for name in names}),
            contact=ContactData(
                name=cleaned["contact_name"], phone=cleaned["contact_phone"]
            ),
            display_name=cleaned["display_name"],
        )


class EndEnrolmentForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why it ends"),
        choices=[("", _("Choose a reason")), *Enrolment.EndReason.choices],
    )


class SeatForm(forms.Form):
    enrolment = forms.UUIDField()
    seat = forms.IntegerField(min_value=1, max_value=Group.LARGEST_CAPACITY)


class FacilitatorForm(forms.Form):
    staff = forms.ChoiceField(label=_("Colleague"))
    role = forms.ChoiceField(
        label=_("Part"),
        choices=Facilitation.Role,
        initial=Facilitation.Role.CO,
        help_text=_("Both admit and mute; only the lead changes settings and seats."),
    )

    def __init__(self, *args: Any, staff: Iterable[StaffMember], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._staff = {str(one.pk): one for one in staff}
        field = self.fields["staff"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        names = [(pk, one.display_name) for pk, one in self._staff.items()]
        field.choices = [("", _("Choose a colleague")), *names]

    def chosen_staff(self) -> StaffMember:
        return self._staff[self.cleaned_data["staff"]]
