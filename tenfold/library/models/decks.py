"""Decks of cards that a practice has made or may use."""

from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.library.models.materials import KeptFile
from tenfold.practice.models import Practice, PracticeRow, StaffMember

FEWEST_CARDS = 2


class DeckQuerySet(models.QuerySet["Deck"]):
    def visible_to(self, staff: StaffMember) -> Self:
        """What everybody in the practice may see."""
        return self.filter(practice=staff.practice, retired_at=None)

    def kept_by(self, staff: StaffMember) -> Self:
        """What this person may change: their own; all, for who runs the practice."""
        readable = self.visible_to(staff)
        if staff.runs_the_practice:
            return readable
        return readable.filter(added_by=staff)

    def ready_in(self, practice: Practice) -> Self:
        """Decks for the table: two cards or more, and each of them described."""
        described = Count("cards", filter=~Q(cards__alt=""))
        counted = self.annotate(count=Count("cards"), described=described)
        here = counted.filter(practice=practice, retired_at=None)
        return here.filter(count__gte=FEWEST_CARDS, described=models.F("count"))


class Deck(PracticeRow):
    title = models.CharField(_("title"), max_length=80)
    rights = models.CharField(_("where it comes from"), max_length=200)
    added_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(_("taken out at"), null=True)

    objects = DeckQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        return reverse("library:deck_detail", args=[self.practice.slug, self.pk])


class DeckCardQuerySet(models.QuerySet["DeckCard"]):
    def visible_to(self, staff: StaffMember) -> Self:
        """Also of decks that were taken out: they lie on tables of the past."""
        return self.filter(practice=staff.practice)


class DeckCard(KeptFile):
    """A card: its picture, and what is to be seen on it."""

    class Intensity(models.IntegerChoices):
        GENTLE = 1, _("Gentle")
        MOVING = 2, _("Moving")
        STRONG = 3, _("Strong")

    deck = models.ForeignKey(Deck, models.PROTECT, related_name="cards")
    number = models.PositiveSmallIntegerField(_("number"))
    alt = models.CharField(_("what is to be seen"), max_length=300, blank=True)
    intensity = models.PositiveSmallIntegerField(
        _("how strong it is"), choices=Intensity, default=Intensity.GENTLE
    )

    objects = DeckCardQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["deck", "number"], name="card_has_a_number_of_its_own"
            )
        ]
