"""Groups, who leads them, and who belongs to them from when to when."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.clients.models import Client
from tenfold.core.fields import EncryptedTextField
from tenfold.practice.models import PracticeRow, StaffMember


class Period(PracticeRow):
    """A row that holds from a day (included) until a day (excluded)."""

    from_on = models.DateField(_("from"))
    until_on = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True

    def is_active_on(self, day: date) -> bool:
        return self.from_on <= day and (self.until_on is None or day < self.until_on)


class GroupQuerySet(models.QuerySet["Group"]):
    def led_by(self, staff: StaffMember, *, on: date) -> Self:
        """Groups this person leads on a day."""
        leads = Facilitation.objects.active_on(on).filter(staff=staff)
        return self.filter(practice=staff.practice, pk__in=leads.values("group"))

    def visible_to(self, staff: StaffMember, *, on: date) -> Self:
        """Groups this person may open: their own, or all for who keeps the records."""
        if staff.keeps_records:
            return self.filter(practice=staff.practice)
        return self.led_by(staff, on=on)

    def kept_by(self, staff: StaffMember, *, on: date) -> Self:
        """Groups whose settings and seats this person may change."""
        if staff.runs_the_practice:
            return self.filter(practice=staff.practice)
        leads = Facilitation.objects.active_on(on).filter(
            staff=staff, role=Facilitation.Role.LEAD
        )
        return self.filter(practice=staff.practice, pk__in=leads.values("group"))

    def filled_by(self, staff: StaffMember, *, on: date) -> Self:
        """Groups to which this person may add members."""
        if staff.keeps_records:
            return self.filter(practice=staff.practice)
        return self.kept_by(staff, on=on)


class Group(PracticeRow):
    """The ongoing unit of people who meet. Its name can reveal a diagnosis: sealed."""

    class Kind(models.TextChoices):
        PROCESS = "process", _("Process")
        PSYCHOEDUCATION = "psychoeducation", _("Psychoeducation")
        SKILLS = "skills", _("Skills")
        SUPPORT = "support", _("Support")
        MUTUAL_AID = "mutual_aid", _("Mutual aid")
        THEMATIC = "thematic", _("Thematic")
        PERSONAL_GROWTH = "personal_growth", _("Personal growth")
        MULTI_FAMILY = "multi_family", _("Multi-family")
        SUPERVISION = "supervision", _("Supervision")

    class Structure(models.TextChoices):
        CLOSED = "closed", _("Closed")
        SLOW_OPEN = "slow_open", _("Slow-open")
        OPEN = "open", _("Open")
        DROP_IN = "drop_in", _("Drop-in")

    class State(models.TextChoices):
        FORMING = "forming", _("Forming")
        ACTIVE = "active", _("Active")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("Closed")

    USUAL_CAPACITY = 8
    LARGEST_CAPACITY = 12

    name = EncryptedTextField(_("name"))
    kind = models.CharField(
        _("kind"), choices=Kind, default=Kind.PROCESS, max_length=20
    )
    structure = models.CharField(
        _("structure"), choices=Structure, default=Structure.SLOW_OPEN, max_length=12
    )
    state = models.CharField(
        _("state"), choices=State, default=State.FORMING, max_length=10
    )
    time_zone = models.CharField(_("time zone"), max_length=64)
    capacity = models.PositiveSmallIntegerField(_("seats"), default=USUAL_CAPACITY)
    length_minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=90
    )
    counts_voices = models.BooleanField(
        _("show facilitators how long each person speaks"), default=True
    )

    is_part2 = models.BooleanField(
        _("its records are under 42 CFR Part 2"), default=False
    )

    objects = GroupQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity__gte=2, capacity__lte=12),
                name="group_has_two_to_twelve_seats",
            ),
            models.CheckConstraint(
                condition=Q(length_minutes__gte=15, length_minutes__lte=240),
                name="group_meets_for_15_to_240_minutes",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("groups:group_detail", args=[self.practice.slug, self.pk])


class FacilitationQuerySet(models.QuerySet["Facilitation"]):
    def active_on(self, day: date | OuterRef) -> Self:
        return self.filter(
            Q(until_on=None) | Q(until_on__gt=day),
            from_on__lte=day,
            staff__is_active=True,
        )

    def not_over_on(self, day: date) -> Self:
        """Leads that have not ended by a day, begun or not."""
        return self.filter(
            Q(until_on=None) | Q(until_on__gt=day), staff__is_active=True
        )


class Facilitation(Period):
    """Who leads a group, from when to when. With it ends access to its members."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead facilitator")
        CO = "co", _("Co-facilitator")

    group = models.ForeignKey(Group, models.PROTECT, related_name="facilitations")
    staff = models.ForeignKey(StaffMember, models.PROTECT, related_name="facilitations")
    role = models.CharField(_("role"), choices=Role, default=Role.LEAD, max_length=4)

    objects = FacilitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "staff"],
                condition=Q(until_on=None),
                name="one_open_facilitation_of_a_group_for_a_person",
            )
        ]


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active_on(self, day: date) -> Self:
        """Members on a day: the expected attendees of a meeting then."""
        return self.filter(Q(until_on=None) | Q(until_on__gt=day), from_on__lte=day)


class Enrolment(Period):
    """A client's time-bounded place in a group, under a name of their choice."""

    class EndReason(models.TextChoices):
        COMPLETED = "completed", _("Completed")
        PLANNED_EARLY = "planned_early", _("Planned early ending")
        DROPPED_OUT = "dropped_out", _("Left without notice")
        TRANSFERRED = "transferred", _("Moved to another group")
        REMOVED = "removed", _("Asked to leave")
        DECEASED = "deceased", _("Died")

    group = models.ForeignKey(Group, models.PROTECT, related_name="enrolments")
    client = models.ForeignKey(Client, models.PROTECT, related_name="enrolments")
    display_name = EncryptedTextField(_("name in the group"))
    display_name_index = models.CharField(max_length=64, editable=False)
    seat = models.PositiveSmallIntegerField(_("seat"))
    end_reason = models.CharField(
        _("why it ended"), choices=EndReason, blank=True, max_length=16
    )

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "client"],
                condition=Q(until_on=None),
                name="one_open_enrolment_in_a_group_for_a_client",
            ),
            models.UniqueConstraint(
                fields=["group", "seat"],
                condition=Q(until_on=None),
                name="one_member_on_a_seat",
            ),
            models.UniqueConstraint(
                fields=["group", "display_name_index"],
                condition=Q(until_on=None),
                name="one_member_of_a_name_in_a_group",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")),
                name="enrolment_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(until_on=None, end_reason="")
                | (Q(until_on__isnull=False) & ~Q(end_reason="")),
                name="an_ended_enrolment_says_why",
            ),
        ]
