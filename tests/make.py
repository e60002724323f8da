"""Builders: each makes the plainest valid thing."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from tenfold.accounts.models import User
from tenfold.clients.actions import ClientData, ContactData, add_client
from tenfold.clients.models import Client
from tenfold.groups.actions import GroupData, add_facilitator, enrol, start_group
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.practice.actions import add_staff, found_practice
from tenfold.practice.models import Practice, StaffMember
from tenfold.scheduling.actions import SeriesData, plan_meeting, plan_series
from tenfold.scheduling.models import Meeting, Series

MONDAY = date(2026, 11, 23)
MONDAY_6PM = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
PASSWORD = "correct horse battery"
_numbers = count(1)


def user(email: str = "", *, name: str = "Some One") -> User:
    address = email or f"person{next(_numbers)}@example.org"
    return User.objects.create_user(address, PASSWORD, name=name)


def owner(slug: str = "", *, name: str = "Riverside Practice") -> StaffMember:
    """A practice with its owner; the owner."""
    practice = found_practice(
        slug or f"practice-{next(_numbers)}",
        name=name,
        time_zone="Europe/Lisbon",
        owner=user(),
        display_name="Dr Osei",
    )
    return StaffMember.objects.get(practice=practice)


def staff(
    practice: Practice, role: str = StaffMember.Role.FACILITATOR, name: str = "Hanna"
) -> StaffMember:
    somebody = user()
    return add_staff(practice, user=somebody, role=role, display_name=name, by=somebody)


def client(by: StaffMember, name: str = "Sam", **fields: Any) -> Client:
    data = ClientData(preferred_name=name, **{"email": f"{name}@example.org", **fields})
    contact = ContactData(name="Petra", relation="sister", phone="+351 912 000 000")
    return add_client(data=data, contact=contact, by=by)


def group(lead: StaffMember, name: str = "Tuesday circle", **fields: Any) -> Group:
    data = {
        "name": name,
        "kind": Group.Kind.PROCESS,
        "structure": Group.Structure.SLOW_OPEN,
        "time_zone": "Europe/Lisbon",
        "capacity": 10,
        "length_minutes": 90,
    }
    return start_group(
        data=GroupData(**{**data, **fields}), lead=lead, by=lead, on=date(2026, 9, 1)
    )


def co_facilitator(group: Group, by: StaffMember, name: str = "Hanna") -> StaffMember:
    hanna = staff(group.practice, name=name)
    role = Facilitation.Role.CO
    add_facilitator(group, staff=hanna, role=role, by=by, on=date(2026, 9, 1))
    return hanna


def member(
    group: Group, by: StaffMember, name: str = "Sam", **fields: Any
) -> Enrolment:
    """A new client of this name with a seat in the group."""
    somebody = client(by, name, **fields)
    return enrol(group, client=somebody, display_name=name, by=by, on=date(2026, 9, 8))


def meeting(
    group: Group, *, by: StaffMember, starts_at: datetime = MONDAY_6PM
) -> Meeting:
    return plan_meeting(group, starts_at=starts_at, by=by)


def series(group: Group, *, by: StaffMember, **fields: Any) -> Series:
    data = {
        "starts_on": MONDAY,
        "wall_time": time(18),
        "time_zone": "Europe/Lisbon",
        "interval_weeks": 1,
        "length_minutes": 90,
    }
    now = fields.pop("now", MONDAY_6PM - timedelta(days=3))
    return plan_series(group, data=SeriesData(**{**data, **fields}), by=by, now=now)
