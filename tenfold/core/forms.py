"""Fields that several apps ask a person for."""

import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from phonenumber_field.formfields import PhoneNumberField

from tenfold.core.zones import zone_choices

UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


def plain_line(text: str) -> None:
    """Refuse markup and characters one cannot see, used to pass for somebody else."""
    if "<" in text or ">" in text:
        raise ValidationError(_("Leave out < and >: this is shown as plain text."))
    if any(unicodedata.category(c) in UNSEEN and c not in JOINERS for c in text):
        raise ValidationError(_("There is a character in here that cannot be seen."))


class LineField(forms.CharField):
    """One line of plain text: a name, a title."""

    default_validators = [plain_line]
    default_error_messages = {"required": _("Write something here.")}

    def __init__(self, *, max_length: int = 60, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without `maxlength`: a browser that cuts a name off silently loses text."""
        attrs = super().widget_attrs(widget)
        attrs.pop("maxlength", None)
        return attrs

    def run_validators(self, value: str) -> None:
        if self.max_length and len(value) > self.max_length:
            raise ValidationError(
                _("This has %(has)d characters; keep it to %(limit)d."),
                params={"has": len(value), "limit": self.max_length},
            )
        super().run_validators(value)


class PhoneField(PhoneNumberField):
    """A number that can be called from anywhere."""

    default_error_messages = {
        "invalid": _("Begin with + and the country, like +351 912 000 000.")
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.input_type = "tel"

    def clean(self, value: Any) -> str:
        number = super().clean(value)
        return number.as_international if number else ""


class ZoneField(forms.ChoiceField):
    """A time zone, chosen by its place."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=zone_choices, **kwargs)
