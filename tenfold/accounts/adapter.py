"""How allauth behaves in our house."""

import logging
import smtplib
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Staff are invited; nobody signs up by themselves."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> Any:
        return request.META["REMOTE_ADDR"]

    def get_reset_password_from_key_url(self, key: str) -> str:
        """Under our own address, whatever host a request names."""
        path = urlsplit(str(super().get_reset_password_from_key_url(key))).path
        return f"{settings.PUBLIC_ADDRESS}{path}"

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Say that something was changed. It stays changed if no mail can be sent."""
        to = email or user.email
        try:
            super().send_notification_mail(template_prefix, user, context, to)
        except (OSError, smtplib.SMTPException) as error:
            logger.warning("a notice was not sent: %s", type(error).__name__)
