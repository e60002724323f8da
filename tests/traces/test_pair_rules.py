"""The page that says who is never alone with whom."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tenfold.audit.models import AuditEvent
from tenfold.groups.actions import end_enrolment
from tenfold.groups.models import Enrolment
from tenfold.traces.models import Accompanied, KeepApart
from tests import make
from tests.make import MONDAY_6PM
from tests.world import world

NOW = MONDAY_6PM - timedelta(minutes=30)


@pytest.fixture
def here(db):
    with time_machine.travel(NOW, tick=False):
        yield world(NOW)


@pytest.fixture
def co(client, here):
    client.force_login(here.people["co"].user)
    return client


@pytest.fixture
def address(here):
    def find(page, *more):
        return reverse(f"traces:{page}", args=[here.slug, here.group.pk, *more])

    return find


@pytest.fixture
def members(here):
    return list(Enrolment.objects.filter(group=here.group).order_by("seat"))


def words(response):
    return response.content.decode()


def test_two_members_are_kept_apart_and_allowed_together_again(co, address, members):
    _, one, other = members

    sent = co.post(address("pair_rules"), {"one": other.pk, "other": one.pk})

    assert sent.url == address("pair_rules")
    row = KeepApart.objects.get(one__in=[one, other], other__in=[one, other])
    assert f"{row.one.display_name} and {row.other.display_name}" in words(
        co.get(sent.url)
    )
    assert AuditEvent.objects.filter(verb="pair.kept_apart").exists()

    co.post(address("pair_allow", row.pk))

    assert not KeepApart.objects.filter(pk=row.pk).exists()
    assert AuditEvent.objects.filter(verb="pair.allowed_together").exists()


def test_one_person_and_somebody_elses_member_are_refused_beside_the_field(
    co, address, members, here
):
    grief = make.group(here.people["other"], "Loss")
    stranger = make.member(grief, here.people["owner"], "Linde")
    one = members[0]

    same = co.post(address("pair_rules"), {"one": one.pk, "other": one.pk})
    foreign = co.post(address("pair_rules"), {"one": one.pk, "other": stranger.pk})

    assert same.context["form"].errors == {"other": ["Choose two different people."]}
    assert "other" in foreign.context["form"].errors
    assert "Linde" not in words(foreign)
    assert f'value="{one.pk}" selected' in words(foreign)
    assert KeepApart.objects.count() == 1


def test_a_member_is_accompanied_until_that_is_taken_back(co, address, members):
    sam = members[0]

    co.post(address("member_accompany", sam.pk), {"on": "on"})

    assert Accompanied.objects.get().enrolment == sam
    assert "accompanied" in words(co.get(address("pair_rules")))
    assert AuditEvent.objects.filter(verb="member.accompanied").exists()

    co.post(address("member_accompany", sam.pk))

    assert not Accompanied.objects.exists()


def test_whoever_left_the_group_is_not_on_the_page(co, address, members, here):
    end_enrolment(
        members[0],
        reason="moved",
        by=here.people["owner"],
        on=here.people["owner"].practice.day_at(NOW),
    )
    with time_machine.travel(NOW + timedelta(days=2), tick=False):
        co.force_login(here.people["co"].user)
        page = co.get(address("pair_rules"))

        assert str(members[0].display_name) not in words(page)
        assert co.post(address("member_accompany", members[0].pk)).status_code == 404


def test_a_group_without_members_says_so(client, here):
    empty = make.group(here.people["lead"], "New")
    client.force_login(here.people["lead"].user)

    page = client.get(reverse("traces:pair_rules", args=[here.slug, empty.pk]))

    assert "Nobody sits here yet" in words(page)


def test_the_page_asks_as_often_with_ten_members_as_with_three(
    co, address, here, django_assert_max_num_queries
):
    with django_assert_max_num_queries(100) as before:
        co.get(address("pair_rules"))
    for number in range(5):
        make.member(here.group, here.people["owner"], f"More{number}")
    with django_assert_max_num_queries(len(before)):
        co.get(address("pair_rules"))
