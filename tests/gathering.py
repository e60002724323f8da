"""A session that is on, and everybody who might try to get at it by the API."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from tenfold.groups.actions import end_enrolment, end_facilitation
from tenfold.groups.models import Enrolment, Facilitation
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.models import Note
from tenfold.practice.models import StaffMember
from tenfold.room.actions.links import revoke_link
from tenfold.room.models import JoinLink
from tenfold.scheduling.models import Meeting
from tests import make
from tests.room.people import Someone, a_leader, a_member, browser_with_cookie

A_WEEK = timedelta(days=7)
ON_A_SEAT = (
    "admit", "deny", "mute", "stop_camera", "allow_camera", "lobby", "remove",
    "spotlight", "lower_hand",
)  # fmt: skip
OF_A_NOTE = ("ops", "conflict_resolve")


@dataclass
class Gathering:
    """Abena leads; Sam is in the circle, Kim knocks; a note has two wordings."""

    meeting: Meeting
    held: Meeting  # a week ago, led also by somebody who leads no more
    staff: dict[str, StaffMember]
    browsers: dict[str, Browser]
    sam: str
    kim: str
    note: Note
    conflict: UUID

    def address(self, name: str, *, at: Meeting | None = None) -> str:
        if name in {"journal_key", "api-root"}:
            return reverse(f"api-1:{name}")
        if name in OF_A_NOTE:
            note = notes_of(at).first() if at else self.note
            conflict = {"conflict_id": self.conflict}
            named = {"note_id": note.pk} | (conflict if name != "ops" else {})
            return reverse(f"api-1:{name}", kwargs=named)
        return reverse(f"api-1:{name}", args=[(at or self.meeting).pk])

    def said(self, name: str) -> dict[str, Any]:
        """What a browser says with a deed."""
        seat = {"seat": self.kim if name in {"admit", "deny"} else self.sam}
        said: dict[str, dict[str, Any]] = {
            "knock": {"location": "at home", "phone": "1", "camera": True},
            "hand": {"up": True},
            "listening": {"on": True},
            "lock": {"on": True},
            "rename": seat | {"name": "Sammy"},
            "ops": batch_of(self.note),
            "conflict_resolve": {"version": self.note.version, "text": "Both"},
            **dict.fromkeys(ON_A_SEAT, seat),
        }
        return said.get(name, {})

    def ask(self, who: str, method: str, name: str, at: Meeting | None = None) -> Any:
        browser, address = self.browsers[who], self.address(name, at=at)
        if method == "get":
            return browser.get(address, {"client_id": str(uuid4())})
        return browser.post(address, self.said(name), content_type="application/json")


def notes_of(meeting: Meeting) -> Any:
    return Note.objects.filter(group_section__meeting=meeting)


def batch_of(note: Note, words: str = "Words") -> dict[str, Any]:
    client = str(uuid4())
    op = {
        "note_id": str(note.pk),
        "client_id": client,
        "seq": 1,
        "base_version": 0,
        "field": "focus",
        "splice": {"at": 0, "remove": 0, "insert": words},
        "t": timezone.now().isoformat(),
    }
    return {"client_id": client, "known_version": 0, "ops": [op]}


def a_gathering() -> Gathering:
    now = timezone.now()
    owner = make.owner()
    work = owner.practice
    staff = {
        "stranger": make.owner(),
        "owner": owner,
        "billing": make.staff(work, StaffMember.Role.BILLING, "Ines"),
        "other": make.staff(work, name="Duarte"),
        "lead": make.staff(work, name="Abena"),
    }
    group, grief = make.group(staff["lead"]), make.group(staff["other"], "Grief")
    staff["co"] = make.co_facilitator(group, owner, "Ola")
    staff["former"] = make.co_facilitator(group, owner, "Fay")
    held = make.meeting(group, by=owner, starts_at=now - A_WEEK)
    soon = now + timedelta(minutes=5)
    meeting = make.meeting(group, by=owner, starts_at=soon)
    elsewhere = make.meeting(grief, by=owner, starts_at=soon)
    member = {name: make.member(group, owner, name) for name in SEATED}
    sam, kim, lou, noor = (a_member(meeting, one) for one in member.values())
    wren = a_member(elsewhere, make.member(grief, owner, "Wren"))
    lead = a_leader(meeting, staff["lead"])
    browsers = {who: a_leader(meeting, one).browser for who, one in staff.items()}
    browsers |= {
        "signed_out": browser_with_cookie(),
        "lead": lead.browser,
        "member": sam.browser,
        "other_member": wren.browser,
        "ex_member": lou.browser,
        "revoked": noor.browser,
    }

    fays = Facilitation.objects.get(staff=staff["former"])
    end_facilitation(fays, by=owner, on=meeting.occurs_on)
    _let_go(member["Lou"], by=owner, on=meeting)
    noors = JoinLink.objects.get(enrolment=member["Noor"])
    revoke_link(noors, by=owner, now=now)

    sam.knocks()
    lead.does("open")
    lead.does("admit", seat=sam.seat)
    kim.knocks()
    note, conflict = _two_wordings(lead)
    open_panel(held, client_id=uuid4(), by=staff["lead"].user)
    return Gathering(meeting, held, staff, browsers, sam.seat, kim.seat, note, conflict)


SEATED = ("Sam", "Kim", "Lou", "Noor")


def _let_go(enrolment: Enrolment, *, by: StaffMember, on: Meeting) -> None:
    end_enrolment(enrolment, reason="completed", by=by, on=on.occurs_on)


def _two_wordings(lead: Someone) -> tuple[Note, UUID]:
    """The group's note, in which two tabs wrote different words at one place."""
    sections = reverse("api-1:sections", args=[lead.meeting.pk])
    lead.browser.get(sections, {"client_id": str(uuid4())})
    note = notes_of(lead.meeting).get()
    ops = reverse("api-1:ops", args=[note.pk])
    for words in ("one", "two"):
        said = batch_of(note, words)
        answer = lead.browser.post(ops, said, content_type="application/json")
    note.refresh_from_db()
    return note, UUID(answer.json()["conflicts"][0]["id"])
