"""What accounts tells the apps above it."""

from dataclasses import dataclass
from datetime import timedelta

from django.dispatch import Signal


@dataclass(frozen=True)
class SignInMail:
    """What one person is told about their own sign-in."""

    kind: str
    to: str
    subject: str
    body: str
    lasts: timedelta | None = None  # of no use afterwards


sign_in_mail_written = Signal()  # mail: SignInMail
browsers_signed_out = Signal()  # user: User, count: int. Inside the transaction
passkey_refused = Signal()  # user: User | None, as far as it was said who it is
