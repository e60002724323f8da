"""What a person may send us about moments."""

from datetime import datetime
from typing import Any, Self, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.moments.actions import TagData
from tenfold.moments.keys import may_be_tag
from tenfold.moments.models import Destination, Retention, Tag
from tenfold.moments.protocol import LONGEST_TEXT, Stamp
from tenfold.moments.queries import members_at, tags_of
from tenfold.scheduling.models import Meeting


class TagForm(forms.Form):
    key = forms.CharField(
        label=_("Key"),
        max_length=1,
        strip=True,
        help_text=_("One sign. Digits, A and B belong to members."),
    )
    label = forms.CharField(label=_("Name"), max_length=24)
    destination = forms.ChoiceField(label=_("Goes to"), choices=Destination.choices)
    sentence = forms.CharField(
        label=_("Words about one member"),
        required=False,
        max_length=160,
        help_text=_(
            "A note may begin with them: “gave feedback to a peer”. Never a name."
        ),
    )
    group_sentence = forms.CharField(
        label=_("Words about the group"), required=False, max_length=160
    )

    @classmethod
    def of(cls, tag: Tag, data: Any = None) -> Self:
        return cls(data, initial={name: getattr(tag, name) for name in cls.base_fields})

    def clean_key(self) -> str:
        key = str(self.cleaned_data["key"]).lower()
        if not may_be_tag(key):
            raise forms.ValidationError(
                _("Choose another sign: this one stands for a member or for help.")
            )
        return key

    def tag_data(self) -> TagData:
        return TagData(**self.cleaned_data)


class RetentionForm(forms.Form):
    until = forms.ChoiceField(
        label=_("Moments are kept"),
        choices=Retention.Until.choices,
        widget=forms.RadioSelect,
    )


class StampForm(forms.Form):
    """One moment, where the page has to do without its program."""

    member = forms.ChoiceField(label=_("Who"), required=False)
    tag = forms.ChoiceField(label=_("What"))
    text = forms.CharField(label=_("Words"), required=False, max_length=LONGEST_TEXT)

    def __init__(self, meeting: Meeting, data: Any = None) -> None:
        super().__init__(data)
        members = [(str(m.pk), m.display_name) for m in members_at(meeting)]
        in_use = [tag for tag in tags_of(meeting.practice_id) if not tag.is_retired]
        choices = {
            "member": [("", _("The whole group")), *members],
            "tag": [(str(tag.pk), tag.label) for tag in in_use],
        }
        for name, offered in choices.items():
            cast(forms.ChoiceField, self.fields[name]).choices = offered

    def to_stamp(self, *, now: datetime) -> Stamp:
        said = self.cleaned_data
        member = UUID(said["member"]) if said["member"] else None
        return Stamp(1, uuid4(), UUID(said["tag"]), member, now, said["text"])
