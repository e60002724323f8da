"""A member may be somebody else to guests: for one session, and for guests alone."""

import base64
import json
import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.utils import timezone

from tenfold.audit.models import AuditEvent
from tenfold.formats.scenes import FORMATS
from tenfold.guests.models import Guest
from tenfold.room.actions.guests import write_to_guest
from tenfold.room.models import Seat
from tests import make
from tests.room.people import Someone, a_guest
from tests.room.test_guests import (  # noqa: F401  the fixtures
    inside,
    invited,
    opened,
    refusal,
    says,
)
from tests.room.test_whole_meeting import LOOKS, Session, a_group, a_session, files_of

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

OWN, CHOSEN = "Quillon", "Sky"


def names(someone):
    return [one["name"] for one in someone.sees()["people"]]


def test_a_guest_sees_the_chosen_name_and_the_group_the_usual_one(inside):  # noqa: F811
    circle, _guest, robin = inside

    mine = circle.sam.does("guest-name", name=" Sky ")["me"]

    assert (mine["name"], mine["name_for_guests"]) == ("Sam", "Sky")
    assert names(robin) == ["Hanna", "Sky", "Kim", "Robin"]
    for other in (circle.hanna, circle.kim):
        assert names(other) == ["Hanna", "Sam", "Kim", "Robin"]


def test_who_leads_knows_the_chosen_name_and_other_members_do_not(inside):  # noqa: F811
    circle, _guest, _robin = inside

    circle.sam.does("guest-name", name="Sky")

    told = {
        one["name"]: one["name_for_guests"] for one in circle.hanna.sees()["people"]
    }
    assert told == {"Hanna": None, "Sam": "Sky", "Kim": None, "Robin": None}
    for other in (circle.kim, circle.noor):
        assert "Sky" not in json.dumps(other.sees())


def test_it_is_chosen_in_the_lobby_before_any_guest_sees_the_member(inside):  # noqa: F811
    circle, _guest, robin = inside

    circle.noor.does("guest-name", name="River")
    circle.noor.knocks()
    circle.hanna.does("admit", seat=circle.noor.seat)

    assert names(robin) == ["Hanna", "Sam", "Kim", "River", "Robin"]


def test_a_name_that_a_facilitator_gave_stays_in_the_group(inside):  # noqa: F811
    circle, _guest, robin = inside
    circle.sam.does("guest-name", name="Sky")

    circle.hanna.does("rename", seat=circle.sam.seat, name="Sam K.")

    assert "Sky" in names(robin)
    assert "Sam K." in names(circle.kim)


@pytest.mark.parametrize("said", ["", "  ", "Sam", "sam"])
def test_nothing_or_the_own_name_restores_it(inside, said):  # noqa: F811
    circle, _guest, robin = inside
    circle.sam.does("guest-name", name="Sky")

    mine = circle.sam.does("guest-name", name=said)["me"]

    assert mine["name_for_guests"] is None
    assert names(robin) == ["Hanna", "Sam", "Kim", "Robin"]


@pytest.mark.parametrize(
    "taken", ["Kim", "kim.", "K\u200bim", "Noor", "HANNA", "Ola", "Robin", "Sea"]
)
def test_nobody_takes_the_name_of_somebody_else(inside, taken):  # noqa: F811
    circle, _guest, _robin = inside
    circle.kim.does("guest-name", name="Sea")

    answer = circle.sam.post("guest-name", name=taken)

    assert refusal(answer) == (409, "Somebody else has this name. Choose another.")
    assert circle.sam.sees()["me"]["name_for_guests"] is None


def test_a_name_has_an_end(inside):  # noqa: F811
    circle, _guest, _robin = inside

    answer = circle.sam.post("guest-name", name="x" * 61)

    assert refusal(answer) == (409, "This name is too long. 60 characters fit.")


@pytest.mark.parametrize("who", ["hanna", "guest"])
def test_only_members_choose(inside, who):  # noqa: F811
    circle, _guest, robin = inside
    asked = robin if who == "guest" else circle.hanna

    assert asked.post("guest-name", name="Sky").status_code == 404


def test_without_guests_there_is_nothing_to_choose(opened):  # noqa: F811
    answer = opened.sam.post("guest-name", name="Sky")

    assert refusal(answer) == (409, "No guest is expected.")


def test_an_interpreter_reads_the_chat_with_the_chosen_names(opened):  # noqa: F811
    _guest, ines = invited(opened, "interpreter", "Ines", beside="Sam")
    opened.sam.does("guest-name", name="Sky")
    ines.knocks()
    opened.hanna.does("admit", seat=ines.seat)

    opened.sam.does("write", channel="group", text="Hello")
    opened.kim.does("write", channel="group", text="Welcome")

    def writers(someone):
        return [one["name"] for one in someone.get("chat").json()["lines"]]

    assert writers(ines) == ["Sky", "Kim"]
    assert writers(opened.kim) == writers(opened.hanna) == ["Sam", "Kim"]


