"""One worker at a time for a named job."""

from datetime import datetime, timedelta

from django.db import transaction

from tenfold.core.models import Lease


@transaction.atomic
def take_lease(name: str, *, holder: str, length: timedelta, now: datetime) -> bool:
    """Whether `holder` has the job until `now + length`."""
    lease, is_new = Lease.objects.select_for_update().get_or_create(
        name=name, defaults={"holder": holder, "until": now + length}
    )
    if is_new:
        return True
    if lease.holder != holder and lease.until > now:
        return False
    lease.holder = holder
    lease.until = now + length
    lease.save(update_fields=["holder", "until"])
    return True
