"""Questions about people who sign in."""

from allauth.mfa.models import Authenticator

from tenfold.accounts.models import User


def has_second_factor(user: User) -> bool:
    """Whether this person signs in with more than one thing they know or have."""
    codes = Authenticator.Type.RECOVERY_CODES
    factors = Authenticator.objects.filter(user=user).exclude(type=codes)
    return bool(factors.exists())
