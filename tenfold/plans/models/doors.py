"""Who may read what is planned and kept about a client."""

from datetime import date
from typing import Any, Self

from django.db import models

from tenfold.groups.queries import clients_in_care_of
from tenfold.practice.models import StaffMember


class OfClientQuerySet(models.QuerySet[Any]):
    """Rows about a client. The door of all of them is the same."""

    to_client = "client"

    def visible_to(self, staff: StaffMember, *, on: date) -> Self:
        """Rows about the clients whose groups this person leads on a day.

        Who keeps contact data or bills reads none of it.
        """
        cared_for = clients_in_care_of(staff, on=on)
        return self.filter(
            **{"practice": staff.practice, f"{self.to_client}__in": cared_for}
        )
