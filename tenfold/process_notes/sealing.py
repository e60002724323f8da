"""Text that opens for its author only, with a key that is derived for them."""

from typing import Any
from uuid import UUID

from django.db import models

from tenfold.accounts.models import User
from tenfold.core import crypto
from tenfold.core.fields import EncryptedTextField, Sealed, place_of


class _Shut:
    """Reading the attribute opens nothing: `read_by` does, for one person."""

    def __init__(self, field: "AuthorTextField") -> None:
        self.name = field.attname

    def __get__(self, instance: models.Model | None, owner: type) -> Any:
        if instance is None:
            return self
        if self.name not in instance.__dict__:
            instance.refresh_from_db(fields=[self.name])
        value = instance.__dict__[self.name]
        return value if isinstance(value, Sealed) else Sealed("written, not read")

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.name] = value


class AuthorTextField(EncryptedTextField):
    """Sealed with a key of the row's author. It needs a column `author`."""

    descriptor_class = _Shut

    def purpose_of(self, row: models.Model) -> str:
        return purpose_for(getattr(row, "author_id"))  # noqa: B009  any row with an author

    def read_by(self, row: models.Model, reader: User) -> str:
        """The text, with the reader's own key. Raises CannotOpenError for others."""
        token = row.__dict__[self.attname]
        is_author = getattr(row, "author_id") == reader.pk  # noqa: B009  as above
        if not isinstance(token, Sealed) or not is_author:
            raise crypto.CannotOpenError("it is not there for this person")
        place = place_of(row, self.attname)
        return crypto.open_sealed(token, place, purpose=purpose_for(reader.pk))


def purpose_for(author: UUID) -> str:
    return f"process-note|{author}"
