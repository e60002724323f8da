"""What a person says when they sign a note, or say something about a signed one."""

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 20_000


class DeedForm(forms.Form):
    """Which deed needs which of these, the deed itself says."""

    version = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("What is to be added"),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea({"rows": 4}),
    )
    reason = forms.CharField(label=_("Why"), required=False, max_length=300)

    def ask_for(self, *names: str) -> None:
        """Show that the deed of this page needs these."""
        for name in names:
            self.fields[name].required = True
