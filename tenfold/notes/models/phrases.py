"""Quick phrases of a practice's own."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.practice.models import PracticeRow, StaffMember


class PracticePhraseQuerySet(models.QuerySet["PracticePhrase"]):
    def visible_to(self, staff: StaffMember) -> Self:
        return self.filter(practice=staff.practice)

    def in_use(self) -> Self:
        return self.filter(is_retired=False).order_by("part", "key", "pk")


class PracticePhrase(PracticeRow):
    """What `;` and a short word write. Without a row, a practice has the usual ones."""

    MOST = 60

    class Part(models.TextChoices):
        GROUP = "group", _("The group's part of a note")
        MEMBER = "member", _("A member's part")

    key = models.CharField(_("short word"), max_length=16)
    part = models.CharField(_("where it is offered"), choices=Part, max_length=6)
    text = models.CharField(_("what it writes"), max_length=200)
    is_retired = models.BooleanField(_("no longer used"), default=False)

    objects = PracticePhraseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice", "part", "key"],
                condition=Q(is_retired=False),
                name="one_phrase_of_a_practice_for_a_word",
            )
        ]
