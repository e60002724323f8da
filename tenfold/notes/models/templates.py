"""Note templates of a practice's own, and how its notes are kept in time."""

from datetime import datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tenfold.notes.note_templates import USUAL, NoteTemplate
from tenfold.practice.models import Practice, PracticeRow, StaffMember


class PracticeTemplateQuerySet(models.QuerySet["PracticeTemplate"]):
    def visible_to(self, staff: StaffMember) -> Self:
        return self.filter(practice=staff.practice)


class PracticeTemplate(PracticeRow):
    """A template that a practice wrote. Its versions are kept; the last one counts."""

    is_retired = models.BooleanField(_("retired"), default=False)

    objects = PracticeTemplateQuerySet.as_manager()


class PracticeTemplateVersion(PracticeRow):
    """What a template asked for from one change to the next. Never changed."""

    template = models.ForeignKey(
        PracticeTemplate, models.PROTECT, related_name="versions"
    )
    number = models.PositiveIntegerField(_("version"))
    body = models.JSONField()  # title, purpose, group, member: see note_templates

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["template", "number"], name="note_template_version_has_a_number"
            )
        ]

    def to_template(self) -> NoteTemplate:
        body: dict[str, Any] = self.body
        return NoteTemplate(id=str(self.template_id), version=self.number, **body)


class NoteRules(PracticeRow):
    """What a practice asks of its notes."""

    DUE, LATE = 24, 48

    template = models.CharField(_("usual template"), max_length=40, default=USUAL)
    due_hours = models.PositiveSmallIntegerField(
        _("to be signed within (hours)"), default=DUE
    )
    late_hours = models.PositiveSmallIntegerField(
        _("a late entry after (hours)"), default=LATE
    )
    unlock_hours = models.PositiveSmallIntegerField(
        _("may be opened again within (hours)"), default=0
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["practice"], name="one_set_of_note_rules_for_a_practice"
            ),
            models.CheckConstraint(
                condition=Q(due_hours__gte=1, late_hours__gte=F("due_hours")),
                name="notes_are_due_before_they_are_late",
            ),
        ]

    @classmethod
    def of(cls, practice: Practice) -> "NoteRules":
        """The practice's own, or the usual ones, unsaved."""
        kept = cls.objects.filter(practice=practice).first()
        return kept or cls(practice=practice)

    def due_at(self, over_at: datetime) -> datetime:
        """Until when what was over then is to be signed."""
        return over_at + timedelta(hours=self.due_hours)

    def late_at(self, over_at: datetime) -> datetime:
        """From when on a signature is a late entry."""
        return over_at + timedelta(hours=self.late_hours)
