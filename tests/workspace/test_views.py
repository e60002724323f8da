from datetime import timedelta

import pytest
from django.urls import reverse

from tenfold.groups.models import Enrolment
from tenfold.practice.models import StaffMember
from tenfold.practice.queries import staff_with_factors
from tenfold.room.actions.invitations import invite_members
from tenfold.scheduling.actions import Seen, confirm_attendance, open_meeting
from tests import make
from tests.workspace.conftest import NOW


def text(response):
    return " ".join(response.content.decode().split())


def page(browser, name, *args):
    return text(browser.get(reverse(name, args=args)))


def test_the_door_leads_to_the_one_practice_a_person_works_at(here, at_work):
    response = at_work("lead").get("/")

    assert response.url == reverse("workspace:today", args=[here.slug])


def test_who_works_at_several_practices_chooses(here, at_work):
    second = make.owner("second", name="Second House")
    StaffMember.objects.create(
        practice=second.practice,
        user=here.people["lead"].user,
        role=StaffMember.Role.FACILITATOR,
        display_name="Abena",
    )
    browser = at_work("lead")

    assert browser.get("/").url == reverse("workspace:practice_list")
    assert "Second House" in page(browser, "workspace:practice_list")


def test_staff_without_second_factor_see_no_person_before_they_have_one(client, here):
    newcomer = make.staff(here.people["owner"].practice, name="New")
    client.force_login(newcomer.user)

    for name in ("workspace:today", "clients:client_list", "groups:group_list"):
        response = client.get(reverse(name, args=[here.slug]))
        assert (response.status_code, response.url) == (302, reverse("mfa_index"))


def test_today_opens_with_the_next_session_and_its_place_of_time(here, at_work):
    today = page(at_work("lead"), "workspace:today", here.slug)

    assert "Tuesday circle, session" in today
    assert "18:30 to 20:00, Lisbon time" in today
    assert "3 people are expected." in today
    assert "Open the room" in today
    assert "3 members have no invitation yet" in today
    assert "Who was there?" in today


def test_today_says_go_in_while_a_session_is_on(here, at_work):
    open_meeting(here.coming, by=here.people["lead"], now=NOW)

    today = page(at_work("lead"), "workspace:today", here.slug)

    assert "Go in" in today
    assert "Open the room" not in today


def test_today_of_an_empty_practice_offers_the_first_step(client, here, settings):
    settings.DEMO = True
    client.force_login(here.people["stranger"].user)

    assert "No session is planned" in page(client, "workspace:today", "harbour")


def test_a_session_shows_who_was_invited_and_who_may_not_be_written_to(here, at_work):
    owner = here.people["owner"]
    make.member(here.group, owner, "Bea", may_mail=False)
    invite_members(here.coming, by=owner, now=NOW)

    shown = page(
        at_work("lead"), "scheduling:meeting_detail", here.slug, here.coming.pk
    )

    assert "withheld: asked not to be written to" in shown
    assert shown.count("on its way") == 3


def test_attendance_is_shown_as_pips_with_words(here, at_work):
    group = page(at_work("lead"), "groups:group_detail", here.slug, here.group.pk)

    assert "Present" in group
    assert 'class="pip pip-present"' in group


def test_intake_sees_the_seats_but_no_attendance(here, at_work):
    group = page(at_work("intake"), "groups:group_detail", here.slug, here.group.pk)

    assert "of 10 seats taken" in group
    assert "Last eight sessions" not in group


def test_a_facilitator_reads_nothing_of_a_clients_other_groups(here, at_work):
    client = here.enrolment.client
    other = make.group(here.people["other"], "Secret circle")
    make.member(other, here.people["owner"], "Cover")
    Enrolment.objects.filter(group=other).update(client=client)

    chart = page(at_work("lead"), "clients:client_detail", here.slug, client.pk)

    assert "Tuesday circle" in chart
    assert "Secret circle" not in chart


def test_confirming_attendance_needs_one_look(here, at_work):
    browser = at_work("lead")
    url = reverse("scheduling:meeting_register", args=[here.slug, here.held.pk])
    members = Enrolment.objects.filter(group=here.group)
    data = {f"status_{m.pk}": "present" for m in members}
    data |= {f"minutes_{m.pk}": "88" for m in members}

    assert "estimated" in text(browser.get(url))
    browser.post(url, data)

    rows = here.held.attendances.values_list("status", "minutes", "confirmed_by")
    lead = here.people["lead"].pk
    assert list(rows) == [("present", 88, lead)] * 3


def test_a_register_with_nonsense_keeps_what_was_typed(here, at_work):
    url = reverse("scheduling:meeting_register", args=[here.slug, here.held.pk])

    shown = text(at_work("lead").post(url, {f"minutes_{here.enrolment.pk}": "9999"}))

    assert 'value="9999"' in shown
    assert here.held.attendances.filter(confirmed_by=None).count() == 3


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("N" * 300, "This has 300 characters; keep it to 60."),
        ("<b>Ana</b>", "Leave out &lt; and &gt;"),
        ("Ana\u202eleo", "cannot be seen"),
    ],
)
def test_a_name_that_cannot_be_is_refused_kindly_and_stays(here, at_work, name, words):
    url = reverse("clients:client_create", args=[here.slug])
    data = {
        "preferred_name": name,
        "time_zone": "Europe/Lisbon",
        "contact_note": "Ring",
    }

    shown = at_work("intake").post(url, data)

    assert words in text(shown)
    assert "Ring" in text(shown)
    assert shown.context["form"]["preferred_name"].value() == name
    assert "<b>Ana" not in text(shown)


def test_nothing_writes_what_a_form_does_not_ask_for(here, at_work):
    client = here.enrolment.client
    url = reverse("clients:client_edit", args=[here.slug, client.pk])
    data = {
        "preferred_name": "Sam", "time_zone": "Europe/Lisbon", "is_active": "",
        "practice": str(here.people["stranger"].practice.pk), "id": "1",
    }  # fmt: skip

    at_work("intake").post(url, data)
    client.refresh_from_db()

    assert client.is_active
    assert client.practice_id == here.people["owner"].practice_id


def test_staff_see_who_signs_in_safely(here):
    owner = here.people["owner"]
    make.staff(owner.practice, name="New")

    unsafe = [
        s.display_name for s in staff_with_factors(owner) if not s.has_second_factor
    ]

    assert unsafe == ["New"]


def test_the_theme_changes_without_javascript(client, db):
    back = reverse("account_login")

    response = client.post(reverse("workspace:theme_change"), {"next": back})

    assert response.url == back
    assert 'data-theme="evening"' in text(client.get(back))


def test_the_theme_leads_nowhere_else(client, db):
    url = reverse("workspace:theme_change")

    assert client.post(url, {"next": "https://elsewhere.example/"}).url == "/"


def test_a_chart_shows_the_minutes_that_were_confirmed(here, at_work):
    lead = here.people["lead"]
    seen = {here.enrolment.pk: Seen(status="present", minutes=83)}
    confirm_attendance(here.held, seen=seen, by=lead, now=NOW + timedelta(minutes=1))

    chart = page(
        at_work("lead"), "clients:client_detail", here.slug, here.enrolment.client_id
    )

    assert "Present, 83 minutes" in chart
