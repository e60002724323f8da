"""Model fields whose text is sealed in the database and opened on first use."""

import json
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.models.lookups import IsNull

from tenfold.core import crypto


class Sealed(str):
    """A sealed text as it came from the database. Its repr shows nothing."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<sealed>"


def place_of(instance: models.Model, column: str) -> str:
    """Where a sealed text belongs: table, column, row and practice."""
    practice = getattr(instance, "practice_id", None) or "-"
    return f"{instance._meta.db_table}|{column}|{instance.pk}|{practice}"


if TYPE_CHECKING:
    TextField = models.TextField[str, str]
    OptionalTextField = models.TextField[str | None, str | None]
    ValueField = models.TextField[Any, Any]
    Base = models.TextField[Any, Any]
else:
    TextField = OptionalTextField = ValueField = models.TextField
    Base = object


class _Opening:
    """Opens the sealed text when somebody reads the attribute."""

    def __init__(self, field: "SealedField") -> None:
        self.field = field

    def __get__(self, instance: models.Model | None, owner: type) -> Any:
        if instance is None:
            return self
        name = self.field.attname
        if name not in instance.__dict__:
            instance.refresh_from_db(fields=[name])
        value = instance.__dict__[name]
        if isinstance(value, Sealed):
            value = self.field.opened(instance, value)
            instance.__dict__[name] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        instance.__dict__[self.field.attname] = value


class SealedField(Base):
    """A column that only the application can read: no searching, no sorting."""

    descriptor_class: Any = _Opening

    def purpose_of(self, row: models.Model) -> str:
        """What the key is for; "" for the key that most columns share."""
        return ""

    def opened(self, row: models.Model, token: str) -> Any:
        place, purpose = place_of(row, self.attname), self.purpose_of(row)
        return self.from_text(crypto.open_sealed(token, place, purpose=purpose))

    def from_text(self, text: str) -> Any:
        return text

    def to_text(self, value: Any) -> str:
        return str(value)

    def from_db_value(self, value: str | None, *args: Any) -> Sealed | None:
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        place = place_of(model_instance, self.attname)
        purpose = self.purpose_of(model_instance)
        return Sealed(crypto.seal(self.to_text(value), place, purpose=purpose))

    def get_prep_value(self, value: Any) -> Any:
        if value is None or isinstance(value, Sealed):
            return value
        raise FieldError(f"{self.name} is encrypted: set it on a row and save the row.")

    def get_lookup(self, lookup_name: str) -> Any:
        return IsNull if lookup_name == "isnull" else None

    def get_db_prep_value(
        self, value: Any, connection: Any, prepared: bool = False
    ) -> Any:
        value = super().get_db_prep_value(value, connection, prepared)
        return None if value is None else str.__str__(value)


class EncryptedTextField(SealedField, TextField):
    """Sealed text."""


class OptionalEncryptedTextField(SealedField, OptionalTextField):
    """Sealed text, or none: where there is none, nothing has to be opened."""


class EncryptedJSONField(SealedField, ValueField):
    """A sealed JSON value."""

    def from_text(self, text: str) -> Any:
        return json.loads(text)

    def to_text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def encrypted_fields(model: type[models.Model]) -> list[SealedField]:
    """The sealed columns of a table."""
    return [f for f in model._meta.concrete_fields if isinstance(f, SealedField)]
