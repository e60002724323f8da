"""What people send us about their own sign-in: allauth's forms in our words."""

from typing import Any

from allauth.account import forms as account
from allauth.account.fields import SetPasswordField
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.signals import passkey_refused

WAIT = _("Too many tries in a short time. Wait a quarter of an hour, then try again.")
EMPTY = _("This is still empty. Fill it in to go on.")
GOOD_PASSWORD = _("At least twelve characters, and not one that others would guess.")
LONGEST_NAME = 60


class _Plain(forms.Form):
    """Labels stand above the fields and nothing in them."""

    words: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.error_messages["required"] = EMPTY
            if isinstance(field, SetPasswordField):
                field.help_text = GOOD_PASSWORD


class SignInForm(_Plain, account.LoginForm):
    words = {"login": _("Email address")}


class SendCodeForm(_Plain, account.RequestLoginCodeForm):
    words = {"email": _("Email address")}

    def clean_email(self) -> str:
        try:
            return str(super().clean_email())
        except ValidationError as error:
            raise _said(
                error,
                too_many_login_attempts=_(
                    "Several codes were sent just now. Wait a minute, or type the "
                    "one from the newest mail."
                ),
            ) from None


class MailedCodeForm(_Plain, account.ConfirmLoginCodeForm):
    words = {"code": _("Code from the mail")}


class ForgottenPasswordForm(_Plain, account.ResetPasswordForm):
    words = {"email": _("Email address")}


class NewPasswordForm(_Plain, account.ResetPasswordKeyForm):
    words = {
        "password1": _("New password"),
        "password2": _("The new password once more"),
    }


class ChangePasswordForm(_Plain, account.ChangePasswordForm):
    words = {
        "oldpassword": _("The password you have now"),
        "password1": _("New password"),
        "password2": _("The new password once more"),
    }


class PasswordAgainForm(_Plain, account.ReauthenticateForm):
    pass


class _CodeForm(_Plain, mfa.BaseAuthenticateForm):
    words = {"code": _("Code")}

    @property
    def has_app(self) -> bool:
        """Whether this person can look at an app for a code."""
        mine = Authenticator.objects.filter(user=self.user)
        return bool(mine.filter(type=Authenticator.Type.TOTP).exists())

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError as error:
            raise _said(error, too_many_login_attempts=WAIT) from None


class SecondFactorForm(_CodeForm, mfa.AuthenticateForm):
    pass


class SecondFactorAgainForm(_CodeForm, mfa.ReauthenticateForm):
    pass


class SetUpAppForm(_Plain, totp.ActivateTOTPForm):
    words = {"code": _("The six digits it shows now")}

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError as error:
            raise _said(
                error,
                rate_limited=WAIT,
                incorrect_code=_(
                    "These digits do not fit. Scan the picture again and type the "
                    "digits that the app shows now. The phone's clock must be right."
                ),
            ) from None


class AddPasskeyForm(_Plain, webauthn.AddWebAuthnForm):
    words = {"name": _("A name by which you know it")}

    passwordless = forms.BooleanField(
        label=_("Sign in with it alone, without the password"),
        required=False,
        initial=True,
        help_text=_(
            "It then asks for your finger, your face or a PIN every time. "
            "Untick this for a small key that has none of these."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["maxlength"] = LONGEST_NAME

    def clean_name(self) -> str:
        return str(super().clean_name())[:LONGEST_NAME]

    def clean(self) -> dict[str, Any]:
        try:
            return dict(super().clean() or {})
        except ValidationError as error:
            raise _said(
                error,
                incorrect_code=_("Your device's answer did not fit. Begin again."),
            ) from None


class RenamePasskeyForm(_Plain, webauthn.EditWebAuthnForm):
    words = {"name": _("A name by which you know it")}

    name = forms.CharField(max_length=LONGEST_NAME)


class PasskeyForm(webauthn.AuthenticateWebAuthnForm):
    def clean_credential(self) -> Authenticator:
        try:
            return super().clean_credential()
        except ValidationError as error:
            if error.code == "incorrect_code":
                passkey_refused.send(type(self), user=self.user)
            raise _said(
                error,
                too_many_login_attempts=WAIT,
                incorrect_code=_(
                    "This passkey does not open your sign-in. "
                    "Try another, or go another way."
                ),
            ) from None


class PasskeySignInForm(PasskeyForm, webauthn.LoginWebAuthnForm):
    pass


class PasskeyAgainForm(PasskeyForm, webauthn.ReauthenticateWebAuthnForm):
    pass


def _said(error: ValidationError, **words: Any) -> ValidationError:
    """The same refusal in other words."""
    return ValidationError(words.get(str(error.code), error.message), code=error.code)
