"""What is done with a sign-in, in the trail of every practice that it opens."""

from typing import Any

from django.db import models, transaction

from tenfold.accounts.models import User
from tenfold.audit.actions import INSTALLATION, record
from tenfold.audit.models import ChainHead
from tenfold.practice.models import StaffMember


@transaction.atomic
def record_of_user(
    verb: str, user: User | None, *, is_theirs: bool = True, **details: Any
) -> None:
    """Leave a line in each practice where this person works.

    `is_theirs` is False while nobody has shown that it is them. Who works nowhere, and
    an address nobody has, leave theirs with the installation: a wrong password then
    takes equally long for every address.
    """
    by = user if is_theirs else None
    targets: list[models.Model] = []
    if user:
        targets += StaffMember.objects.of(user).order_by("pk")
    for target in targets or [user or ChainHead(chain=INSTALLATION)]:
        record(verb, by=by, target=target, details=details)