def test_the_trail_tells_that_a_name_was_chosen_and_not_which(inside):  # noqa: F811
    circle, _guest, _robin = inside

    circle.sam.does("guest-name", name="Sky")

    event = AuditEvent.objects.get(verb="seat.named_for_guests")
    assert (event.actor_id, event.target_id) == (circle.sam.seat, circle.sam.seat)
    assert event.details == {}


def test_with_the_session_the_names_are_gone_and_guests_see_nobody(inside):  # noqa: F811
    circle, _guest, robin = inside
    circle.sam.does("guest-name", name="Sky")

    circle.hanna.does("end")

    seen = robin.sees()
    assert seen["meeting"]["phase"] == "ended"
    assert (seen["people"], seen["me"]["standing"]["is"]) == ([], "outside")
    assert not Seat.objects.filter(name_for_guests__isnull=False).exists()
    event = AuditEvent.objects.get(verb="guest_names.erased")
    assert event.details == {"names": 1}
    assert refusal(circle.sam.post("guest-name", name="Sky"))[0] == 409


def test_the_chosen_name_is_sealed(inside):  # noqa: F811
    circle, _guest, _robin = inside
    circle.sam.does("guest-name", name="Sky")

    kept = Seat.objects.get(pk=circle.sam.seat).__dict__["name_for_guests"]

    assert "Sky" not in str.__str__(kept)


@dataclass
class Visit(Session):
    """The same session with every kind of guest, who look wherever Kim looks."""

    guests: dict[str, Someone] = field(default_factory=dict)

    def kim_looks(self, *, at: tuple[str, ...] = LOOKS) -> None:
        if self.stands("speaker") == "knocking":
            self.hanna.post("admit", seat=self.guests["speaker"].seat)
        for guest in self.guests.values():
            self.heard += [told(guest.get(what)) for what in (*at, "homework")]
            ticket = guest.post("ticket")
            self.heard.append(told(ticket))
            token = ticket.json().get("token", "")
            self.heard += [opened_part(part) for part in token.split(".")[:2]]
        self.seen.add((self.stage_name(), self.stands("speaker")))

    seen: set[tuple[str, str]] = field(default_factory=set)

    def stands(self, kind: str) -> str:
        return str(self.guests[kind].standing)

    def stage_name(self) -> str:
        stage = self.stage(self.hanna)
        return str(stage["format"]) if stage else ""


def told(answer: Any) -> str:
    """All of an answer: what is in its headers too."""
    return answer.content.decode() + str(answer.headers) + str(answer.cookies)


def opened_part(part: str) -> str:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()


def a_visit(lead: Any) -> Visit:
    """Quillon is Sky to an observer, an interpreter, a speaker and a support person."""
    sam, *others = a_group(lead, "Tuesday circle", OWN, "Kim", "Noor", "Ivo")
    session = a_session(sam, tuple(others), lead, files_of(lead))
    guests = {}
    for kind in Guest.Kind.values:
        beside = sam if kind in Guest.ACCOMPANY else None
        guest = make.guest(
            session.hanna.meeting, by=lead, name=kind, kind=kind, beside=beside
        )
        guests[kind] = a_guest(guest, lead)
        for one in (session.sam, session.kim, *session.others):
            if guest.asks:
                says(one, guest, yes=True)
    session.sam.does("guest-name", name=CHOSEN)
    visit = Visit(**vars(session), guests=guests)
    for someone in guests.values():
        visit.heard.append(json.dumps(someone.knocks()))
        session.hanna.post("admit", seat=someone.seat)
    return visit


def test_no_guest_is_told_the_name_of_a_member_who_chose_another(media):
    lead = make.owner()
    visit = a_visit(lead)
    hanna, sam, guests = visit.hanna, visit.sam, visit.guests

    sam.does("write", channel="group", text="Hello")
    sam.does("hand", up=True)
    sam.does("sign", kind="heart")
    hanna.does("write", channel="desk", to=sam.seat, text="Are you well?")
    hanna.does("spotlight", seat=sam.seat)
    hanna.does("homework-give", words="Two walks", to=sam.seat)
    hanna.does("aside", seat=sam.seat)
    visit.kim_looks()
    hanna.does("aside-end")
    visit.goes_through()
    letter = write_to_guest(
        Guest.objects.get(kind="observer"), by=lead, now=timezone.now()
    )
    visit.heard += [str(letter.subject), str(letter.body)]
    for guest in guests.values():
        for page in ("", "before/"):
            visit.heard.append(
                told(guest.browser.get(f"/room/{sam.meeting.pk}/{page}"))
            )

    heard = "\n".join(visit.heard)
    assert OWN not in heard
    assert {CHOSEN, "Kim"} <= set(re.findall(r"\w+", heard))
    formats = set(FORMATS) | {""}
    assert {name for name, _ in visit.seen} == formats
    assert ("theory", "admitted") in visit.seen
    assert '"channel": "group"' in heard


def test_a_guest_who_was_sent_back_is_told_no_name_either(inside):  # noqa: F811
    circle, guest, robin = inside
    circle.sam.does("guest-name", name="Sky")

    says(circle.sam, guest, yes=False)

    assert robin.standing == "knocking"
    for name in ("Sam", "Sky"):
        assert name not in json.dumps(robin.sees())
