"""Sealing everything again with the current key, so that an old key can be retired."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction

from tenfold.core import crypto
from tenfold.core.fields import Sealed, encrypted_fields

BATCH = 200


def tables_with_sealed_text() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if encrypted_fields(model):
            yield model


def rekey_table(model: type[models.Model]) -> int:
    """Seal the table's old rows with the current key; the number of rows changed."""
    manager = model._base_manager
    changed = 0
    keys = list(manager.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), BATCH):
        with transaction.atomic():
            rows = manager.select_for_update().filter(
                pk__in=keys[start : start + BATCH]
            )
            for row in rows:
                changed += _rekey_row(row)
    return changed


def _rekey_row(row: models.Model) -> int:
    old = [
        field
        for field in encrypted_fields(type(row))
        if isinstance(row.__dict__[field.attname], Sealed)
        and crypto.key_id_of(row.__dict__[field.attname]) != crypto.current_key_id()
    ]
    for field in old:  # opened, so that saving seals it anew
        row.__dict__[field.attname] = field.opened(row, row.__dict__[field.attname])
    if old:
        row.save(update_fields=[field.attname for field in old])
    return bool(old)
