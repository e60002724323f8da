"""What a person may send us about a client."""

from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tenfold.clients.actions import ClientData, ContactData
from tenfold.clients.models import Client
from tenfold.core.forms import LineField, PhoneField, ZoneField

CONTACT_PREFIX = "contact_"


class ClientForm(forms.Form):
    preferred_name = LineField(
        label=_("Preferred name"), help_text=_("What you call this person.")
    )
    legal_name = LineField(
        label=_("Legal name"),
        max_length=120,
        required=False,
        help_text=_("For invoices. Members never see it."),
    )
    date_of_birth = forms.DateField(
        label=_("Date of birth"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    time_zone = ZoneField(
        label=_("Where they live"),
        help_text=_("Times in their mails are shown in this place's time."),
    )
    email = forms.EmailField(label=_("Email address"), required=False)
    phone = PhoneField(label=_("Phone"), required=False)
    may_call = forms.BooleanField(label=_("May be called"), required=False)
    may_mail = forms.BooleanField(
        label=_("May be written to by mail"),
        required=False,
        help_text=_(
            "Without this no invitation is sent; give them their link yourself."
        ),
    )
    may_text = forms.BooleanField(label=_("May be sent text messages"), required=False)
    may_leave_message = forms.BooleanField(
        label=_("A message may be left with whoever answers"), required=False
    )
    contact_note = forms.CharField(
        label=_("What to know before making contact"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For example: her partner reads her mail."),
    )
    contact_name = LineField(label=_("Name"), required=False)
    contact_relation = LineField(label=_("Relation"), required=False)
    contact_phone = PhoneField(label=_("Phone"), required=False)

    PERSON = ("preferred_name", "legal_name", "date_of_birth", "time_zone")
    REACH = (
        "email", "phone", "may_call", "may_mail", "may_text", "may_leave_message",
        "contact_note",
    )  # fmt: skip
    URGENT = ("contact_name", "contact_relation", "contact_phone")

    @classmethod
    def of(cls, client: Client, data: Any = None) -> Self:
        """The form filled with what is known."""
        initial = {n: getattr(client, n) for n in (*cls.PERSON, *cls.REACH)}
        contact = client.emergency_contacts.order_by("created_at", "pk").first()
        for name in ("name", "relation", "phone") if contact else ():
            initial[f"{CONTACT_PREFIX}{name}"] = getattr(contact, name)
        return cls(data, initial=initial)

    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [
            (_("The person"), [self[name] for name in self.PERSON]),
            (_("How to reach them safely"), [self[name] for name in self.REACH]),
            (_("Whom to call in an emergency"), [self[name] for name in self.URGENT]),
        ]

    def clean_date_of_birth(self) -> str:
        born_on = self.cleaned_data["date_of_birth"]
        if born_on and born_on >= timezone.localdate():
            raise ValidationError(_("This day is not in the past."))
        return born_on.isoformat() if born_on else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name, phone = cleaned.get("contact_name"), cleaned.get("contact_phone")
        if phone and not name and "contact_name" not in self.errors:
            self.add_error("contact_name", _("Whose number is this?"))
        if name and not phone and "contact_phone" not in self.errors:
            self.add_error("contact_phone", _("Write the number to call."))
        return cleaned

    def client_data(self) -> ClientData:
        return ClientData(
            **{n: self.cleaned_data[n] for n in (*self.PERSON, *self.REACH)}
        )

    def contact_data(self) -> ContactData:
        return ContactData(
            **{
                n.removeprefix(CONTACT_PREFIX): self.cleaned_data[n]
                for n in self.URGENT
            }
        )
