from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tenfold.audit.models import AuditEvent
from tenfold.groups.actions import (
    CannotChangeFacilitatorsError,
    CannotChangeGroupError,
    CannotEndEnrolmentError,
    CannotEnrolError,
    end_enrolment,
    end_facilitation,
    enrol,
    swap_seats,
)
from tenfold.groups.models import Enrolment, Facilitation, Group
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
TODAY = make.MONDAY


@pytest.fixture
def osei():
    return make.owner()


@pytest.fixture
def group(osei):
    return make.group(osei, capacity=3)


def seats(group):
    open_ones = Enrolment.objects.filter(group=group, until_on=None)
    return {e.display_name: e.seat for e in open_ones}


def test_members_take_the_first_free_seat(osei, group):
    for name in ("Maya", "Ivo", "Sam"):
        make.member(group, osei, name)
    maya = Enrolment.objects.get(seat=1)
    end_enrolment(maya, reason="completed", by=osei, on=TODAY)

    make.member(group, osei, "Leila")

    assert seats(group) == {"Leila": 1, "Ivo": 2, "Sam": 3}


def test_a_full_group_takes_nobody(osei, group):
    for name in ("Maya", "Ivo", "Sam"):
        make.member(group, osei, name)

    with pytest.raises(CannotEnrolError, match="seats are taken"):
        make.member(group, osei, "Leila")


def test_no_two_members_have_one_name(osei, group):
    make.member(group, osei, "Ana Maria")

    with pytest.raises(CannotEnrolError, match="has this name"):
        make.member(group, osei, "ana  maria")


def test_the_same_person_has_one_place(osei, group):
    ivo = make.member(group, osei, "Ivo")

    with pytest.raises(CannotEnrolError, match="already"):
        enrol(group, client=ivo.client, display_name="I.", by=osei, on=TODAY)


def test_a_client_of_another_practice_is_not_taken(osei, group):
    stranger = make.client(make.owner(), "Ivo")

    with pytest.raises(CannotEnrolError, match="another practice"):
        enrol(group, client=stranger, display_name="Ivo", by=osei, on=TODAY)


def test_who_left_was_a_member_until_that_day(osei, group):
    ivo = make.member(group, osei, "Ivo")

    end_enrolment(ivo, reason="completed", by=osei, on=TODAY)

    the_day_before = date(2026, 11, 22)
    assert list(group.enrolments.active_on(the_day_before)) == [ivo]
    assert list(group.enrolments.active_on(TODAY)) == []
    assert AuditEvent.objects.filter(verb="enrolment.ended").count() == 1


def test_a_membership_ends_once(osei, group):
    ivo = make.member(group, osei, "Ivo")
    end_enrolment(ivo, reason="completed", by=osei, on=TODAY)

    with pytest.raises(CannotEndEnrolmentError):
        end_enrolment(ivo, reason="completed", by=osei, on=TODAY)


def test_two_members_change_seats(osei, group):
    make.member(group, osei, "Maya")
    ivo = make.member(group, osei, "Ivo")

    swap_seats(ivo, seat=1, by=osei)

    assert seats(group) == {"Ivo": 1, "Maya": 2}


def test_a_member_moves_to_a_free_seat(osei, group):
    ivo = make.member(group, osei, "Ivo")

    swap_seats(ivo, seat=3, by=osei)

    assert seats(group) == {"Ivo": 3}
    with pytest.raises(CannotChangeGroupError):
        swap_seats(ivo, seat=4, by=osei)


def test_a_group_is_never_without_a_leader(osei, group):
    own = Facilitation.objects.get(group=group)
    with pytest.raises(CannotChangeFacilitatorsError):
        end_facilitation(own, by=osei, on=TODAY)

    make.co_facilitator(group, osei)

    assert end_facilitation(own, by=osei, on=TODAY).until_on == TODAY


def test_who_stops_leading_no_longer_opens_the_group(osei, group):
    hanna = make.co_facilitator(group, osei)
    assert list(Group.objects.visible_to(hanna, on=TODAY)) == [group]
    leads = Facilitation.objects.get(group=group, staff=hanna)

    end_facilitation(leads, by=osei, on=TODAY)

    assert list(Group.objects.visible_to(hanna, on=TODAY)) == []


def test_the_database_itself_refuses_two_members_on_a_seat(osei, group):
    make.member(group, osei, "Maya")
    ivo = make.member(group, osei, "Ivo")
    ivo.seat = 1

    with pytest.raises(IntegrityError), transaction.atomic():
        ivo.save(update_fields=["seat"])
