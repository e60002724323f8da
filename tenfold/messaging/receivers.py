"""What messaging hears from the apps below it."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from tenfold.accounts.signals import SignInMail, sign_in_mail_written
from tenfold.messaging.staff_mail import send_sign_in_mail, send_staff_invitation
from tenfold.practice.models import StaffInvitation
from tenfold.practice.signals import staff_invited


@receiver(staff_invited)
def mail_the_link(*, invitation: StaffInvitation, token: str, **kwargs: Any) -> None:
    send_staff_invitation(invitation, token=token, now=timezone.now())


@receiver(sign_in_mail_written)
def mail_about_a_sign_in(*, mail: SignInMail, **kwargs: Any) -> None:
    send_sign_in_mail(mail, now=timezone.now())
