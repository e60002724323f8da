"""What an author may send us from the page without its program."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from tenfold.process_notes.actions import LONGEST_TEXT, Writing


class ProcessNoteForm(forms.Form):
    text = forms.CharField(
        label=_("Private note"),
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def to_writing(self, *, client: UUID) -> Writing:
        said = self.cleaned_data
        return Writing(client, 1, said["version"], said["text"].replace("\r\n", "\n"))
