"""The plan of a meeting as blocks, and what a group usually does."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedJSONField, EncryptedTextField
from tenfold.groups.models import Group
from tenfold.library.vocabulary import Way
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.models import Meeting


class RunSheetQuerySet(models.QuerySet["RunSheet"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Plans of the meetings this person may lead on a day."""
        meetings = Meeting.objects.led_by(staff, on=on)
        return self.filter(practice=staff.practice, meeting__in=meetings)


class RunSheet(PracticeRow):
    """The plan of one meeting. Every change of it raises its step."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="run_sheet")
    step = models.PositiveIntegerField(default=1)

    objects = RunSheetQuerySet.as_manager()


class Block(PracticeRow):
    """One part of a meeting: what, how long, who leads, and what became of it."""

    class Kind(models.TextChoices):
        ARRIVE = "arrive", _("Arrival")
        CHECK_IN = "check_in", _("Check-in")
        AGENDA = "agenda", _("Agenda")
        WORK = "work", _("Work")
        BREAK = "break", _("Break")
        THEORY = "theory", _("Theory or work")
        CLOSE = "close", _("Closing round")
        CHECK_OUT = "check_out", _("Check-out")

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        SKIPPED = "skipped", _("Left out")
        PARKED = "parked", _("Parked")

    sheet = models.ForeignKey(RunSheet, models.CASCADE, related_name="blocks")
    position = models.PositiveSmallIntegerField(_("position"))
    kind = models.CharField(_("part"), choices=Kind, max_length=10)
    title = EncryptedTextField(_("title"))  # "Ivo's turn" names somebody
    format = models.CharField(
        _("how people work"), choices=Way, default=Way.CIRCLE, max_length=12
    )
    options = EncryptedJSONField(_("options of the format"), default=dict)
    exercise = models.CharField(_("exercise"), max_length=64, blank=True)
    led_by = models.ForeignKey(StaffMember, models.PROTECT, null=True, related_name="+")
    planned_seconds = models.PositiveIntegerField(_("planned seconds"))
    extra_seconds = models.PositiveIntegerField(_("seconds added"), default=0)
    state = models.CharField(
        _("state"), choices=State, default=State.PLANNED, max_length=8
    )
    started_at = models.DateTimeField(_("started at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(planned_seconds__gte=60, planned_seconds__lte=10800),
                name="block_takes_a_minute_to_three_hours",
            ),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(started_at__isnull=False),
                name="a_running_block_has_started",
            ),
            models.CheckConstraint(
                condition=~Q(state="done")
                | Q(started_at__isnull=False, ended_at__isnull=False),
                name="a_done_block_says_from_when_to_when",
            ),
            models.UniqueConstraint(
                fields=["sheet"],
                condition=Q(state="running"),
                name="one_block_runs_at_a_time",
            ),
        ]

    @property
    def minutes(self) -> int:
        return round(self.planned_seconds / 60)

    @property
    def is_ahead(self) -> bool:
        return self.state in (self.State.PLANNED, self.State.PARKED)


class GroupPlan(PracticeRow):
    """What a group usually does: the parts that its next meetings begin with."""

    group = models.OneToOneField(Group, models.PROTECT, related_name="plan")
    blocks = EncryptedJSONField(_("parts"))
