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
from tenfold.guests.models import Guest
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.models import Note, RecordNote
from tenfold.practice.models import StaffMember
from tenfold.room.actions.links import revoke_link
from tenfold.room.models import JoinLink
from tenfold.scheduling.actions import end_meeting, open_meeting, propose_attendance
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.cards import keep_cards
from tests import make
from tests.library.files import a_picture
from tests.room.people import (
    Someone,
    a_guest,
    a_leader,
    a_member,
    browser_with_cookie,
)

A_WEEK = timedelta(days=7)
ON_A_SEAT = (
    "admit", "deny", "mute", "stop_camera", "allow_camera", "lobby", "remove",
    "spotlight", "lower_hand", "aside", "emergency_opened",
)  # fmt: skip
OF_A_RECORD = ("record_sections", "record_versions", "record_beside")
OF_A_NOTE = ("ops", "conflict_resolve", "name_keep")


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
    stage: dict[str, Any]  # a go-round, in which Sam has the word
    sheet: dict[str, Any]  # the plan, of which nothing has begun
    record: RecordNote  # of a crisis, which the lead wrote down
    card: UUID  # of a deck of the practice's; Sam kept it
    robin: UUID  # an observer, who is in the circle because Sam said yes
    homework: dict[str, str]  # by deed: what Sam was given last time, and today

    def address(self, name: str, *, at: Meeting | None = None) -> str:
        if name in {"journal_key", "api-root"}:
            return reverse(f"api-1:{name}")
        if name in OF_A_NOTE:
            note = notes_of(at).first() if at else self.note
            conflict = {"conflict_id": self.conflict}
            named = {"note_id": note.pk}
            named |= conflict if name == "conflict_resolve" else {}
            return reverse(f"api-1:{name}", kwargs=named)
        if name in OF_A_RECORD:
            return reverse(f"api-1:{name}", args=[self.record.pk])
        files = {"card_picture": self.card, "stage_file": uuid4(), "handout": uuid4()}
        more = [files[name]] if name in files else []
        return reverse(f"api-1:{name}", args=[(at or self.meeting).pk, *more])

    def said(self, name: str) -> dict[str, Any]:
        """What a browser says with a deed."""
        seat = {"seat": self.kim if name in {"admit", "deny"} else self.sam}
        said: dict[str, dict[str, Any]] = {
            "knock": {
                "location": "at home",
                "phone": "1",
                "mood": -1,
                "energy": 3,
                "tension": 6,
                "words": "wary",
                "note": "My dog died",
            },
            "hand": {"up": True},
            "listening": {"on": True},
            "check_out": {"mood": 1, "words": "Lighter"},
            "interrupted": {"on": True},
            "pause": {"on": True},
            "wants_time": {"on": True},
            "guest_answer": {"guest": str(self.robin), "says_yes": True},
            "guest_name": {"name": "Sky"},
            "homework_give": {"words": "Two walks", "to": self.sam},
            "homework_take_back": {"homework": self.homework["homework_take_back"]},
            "homework_keep": {"words": "Say no once"},
            "homework_report": {
                "homework": self.homework["homework_report"],
                "outcome": "partly",
            },
            "voices": {"window": 1, "heard": []},
            "lock": {"on": True},
            "rename": seat | {"name": "Sammy"},
            "stage": {
                "scene": self.stage["id"],
                "deed": {"do": "round.next", "step": self.stage["step"]},
            },
            "stage_start": {"options": {"format": "round"}},
            "stage_close": {"scene": self.stage["id"]},
            "board_line": {
                "scene": self.stage["id"],
                "key": str(uuid4()),
                "tool": "pen",
                "colour": "ink",
                "size": 2,
                "points": "1,1 2,2",
            },
            "run_sheet": {
                "step": self.sheet["step"],
                "deed": {"do": "block.start", "block": self.sheet["blocks"][0]["id"]},
            },
            "write": {"channel": "group", "text": "Hello"},
            "sign": {"kind": "heart"},
            "template_choose": {"template": "soap"},
            "ops": batch_of(self.note),
            "process_note_save": {
                "client_id": str(uuid4()),
                "seq": 1,
                "base_version": 0,
                "text": "x",
            },
            "name_keep": {"words": "Ivo", "reason": "A poet of that name"},
            "moments_change": {"client_id": str(uuid4()), "known": 0, "changes": []},
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

    sam.knocks(mood=-1, energy=3, tension=6, words="wary", note="My dog died")
    lead.does("open")
    lead.does("admit", seat=sam.seat)
    robin = _an_observer(lead, sam, by=staff["lead"])
    browsers["guest"] = robin.browser
    kim.knocks(mood=1)
    make.moment(meeting, by=staff["lead"], key="!", text="Stay near")
    note, conflict = _two_wordings(lead)
    open_meeting(held, by=staff["lead"], now=held.starts_at)
    propose_attendance(held, minutes={member["Sam"].pk: (80, False)})
    end_meeting(held, by=staff["lead"], now=held.ends_at)
    theirs = {
        "homework_report": make.homework(held, by=staff["lead"]),
        "homework_take_back": make.homework(meeting, by=staff["lead"]),
    }
    open_panel(held, client_id=uuid4(), by=staff["lead"].user)
    make.assessment(meeting, member["Kim"], by=staff["lead"])
    make.flag(meeting, member["Sam"], by=staff["lead"])
    seen = lead.does("stage-start", options={"format": "round"})
    lead.does("write", channel="desk", to=sam.seat, text="Are you well?")
    lead.does("sign", kind="thanks")
    return Gathering(
        meeting,
        held,
        staff,
        browsers,
        sam.seat,
        kim.seat,
        note,
        conflict,
        seen["stage"],
        seen["sheet"],
        make.record_note(staff["lead"], member["Sam"].client, now=now),
        _kept_by(member["Sam"], held, by=staff["lead"]),
        Guest.objects.get(meeting=meeting).pk,
        {deed: str(one.pk) for deed, one in theirs.items()},
    )


SEATED = ("Sam", "Kim", "Lou", "Noor")


def _an_observer(lead: Someone, sam: Someone, *, by: StaffMember) -> Someone:
    """Robin, who looks on; Sam, the only one who is there, agrees."""
    guest = make.guest(lead.meeting, by=by)
    robin = a_guest(guest, by)
    sam.does("guest-answer", guest=str(guest.pk), says_yes=True)
    robin.knocks()
    lead.does("admit", seat=robin.seat)
    return robin


def _kept_by(enrolment: Enrolment, held: Meeting, *, by: StaffMember) -> UUID:
    """A card of a deck of the practice's that a member kept a week ago."""
    card = make.deck(by, a_picture()).cards.first()
    assert card is not None
    face = {"key": str(card.pk), "alt": card.alt}
    keep_cards(held, kept={enrolment.pk: [face]}, now=held.ends_at)
    return card.pk


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
