"""The one place that speaks SMTP."""

import smtplib

from django.core.mail import EmailMessage


class MailNotSentError(Exception):
    """The mail server did not take the message; trying again may help."""


def deliver(*, to: str, subject: str, body: str, message_id: str) -> None:
    """Hand one message to the mail server. Raises MailNotSentError."""
    mail = EmailMessage(
        subject=subject, body=body, to=[to], headers={"Message-ID": message_id}
    )
    try:
        mail.send()
    except (OSError, smtplib.SMTPException) as error:
        raise MailNotSentError(type(error).__name__) from error
