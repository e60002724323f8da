"""Series, meetings and who was there."""

from datetime import date, datetime, time, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.core.fields import EncryptedTextField
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.practice.models import PracticeRow, StaffMember
from tenfold.scheduling.recurrence import WeeklyRule


class Series(PracticeRow):
    """When a group meets: wall time and zone, never a list of moments."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="series")
    starts_on = models.DateField(_("first session on"))
    wall_time = models.TimeField(_("at"))
    time_zone = models.CharField(_("time zone"), max_length=64)
    interval_weeks = models.PositiveSmallIntegerField(_("every (weeks)"), default=1)
    length_minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=90
    )
    until_on = models.DateField(_("last session on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(interval_weeks__gte=1, interval_weeks__lte=8),
                name="series_repeats_every_one_to_eight_weeks",
            )
        ]

    @property
    def rule(self) -> WeeklyRule:
        return WeeklyRule(
            starts_on=self.starts_on,
            wall_time=self.wall_time,
            time_zone=self.time_zone,
            interval_weeks=self.interval_weeks,
            length_minutes=self.length_minutes,
            until_on=self.until_on,
        )


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Meetings on whose day this person led the group, and may open on a day.

        Who has stopped leading a group opens none of its meetings any more.
        """
        day = OuterRef("occurs_on")
        leads = Facilitation.objects.filter(group=OuterRef("group"), staff=staff)
        begun = Q(from_on__lte=on) | Q(from_on__lte=day)
        return self.filter(
            Exists(leads.active_on(day)),
            Exists(leads.not_over_on(on).filter(begun)),
            practice=staff.practice,
        )

    def visible_to(self, staff: StaffMember, *, on: date) -> Self:
        """Meetings of the groups this person may open on a day."""
        groups = Group.objects.visible_to(staff, on=on)
        return self.filter(practice=staff.practice, group__in=groups)

    def beginning_on(self, first: date, last: date, *, zone: ZoneInfo) -> Self:
        """Meetings that begin on one of these days, in this place, in order."""
        start = datetime.combine(first, time(), zone)
        end = datetime.combine(last + timedelta(days=1), time(), zone)
        near = self.filter(starts_at__gte=start, starts_at__lt=end)
        return near.order_by("starts_at", "pk")


class Meeting(PracticeRow):
    """One meeting of a group. People read "session"."""

    class State(models.TextChoices):
        SCHEDULED = "scheduled", _("Planned")
        OPEN = "open", _("Open")
        ENDED = "ended", _("Ended")
        CANCELLED = "cancelled", _("Cancelled")

    DOORS_OPEN_BEFORE = timedelta(minutes=15)
    DOORS_CLOSE_AFTER = timedelta(hours=2)

    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings")
    series = models.ForeignKey(
        Series, models.PROTECT, related_name="meetings", null=True, blank=True
    )
    number = models.PositiveIntegerField(_("number"))
    occurs_on = models.DateField(_("local date"))
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))
    state = models.CharField(
        _("state"), choices=State, default=State.SCHEDULED, max_length=10
    )
    opened_at = models.DateTimeField(_("opened at"), null=True)
    ended_at = models.DateTimeField(_("ended at"), null=True)
    cancel_reason = EncryptedTextField(_("why it was cancelled"), blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="meeting_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["series", "occurs_on"], name="one_meeting_of_a_series_on_a_day"
            ),
            models.UniqueConstraint(
                fields=["group", "number"], name="one_meeting_of_a_group_with_a_number"
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ended_at__isnull=False),
                name="an_ended_meeting_says_when",
            ),
        ]
        indexes = [
            models.Index(fields=["practice", "starts_at"]),
            models.Index(fields=["practice", "state", "ends_at"]),
            models.Index(fields=["group", "state", "starts_at"]),
        ]

    def get_absolute_url(self) -> str:
        return reverse("scheduling:meeting_detail", args=[self.practice.slug, self.pk])

    @property
    def is_over(self) -> bool:
        return self.state in (self.State.ENDED, self.State.CANCELLED)

    @property
    def over_at(self) -> datetime:
        """When it ended; when it is to end, as long as it has not."""
        return self.ended_at or self.ends_at

    def is_to_come(self, now: datetime) -> bool:
        """Whether it is on, or can still begin."""
        if self.state == self.State.OPEN:
            return True
        return self.state == self.State.SCHEDULED and now < self.ends_at

    @property
    def doors_open_at(self) -> datetime:
        return self.starts_at - self.DOORS_OPEN_BEFORE

    def doors_are_open(self, now: datetime) -> bool:
        """Whether members may enter their lobby."""
        if self.state == self.State.OPEN:
            return True
        closes_at = self.ends_at + self.DOORS_CLOSE_AFTER
        return not self.is_over and self.doors_open_at <= now < closes_at

    def can_be_cancelled(self, now: datetime) -> bool:
        return self.state == self.State.SCHEDULED and now < self.ends_at


class Attendance(PracticeRow):
    """How long an enrolled client was at a meeting, confirmed by a facilitator."""

    class Status(models.TextChoices):
        PRESENT = "present", _("Present")
        PARTIAL = "partial", _("Part of the time")
        EXCUSED = "excused", _("Excused")
        LATE_CANCEL = "late_cancel", _("Cancelled late")
        NO_SHOW = "no_show", _("Did not come")
        TECH_FAILURE = "tech_failure", _("Could not connect")

    CAME = (Status.PRESENT, Status.PARTIAL)
    PRESENT_FROM_SHARE = 0.8

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attendances")
    status = models.CharField(_("status"), choices=Status, max_length=12)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=0)
    is_estimated = models.BooleanField(_("estimated"), default=False)
    confirmed_by = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "enrolment"],
                name="one_attendance_of_a_member_at_a_meeting",
            )
        ]

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None
