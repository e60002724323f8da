"""Files of a practice that can be shown or played in the circle."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.library.media_types import Kind
from tenfold.practice.models import PracticeRow, StaffMember


class KeptFile(PracticeRow):
    """A row with a file beside it, sealed with the row's own key."""

    file_name = models.CharField(max_length=40, unique=True, editable=False)
    file_key = EncryptedTextField(editable=False)
    size = models.PositiveBigIntegerField(editable=False)
    media_type = models.CharField(max_length=40, editable=False)

    class Meta:
        abstract = True


class MaterialQuerySet(models.QuerySet["Material"]):
    def visible_to(self, staff: StaffMember) -> Self:
        """What everybody in the practice may see and play."""
        return self.filter(practice=staff.practice)

    def kept_by(self, staff: StaffMember) -> Self:
        """What this person may change or delete: their own; all, for who runs it."""
        readable = self.visible_to(staff)
        if staff.runs_the_practice:
            return readable
        return readable.filter(added_by=staff)


class Material(KeptFile):
    """A sound, a film, a PDF or a picture."""

    kind = models.CharField(_("kind"), choices=Kind, max_length=8, editable=False)
    title = models.CharField(_("title"), max_length=80)
    rights = models.CharField(_("where it comes from"), max_length=200)
    summary = models.TextField(_("what is in it"), blank=True, max_length=2000)
    added_by = models.ForeignKey(StaffMember, models.PROTECT, related_name="+")

    objects = MaterialQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="material_is_of_a_known_kind"
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("library:material_detail", args=[self.practice.slug, self.pk])

    @property
    def has_slides(self) -> bool:
        return self.kind in (Kind.PDF, Kind.IMAGE)


class SlideQuerySet(models.QuerySet["Slide"]):
    def visible_to(self, staff: StaffMember) -> Self:
        return self.filter(practice=staff.practice)


class Slide(KeptFile):
    """One page of a PDF, or a picture, as it is shown; and what to say with it."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="slides")
    number = models.PositiveSmallIntegerField(_("number"))
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    notes = EncryptedTextField(_("notes for whoever leads"), default="", blank=True)

    objects = SlideQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["material", "number"], name="slide_has_a_number_of_its_own"
            )
        ]
