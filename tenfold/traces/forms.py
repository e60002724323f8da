"""What a person may send us about what people may do together."""

from collections.abc import Iterable
from typing import Any, Self
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.groups.models import Enrolment
from tenfold.traces.actions.company import RulesData
from tenfold.traces.models import ChatRules


class ChatRulesForm(forms.Form):
    is_open = forms.BooleanField(
        label=_("Members may write to everybody"), required=False
    )
    to_facilitators = forms.BooleanField(
        label=_("Members may write to the facilitators alone"), required=False
    )
    between_members = forms.BooleanField(
        label=_("Members may write to each other alone"),
        required=False,
        help_text=_("You do not see these messages. Most groups leave this off."),
    )

    @classmethod
    def of(cls, rules: ChatRules, data: Any = None) -> Self:
        names = ("is_open", "to_facilitators", "between_members")
        return cls(data, initial={name: getattr(rules, name) for name in names})

    def rules_data(self) -> RulesData:
        return RulesData(**self.cleaned_data)


class KeepApartForm(forms.Form):
    one = forms.TypedChoiceField(label=_("Who"), coerce=UUID)
    other = forms.TypedChoiceField(label=_("and who"), coerce=UUID)

    def __init__(self, data: Any = None, *, members: Iterable[Enrolment]) -> None:
        super().__init__(data)
        self.members = {member.pk: member for member in members}
        names = [(pk, member.display_name) for pk, member in self.members.items()]
        for name in ("one", "other"):
            self.fields[name].choices = [("", _("Choose")), *names]  # type: ignore[attr-defined]  # a field of choices

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "one" in cleaned and cleaned.get("one") == cleaned.get("other"):
            self.add_error("other", _("Choose two different people."))
        return cleaned

    def both(self) -> tuple[Enrolment, Enrolment]:
        chosen = self.cleaned_data
        return self.members[chosen["one"]], self.members[chosen["other"]]


class AccompanyForm(forms.Form):
    on = forms.BooleanField(required=False)
