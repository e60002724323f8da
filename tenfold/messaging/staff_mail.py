"""The words of mails to staff."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tenfold.messaging.actions import Letter, send_mail
from tenfold.messaging.models import Message
from tenfold.practice.models import StaffInvitation


def send_staff_invitation(
    invitation: StaffInvitation, *, token: str, now: datetime
) -> Message:
    """Send a colleague their link."""
    link = settings.PUBLIC_ADDRESS + reverse("practice:invitation", args=[token])
    body = _(
        "Hello,\n\n{who} asked you to join {practice} on Tenfold.\n\n"
        "Open this link within seven days to choose a password:\n{link}\n"
    ).format(
        who=invitation.invited_by.display_name,
        practice=invitation.practice.name,
        link=link,
    )
    subject = _("Your invitation to Tenfold")
    letter = Letter(
        kind="staff_invitation",
        to=invitation.email,
        subject=subject,
        body=body,
        dedupe_key=f"staff-invitation-{invitation.pk}",
        valid_until=invitation.expires_at,
    )
    return send_mail(
        invitation.practice, letter=letter, by=invitation.invited_by, now=now
    )
