"""How allauth behaves in our house."""

import time
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as current
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.signals import SignInMail, sign_in_mail_written


class AccountAdapter(DefaultAccountAdapter):
    """Staff are invited; nobody signs up by themselves."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "This address and this password do not fit together. "
            "Try again, or have a code sent by mail."
        ),
        "enter_current_password": _("This is not the password you have now."),
        "incorrect_code": _(
            "This code does not fit. Type the one from the newest mail."
        ),
        "incorrect_password": _("This is not your password. Try again."),
        "invalid_password_reset": _("This link works no more."),
        "rate_limited": _("That was too fast. Wait a minute, then try again."),
        "too_many_login_attempts": _(
            "Too many tries in a short time. Wait a quarter of an hour, "
            "or have a new code sent by mail."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> Any:
        return request.META["REMOTE_ADDR"]

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under our own address, whatever host a request names."""
        path = urlsplit(str(super().get_reset_password_from_key_url(key))).path
        return f"{settings.PUBLIC_ADDRESS}{path}"

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Not of somebody who has signed in just now."""
        request = current.request
        records = get_authentication_records(request, request.user)
        latest = max((record["at"] for record in records), default=0)
        is_fresh = time.time() - latest < app_settings.REAUTHENTICATION_TIMEOUT
        return not is_fresh and bool(super().is_reauthentication_required(app=app))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [m | {"description": words[m["id"]]} for m in methods]

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Say that something was changed. People here have one address."""
        to = email or user.email
        super().send_notification_mail(template_prefix, user, context, to)

    def send_mail(
        self, template_prefix: str, email: str, context: dict[str, Any]
    ) -> None:
        """Announce what is to be sent. Nobody waits here for a mail server."""
        words = {"request": current.request, "email": email, **context}
        mail = self.render_mail(template_prefix, email, words)
        kind = PurePosixPath(template_prefix).name
        said = SignInMail(kind, email, mail.subject, str(mail.body), _lasts(kind))
        sign_in_mail_written.send(sender=type(self), mail=said)


def _lasts(kind: str) -> timedelta | None:
    """How long a mail is of use."""
    seconds = {
        "login_code": app_settings.LOGIN_BY_CODE_TIMEOUT,
        "password_reset_key": settings.PASSWORD_RESET_TIMEOUT,
    }.get(kind)
    return None if seconds is None else timedelta(seconds=seconds)
