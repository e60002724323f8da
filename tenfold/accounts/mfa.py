"""How allauth's second factor behaves in our house."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter

from tenfold.core import crypto

PLACE = "mfa_authenticator|data|-|-"


class MFAAdapter(DefaultMFAAdapter):
    """Secrets of authenticators lie sealed in the database."""

    def encrypt(self, text: str) -> str:
        return crypto.seal(text, PLACE)

    def decrypt(self, encrypted_text: str) -> str:
        return crypto.open_sealed(encrypted_text, PLACE)

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_rp_entity()
        return entity | {"name": "Tenfold"}
