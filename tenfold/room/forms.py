"""What a person may send us from pages about the room."""

from django import forms


class InviteForm(forms.Form):
    enrolment = forms.UUIDField(required=False)  # none: everybody
