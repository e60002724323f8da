"""What the practice hears from the sign-in."""

from typing import Any

from allauth.account import signals as account
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from django.contrib.auth.signals import user_logged_out, user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from tenfold.accounts.models import User
from tenfold.accounts.signals import browsers_signed_out, passkey_refused
from tenfold.practice.trail import record_of_user


@receiver(account.user_logged_in)
def signed_in(*, request: HttpRequest, user: User, **kwargs: Any) -> None:
    steps = get_authentication_records(request, user)
    used = [step.get("type", step["method"]) for step in steps]
    record_of_user("user.signed_in", user, using=used)


@receiver(user_login_failed)
def password_refused(
    *, credentials: dict[str, Any], request: HttpRequest, **kwargs: Any
) -> None:
    known = User.objects.filter(email__iexact=credentials.get("email") or "").first()
    if request.user.is_authenticated:
        known = request.user
    record_of_user("user.sign_in_failed", known, is_theirs=False, using=["password"])


@receiver(account.login_code_rejected)
def mailed_code_refused(*, user: User, **kwargs: Any) -> None:
    record_of_user("user.sign_in_failed", user, is_theirs=False, using=["code"])


@receiver(mfa.authentication_failed)
def second_factor_refused(
    *, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    kind = str(authenticator.type)
    record_of_user("user.sign_in_failed", user, is_theirs=False, using=[kind])


@receiver(passkey_refused)
def passkey_did_not_fit(*, user: User | None, **kwargs: Any) -> None:
    kind = Authenticator.Type.WEBAUTHN.value
    record_of_user("user.sign_in_failed", user, is_theirs=False, using=[kind])


@receiver(user_logged_out)
def signed_out(*, user: User | None, **kwargs: Any) -> None:
    if user is not None:
        record_of_user("user.signed_out", user)


@receiver(browsers_signed_out)
def signed_out_elsewhere(*, user: User, count: int, **kwargs: Any) -> None:
    record_of_user("user.browsers_signed_out", user, count=count)


@receiver(account.password_changed)
@receiver(account.password_set)
def password_changed(*, user: User, **kwargs: Any) -> None:
    record_of_user("user.password_changed", user)


@receiver(account.password_reset)
def password_reset(*, user: User, **kwargs: Any) -> None:
    record_of_user("user.password_reset", user)


@receiver(mfa.authenticator_added)
def second_factor_added(
    *, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    record_of_user("user.second_factor_added", user, kind=str(authenticator.type))


@receiver(mfa.authenticator_removed)
def second_factor_removed(
    *, user: User, authenticator: Authenticator, **kwargs: Any
) -> None:
    record_of_user("user.second_factor_removed", user, kind=str(authenticator.type))


@receiver(mfa.authenticator_reset)
def recovery_codes_renewed(*, user: User, **kwargs: Any) -> None:
    record_of_user("user.recovery_codes_renewed", user)
