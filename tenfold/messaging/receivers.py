"""What messaging hears from the apps below it."""

from typing import Any

from django.dispatch import receiver
from django.utils import timezone

from tenfold.messaging.staff_mail import send_staff_invitation
from tenfold.practice.models import StaffInvitation
from tenfold.practice.signals import staff_invited


@receiver(staff_invited)
def mail_the_link(*, invitation: StaffInvitation, token: str, **kwargs: Any) -> None:
    send_staff_invitation(invitation, token=token, now=timezone.now())
