"""What a person does on a page arrives, and leads on."""

from datetime import date, time

import pytest
from django.urls import reverse

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment, Group
from tenfold.messaging.models import Message
from tenfold.practice.models import StaffInvitation, StaffMember
from tenfold.scheduling.models import Meeting, Series
from tests import make


@pytest.fixture
def send(here, at_work):
    """Post a page's form: `send("owner", "groups:group_edit", group.pk, name=...)`."""

    def post(who, page, /, *args, **data):
        return at_work(who).post(reverse(page, args=[here.slug, *args]), data)

    return post


GROUP = {
    "kind": "process", "structure": "closed", "time_zone": "Europe/Berlin",
    "capacity": "8", "length_minutes": "90",
}  # fmt: skip


def test_a_facilitator_starts_a_group_and_is_asked_when_it_meets(here, send):
    lead = here.people["lead"]

    response = send("lead", "groups:group_create", name="Neu", lead=lead.pk, **GROUP)

    [new] = [group for group in Group.objects.all() if group.name == "Neu"]
    assert response.url == reverse("scheduling:series_plan", args=[here.slug, new.pk])
    assert new.facilitations.get().staff == lead


def test_nobody_makes_somebody_else_lead_by_hand(here, send):
    owner = here.people["owner"]

    response = send("lead", "groups:group_create", name="Neu", lead=owner.pk, **GROUP)

    assert "lead" in response.context["form"].errors


def test_settings_of_a_group_are_saved(here, send):
    data = GROUP | {"name": "Monday circle", "state": "active"}

    send("lead", "groups:group_edit", here.group.pk, **data)

    here.group.refresh_from_db()
    assert (here.group.name, here.group.capacity) == ("Monday circle", 8)


def test_fewer_seats_than_members_are_refused_with_a_sentence(here, send):
    data = GROUP | {"name": "Monday circle", "state": "active", "capacity": "2"}

    response = send("lead", "groups:group_edit", here.group.pk, **data)

    assert "3 members have a seat" in response.content.decode()


def test_a_series_is_planned_ninety_days_ahead(here, send):
    data = {
        "starts_on": "2026-11-26", "wall_time": "18:30", "time_zone": "Europe/Lisbon",
        "interval_weeks": "1", "length_minutes": "90",
    }  # fmt: skip

    send("lead", "scheduling:series_plan", here.group.pk, **data)

    series = Series.objects.get(group=here.group, until_on=None)
    assert (series.starts_on, series.wall_time) == (date(2026, 11, 26), time(18, 30))
    assert series.meetings.count() == 13


def test_one_more_session_is_planned_in_the_groups_own_time(here, send):
    send(
        "lead", "scheduling:meeting_create", here.group.pk, day="2026-12-05", at="10:00"
    )

    starts = Meeting.objects.filter(group=here.group, series=None)
    assert starts.order_by("-starts_at").first().starts_at.hour == 10


def test_somebody_known_gets_a_seat(here, send):
    kofi = make.client(here.people["owner"], "Kofi")

    send("owner", "groups:member_add", here.group.pk, client=kofi.pk, display_name="K")

    assert Enrolment.objects.get(client=kofi).seat == 4


def test_a_name_that_is_taken_in_the_group_is_refused(here, send):
    kofi = make.client(here.people["owner"], "Kofi")

    response = send(
        "owner", "groups:member_add", here.group.pk, client=kofi.pk, display_name="Sam0"
    )

    assert "Somebody in this group has this name" in response.content.decode()
    assert not Enrolment.objects.filter(client=kofi).exists()


def test_somebody_new_gets_a_record_and_a_seat_or_neither(here, send):
    data = {
        "preferred_name": "Zoë", "display_name": "Sam1", "time_zone": "Europe/Lisbon",
    }  # fmt: skip
    before = Client.objects.count()

    send("lead", "groups:member_add_new", here.group.pk, **data)
    assert Client.objects.count() == before

    send("lead", "groups:member_add_new", here.group.pk, **data | {"display_name": "Z"})
    assert Client.objects.count() == before + 1


def test_a_membership_ends_with_a_reason(here, send):
    page = ("groups:member_end", here.group.pk, here.enrolment.pk)

    assert "reason" in send("lead", *page, reason="").context["form"].errors
    send("lead", *page, reason="completed")

    here.enrolment.refresh_from_db()
    assert here.enrolment.end_reason == "completed"


def test_seats_are_swapped(here, send):
    send("lead", "groups:seat_swap", here.group.pk, enrolment=here.enrolment.pk, seat=2)

    seats = Enrolment.objects.filter(group=here.group).order_by("seat")
    assert [str(one.display_name) for one in seats] == ["Sam1", "Sam0", "Sam2"]


def test_a_session_is_cancelled_with_a_reason(here, send):
    send("co", "scheduling:meeting_cancel", here.coming.pk, reason="Ill")

    here.coming.refresh_from_db()
    assert (here.coming.state, here.coming.cancel_reason) == ("cancelled", "Ill")


def test_one_member_is_invited_alone(here, send):
    send("lead", "room:meeting_invite", here.coming.pk, enrolment=here.enrolment.pk)

    invited = Message.objects.filter(kind="meeting.invitation")
    assert [mail.client for mail in invited] == [here.enrolment.client]


def test_a_colleague_is_invited_and_joins(
    here, send, client, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        send(
            "manager", "practice:staff_invite", display_name="Lia",
            email="lia@example.org", role="facilitator",
        )  # fmt: skip
    mail = Message.objects.get(kind="staff_invitation")
    [link] = [word for word in mail.body.split() if "/invitation/" in word]
    client.logout()

    client.post(
        "/invitation/" + link.split("/invitation/")[1],
        {"name": "Lia Sand", "password": make.PASSWORD},
    )

    assert StaffInvitation.objects.get().accepted_at is not None
    assert StaffMember.objects.get(display_name="Lia").user.name == "Lia Sand"


def test_the_last_owner_stays_one(here, send):
    owner = here.people["owner"]

    send("owner", "practice:staff_role", owner.pk, role="billing")

    owner.refresh_from_db()
    assert owner.role == "owner"


def test_a_record_is_opened_with_an_emergency_contact(here, send):
    send(
        "intake", "clients:client_create", preferred_name="Jo", may_call="on",
        time_zone="Europe/Berlin", phone="+351 912 345 678", contact_name="Petra",
        contact_phone="+49 30 901820",
    )  # fmt: skip

    [jo] = [one for one in Client.objects.all() if one.preferred_name == "Jo"]
    assert (jo.phone, jo.may_mail) == ("+351 912 345 678", False)
    assert jo.emergency_contacts.get().name == "Petra"


def test_a_practice_is_changed_on_its_page(here, send):
    data = {
        "name": "Hillside", "time_zone": "Europe/Berlin", "phone": "+49 30 901820",
        "fallback": "Call us.",
    }  # fmt: skip

    response = send("manager", "practice:practice_edit", **data)

    practice = here.people["owner"].practice
    practice.refresh_from_db()
    assert response.status_code == 302
    assert (practice.name, practice.fallback) == ("Hillside", "Call us.")
