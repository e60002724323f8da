"""Deeds about groups, their leaders and their members."""

from dataclasses import asdict, dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.clients.actions import ClientData, ContactData, add_client
from tenfold.clients.models import Client
from tenfold.core.crypto import blind_index
from tenfold.core.errors import DomainError
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.groups.signals import enrolment_ended
from tenfold.practice.models import StaffMember


class CannotEnrolError(DomainError):
    pass


class CannotEndEnrolmentError(DomainError):
    pass


class CannotChangeGroupError(DomainError):
    pass


class CannotChangeFacilitatorsError(DomainError):
    pass


@dataclass(frozen=True)
class GroupData:
    """What a group is: lengths in minutes, `time_zone` an IANA name."""

    name: str
    kind: str
    structure: str
    time_zone: str
    capacity: int
    length_minutes: int
    counts_voices: bool = True
    is_part2: bool = False


@transaction.atomic
def start_group(
    *, data: GroupData, lead: StaffMember, by: StaffMember, on: date
) -> Group:
    """Make a group with its lead facilitator."""
    group = Group.objects.create(practice=by.practice, **asdict(data))
    record("group.started", by=by.user, target=group)
    add_facilitator(group, staff=lead, role=Facilitation.Role.LEAD, by=by, on=on)
    return group


@transaction.atomic
def change_group(
    group: Group, *, data: GroupData, state: str, by: StaffMember
) -> Group:
    """Change what a group is. There are never fewer seats than members."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    taken = Enrolment.objects.filter(group=group, until_on=None).count()
    if data.capacity < taken:
        raise CannotChangeGroupError(
            _("%(taken)s members have a seat. Choose at least as many seats.")
            % {"taken": taken}
        )
    new = asdict(data) | {"state": state}
    changed = [name for name, value in new.items() if getattr(group, name) != value]
    for name in changed:
        setattr(group, name, new[name])
    if changed:
        group.save(update_fields=changed)
    record("group.changed", by=by.user, target=group, details={"fields": changed})
    return group


@transaction.atomic
def add_facilitator(
    group: Group, *, staff: StaffMember, role: str, by: StaffMember, on: date
) -> Facilitation:
    """Let somebody lead a group from a day on."""
    if staff.practice_id != group.practice_id:
        raise CannotChangeFacilitatorsError(_("This person does not work here."))
    facilitation, is_new = Facilitation.objects.select_for_update().get_or_create(
        group=group,
        staff=staff,
        until_on=None,
        defaults={"practice": group.practice, "role": role, "from_on": on},
    )
    if not is_new and facilitation.role != role:
        facilitation.role = role
        facilitation.save(update_fields=["role"])
    record(
        "facilitation.started", by=by.user, target=facilitation, details={"role": role}
    )
    return facilitation


@transaction.atomic
def end_facilitation(
    facilitation: Facilitation, *, by: StaffMember, on: date
) -> Facilitation:
    """End somebody's leading, and with it their access. One leader stays."""
    group = Group.objects.select_for_update().get(pk=facilitation.group_id)
    others = Facilitation.objects.active_on(on).filter(group=group)
    if not others.exclude(pk=facilitation.pk).exists():
        raise CannotChangeFacilitatorsError(
            _("A group needs somebody who leads it. Add another facilitator first.")
        )
    facilitation.until_on = on
    facilitation.save(update_fields=["until_on"])
    record("facilitation.ended", by=by.user, target=facilitation)
    return facilitation


@transaction.atomic
def enrol(
    group: Group, *, client: Client, display_name: str, by: StaffMember, on: date
) -> Enrolment:
    """Give a client the first free seat of a group, from a day on."""
    group = Group.objects.select_for_update().get(pk=group.pk)
    if client.practice_id != group.practice_id:
        raise CannotEnrolError(_("This client belongs to another practice."))
    open_ones = list(Enrolment.objects.filter(group=group, until_on=None))
    index = blind_index(f"display-name-{group.pk}", display_name)
    if any(e.client_id == client.pk for e in open_ones):
        raise CannotEnrolError(_("This person is a member of the group already."))
    if any(e.display_name_index == index for e in open_ones):
        raise CannotEnrolError(
            _(
                "Somebody in this group has this name. Choose another, so that no two "
                "members are taken for each other."
            )
        )
    taken = {e.seat for e in open_ones}
    free = [seat for seat in range(1, group.capacity + 1) if seat not in taken]
    if not free:
        raise CannotEnrolError(_("All seats are taken. Add a seat in the settings."))
    enrolment = Enrolment.objects.create(
        practice=group.practice,
        group=group,
        client=client,
        display_name=display_name,
        display_name_index=index,
        seat=free[0],
        from_on=on,
    )
    record("enrolment.started", by=by.user, target=enrolment)
    return enrolment


@transaction.atomic
def end_enrolment(
    enrolment: Enrolment, *, reason: str, by: StaffMember, on: date
) -> Enrolment:
    """End a membership from a day on; what happened before stays as it is."""
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if enrolment.until_on is not None:
        raise CannotEndEnrolmentError(_("This membership has ended already."))
    enrolment.until_on = max(on, enrolment.from_on)
    enrolment.end_reason = reason
    enrolment.save(update_fields=["until_on", "end_reason"])
    record("enrolment.ended", by=by.user, target=enrolment, details={"reason": reason})
    transaction.on_commit(
        partial(enrolment_ended.send_robust, Enrolment, enrolment=enrolment)
    )
    return enrolment


@transaction.atomic
def swap_seats(enrolment: Enrolment, *, seat: int, by: StaffMember) -> Enrolment:
    """Move a member to a seat; whoever sits there takes theirs."""
    group = Group.objects.select_for_update().get(pk=enrolment.group_id)
    enrolment = Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if enrolment.until_on is not None or not 1 <= seat <= group.capacity:
        raise CannotChangeGroupError(_("This seat is not there."))
    other = Enrolment.objects.filter(group=group, until_on=None, seat=seat).first()
    mine = enrolment.seat
    if other is not None and other.pk != enrolment.pk:
        other.seat = 0  # out of the way, since no two may sit on one seat
        other.save(update_fields=["seat"])
    enrolment.seat = seat
    enrolment.save(update_fields=["seat"])
    if other is not None and other.pk != enrolment.pk:
        other.seat = mine
        other.save(update_fields=["seat"])
    record("enrolment.seated", by=by.user, target=enrolment, details={"seat": seat})
    return enrolment


@dataclass(frozen=True)
class NewMember:
    """Somebody without a record, and the name they want to have in the group."""

    client: ClientData
    contact: ContactData
    display_name: str


@transaction.atomic
def enrol_new_client(
    group: Group, *, newcomer: NewMember, by: StaffMember, on: date
) -> Enrolment:
    """Open a record for somebody and give them a seat, or do neither."""
    client = add_client(data=newcomer.client, contact=newcomer.contact, by=by)
    name = newcomer.display_name
    return enrol(group, client=client, display_name=name, by=by, on=on)
