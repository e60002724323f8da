"""The words of mails to staff."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tenfold.accounts.signals import SignInMail
from tenfold.messaging.actions import Letter, send_mail
from tenfold.messaging.models import Message
from tenfold.practice.models import StaffInvitation, StaffMember


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


def send_sign_in_mail(mail: SignInMail, *, now: datetime) -> Message:
    """Send what concerns one person's own sign-in: a code, a link, a notice.

    It belongs to the practice where they work; an address nobody has belongs to none.
    """
    working = StaffMember.objects.active().filter(user__email__iexact=mail.to)
    staff = working.select_related("practice").order_by("created_at", "pk").first()
    letter = Letter(
        kind=mail.kind,
        to=mail.to,
        subject=mail.subject,
        body=mail.body,
        dedupe_key=f"sign-in-{uuid4()}",
        valid_until=None if mail.lasts is None else now + mail.lasts,
    )
    return send_mail(staff.practice if staff else None, letter=letter, by=None, now=now)
