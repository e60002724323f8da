from datetime import date

import pytest

from tenfold.clients.models import Client
from tenfold.groups.actions import end_facilitation
from tenfold.groups.models import Facilitation
from tenfold.practice.models import StaffMember
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = make.MONDAY


@pytest.fixture
def osei():
    return make.owner()


@pytest.fixture
def ivo(osei):
    return make.member(make.group(osei), osei, "Ivo").client


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (StaffMember.Role.OWNER, True),
        (StaffMember.Role.MANAGER, True),
        (StaffMember.Role.INTAKE, True),
        (StaffMember.Role.FACILITATOR, False),
        (StaffMember.Role.SUPERVISOR, False),
        (StaffMember.Role.TRAINEE, False),
        (StaffMember.Role.BILLING, False),
    ],
)
def test_who_keeps_the_records_sees_every_client(osei, ivo, role, sees):
    somebody = make.staff(osei.practice, role)

    assert list(Client.objects.visible_to(somebody, on=TODAY)) == [ivo] * sees


def test_a_facilitator_sees_the_members_of_their_groups_while_they_lead(osei, ivo):
    group = ivo.enrolments.get().group
    hanna = make.co_facilitator(group, osei)
    make.client(osei, "Ana")
    assert list(Client.objects.visible_to(hanna, on=TODAY)) == [ivo]
    assert list(Client.objects.visible_to(hanna, on=date(2026, 8, 1))) == []

    leads = Facilitation.objects.get(staff=hanna)
    end_facilitation(leads, by=osei, on=TODAY)

    assert list(Client.objects.visible_to(hanna, on=TODAY)) == []


def test_nobody_sees_a_client_of_another_practice(ivo):
    stranger = make.owner()

    assert list(Client.objects.visible_to(stranger, on=TODAY)) == []
