"""How allauth's second factor behaves in our house."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tenfold.core import crypto

PLACE = "mfa_authenticator|data|-|-"


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of authenticators lie sealed in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "This code does not fit. An app shows a new one every half minute, "
            "and a recovery code works once."
        ),
    }

    def encrypt(self, text: str) -> str:
        return crypto.seal(text, PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.open_sealed(encrypted_text, PLACE)

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Tenfold"}

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name or user.email}

    def generate_authenticator_name(self, user: Any, type: str) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        if number == 1:
            return gettext("My passkey")
        return gettext("My passkey, number {number}").format(number=number)
