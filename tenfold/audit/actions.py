"""The one way a line gets into the trail."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from tenfold.audit.chain import GENESIS, line_hash
from tenfold.audit.models import AuditEvent, ChainHead
from tenfold.audit.queries import line_of

INSTALLATION = "installation"


def record(
    verb: str,
    *,
    by: models.Model | None,
    target: models.Model,
    details: dict[str, Any] | None = None,
) -> AuditEvent:
    """Leave a line in the trail of the target's practice, in the caller's transaction.

    `by` is a user or a seat; None when the system did it. `details` holds ids, states
    and counts, never what a person said or is called.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError(
            f"{verb} must be recorded in the transaction that does it."
        )
    chain = str(_practice_of(target) or _practice_of(by) or INSTALLATION)
    head, _ = ChainHead.objects.select_for_update().get_or_create(
        chain=chain, defaults={"hash": GENESIS}
    )
    event = AuditEvent(
        chain=chain,
        number=head.number + 1,
        at=timezone.now(),
        verb=verb,
        actor_kind=kind_of(by) if by else "system",
        actor_id=str(by.pk) if by else "",
        target_kind=kind_of(target),
        target_id=str(target.pk),
        details=details or {},
        previous_hash=head.hash,
    )
    event.hash = line_hash(head.hash, line_of(event))
    event.save(force_insert=True)
    head.number, head.hash = event.number, event.hash
    head.save(update_fields=["number", "hash"])
    return event


def kind_of(row: models.Model) -> str:
    return str(row._meta.model_name)


def _practice_of(row: models.Model | None) -> Any:
    if row is None:
        return None
    if row._meta.model_name == "practice":
        return row.pk
    return getattr(row, "practice_id", None)
