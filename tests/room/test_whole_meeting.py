"""A meeting with every format: what one member hears of another (G1, G2)."""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from tenfold.clients.actions import ClientData, ContactData, change_client
from tenfold.formats.scenes import FORMATS
from tenfold.groups.actions import enrol
from tenfold.groups.models import Enrolment
from tenfold.library.cards import common_deck
from tenfold.library.models import Material
from tenfold.traces.actions.pairs import accompany
from tests import make
from tests.library.files import a_pdf, a_wave, an_mp4
from tests.room.people import Someone, a_leader, a_member
from tests.secrets import Secrets, secrets_of

pytestmark = pytest.mark.django_db

LOOKS = (
    "snapshot", "board", "chat", "kept", "feedback", "turns", "balance", "shelf",
    "handouts", "emergency",
)  # fmt: skip
IN_PRIVATE = {
    "desk": "samzxonlyforthedesk",
    "touch": "samzxtouchesme",
    "card": "samzxsawthis",
    "role": "samzxmightplay",
    "feedback": "noorzxtosamalone",
    "check-out": "samzxtakesalong",
}
"""What Sam says to nobody, or to those who lead; and what Sam alone is told."""

LED: dict[str, tuple[str, dict[str, Any]]] = {
    "round": ("round.next", {}),
    "pairs": ("pairs.send", {}),
    "music": ("music.play", {}),
    "video": ("video.play", {}),
    "theory": ("theory.ask", {"question": "Known?", "answers": ["Yes", "No"]}),
}
SAMS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "turn": [("turn.touch", {"note": IN_PRIVATE["touch"]})],
    "fishbowl": [("fishbowl.card", {"text": IN_PRIVATE["card"]})],
    "role_play": [("role_play.reply", {"says_yes": False})],
    "music": [("music.ready", {})],
    "video": [("video.ready", {}), ("video.sit_out", {"on": True})],
    "theory": [("theory.vote", {"answer": 1})],
    "cards": [("cards.draw", {})],
    "topics": [("topics.add", {"text": "Rest", "tag": "share", "is_anonymous": True})],
    "board": [
        ("board.write", {"key": str(uuid4()), "text": "Sea", "x": 1, "y": 1}),
        ("board.draw", {"key": str(uuid4()), "points": "1,1 9,9"}),
    ],
}


@dataclass
class Session:
    """Hanna leads; Sam is the one of whom much is known, Kim the one who listens."""

    hanna: Someone
    sam: Someone
    kim: Someone
    others: list[Someone]
    files: dict[str, str]
    heard: list[str] = field(default_factory=list)

    def kim_looks(self, *, at: tuple[str, ...] = LOOKS) -> None:
        for what in at:
            self.heard.append(self.kim.get(what).content.decode())
        self.heard.append(self.kim.post("ticket").content.decode())

    def stage(self, someone: Someone) -> Any:
        return someone.sees()["stage"]

    def does(self, someone: Someone, what: str, **said: Any) -> None:
        stage = self.stage(someone)
        answer = someone.post("stage", scene=stage["id"], deed={"do": what, **said})
        assert answer.status_code == 200, (what, answer.content)

    def options(self, name: str) -> dict[str, Any]:
        sam = self.sam.seat
        more: dict[str, dict[str, Any]] = {
            "turn": {"seat": self.others[0].seat},
            "fishbowl": {"inner": [self.kim.seat, *(one.seat for one in self.others)]},
            "role_play": {"cast": self.scene_that_sam_declines()},
            "feedback": {"receiver": sam},
            "music": {"material": self.files["audio"]},
            "video": {"material": self.files["video"]},
            "theory": {"materials": [self.files["pdf"]], "is_handout": True},
        }
        return {"format": name, **more.get(name, {})}

    def scene_that_sam_declines(self) -> list[dict[str, Any]]:
        noor, ivo, *_ = (one.seat for one in self.others)
        return [
            {"seat": noor, "part": "protagonist"},
            {"seat": self.sam.seat, "part": "other", "role": IN_PRIVATE["role"]},
            {"seat": ivo, "part": "double"},
        ]

    def goes_through(self) -> None:
        """Every format, and what Sam does in it."""
        self.sam.does("write", channel="desk", text=IN_PRIVATE["desk"])
        self.sam.does("check-out", mood=-1, words=IN_PRIVATE["check-out"])
        for name in FORMATS:
            self.hanna.does("stage-start", options=self.options(name))
            self.kim_looks(at=("snapshot",))
            self.sams_deeds(name)
            self.kim_looks()
        self.hanna.does("end")
        self.kim_looks()

    def sams_deeds(self, name: str) -> None:
        """What Sam does in a format, after whoever leads has gone on where needed."""
        if name == "feedback":
            self.is_given_feedback()
        if name in LED:
            what, said = LED[name]
            self.does(self.hanna, what, step=self.stage(self.hanna)["step"], **said)
        for what, said in SAMS.get(name, ()):
            self.does(self.sam, what, **said)

    def is_given_feedback(self) -> None:
        """Noor writes to Sam, the card is released, and Sam takes it."""
        noor, words = self.others[0], IN_PRIVATE["feedback"]
        self.does(self.sam, "feedback.agree", on=True)
        self.does(noor, "feedback.write", stem="noticed", text=words)
        (card,) = self.stage(self.hanna)["cards"]
        step = self.stage(self.hanna)["step"]
        self.does(self.hanna, "feedback.release", step=step, card=card["id"])
        self.kim_looks(at=("snapshot", "feedback"))
        self.does(self.sam, "feedback.answer", card=card["id"], answer="take")


def a_session(
    sam: Enrolment, others: tuple[Enrolment, ...], lead: Any, files: dict[str, str]
) -> Session:
    soon = timezone.now() + timedelta(minutes=5)
    meeting = make.meeting(sam.group, by=lead, starts_at=soon)
    everybody = [a_member(meeting, one) for one in (sam, *others)]
    hanna = a_leader(meeting, lead)
    hanna.does("open")
    known = secrets_of("Sam", 10417)
    today = {"location": known.location, "phone": known.phone_today, "mood": -2}
    for number, someone in enumerate(everybody):
        someone.knocks(**(today if number == 0 else {}))
    hanna.does("admit-all")
    return Session(hanna, everybody[0], everybody[1], everybody[2:], files)


def files_of(lead: Any) -> dict[str, str]:
    made = [make.material(lead, data) for data in (a_wave(), an_mp4(), a_pdf(3))]
    return {str(one.kind): str(one.pk) for one in made}


def a_group(lead: Any, name: str, *members: str) -> tuple[Enrolment, ...]:
    group = make.group(lead, name)
    return tuple(make.member(group, lead, one) for one in members)


def known_of(enrolment: Enrolment, by: Any) -> Secrets:
    """Fill in what a practice may know of somebody."""
    known = secrets_of("Sam", 10417)
    change_client(
        enrolment.client,
        data=ClientData(
            preferred_name=enrolment.display_name,
            legal_name=known.legal_name,
            email=known.email,
            phone=known.phone,
            date_of_birth=known.date_of_birth,
            contact_note=known.contact_note,
        ),
        contact=ContactData(
            name=known.emergency_name,
            relation=known.emergency_relation,
            phone=known.emergency_phone,
        ),
        by=by,
    )
    return known


def also_in(enrolment: Enrolment, lead: Any, group: Any, name: str) -> Enrolment:
    on = timezone.localdate()
    client = enrolment.client
    return enrol(group, client=client, display_name=name, by=lead, on=on)


def strings(texts: list[str]) -> set[str]:
    """Every value of eight characters or more, also inside longer ones."""
    found: set[str] = set()

    def take(value: Any) -> None:
        if isinstance(value, dict):
            for inner in value.values():
                take(inner)
        elif isinstance(value, list):
            for inner in value:
                take(inner)
        elif isinstance(value, str) and len(value) >= 8:
            found.add(value)

    for text in texts:
        take(json.loads(text) if text.startswith(("{", "[")) else text)
    return found


@pytest.fixture
def lead(media: Any) -> Any:
    return make.owner()


def test_nothing_that_a_practice_knows_of_one_member_reaches_another(lead):
    sam, *others = a_group(lead, "Tuesday circle", "Sam", "Kim", "Noor", "Ivo")
    known = known_of(sam, lead)
    also_in(sam, lead, make.group(lead, known.other_group), known.name_in_other_group)
    session = a_session(sam, tuple(others), lead, files_of(lead))
    accompany(sam, on=True, by=lead)

    session.goes_through()

    heard = "\n".join(session.heard)
    formats = {f'"format": "{name}"' for name in FORMATS}
    assert {one for one in formats if one in heard.replace('":"', '": "')} == formats
    words = known.words() | IN_PRIVATE
    words |= {"client": str(sam.client_id), "enrolment": str(sam.pk)}
    assert {what: word for what, word in words.items() if word in heard} == {}
    led = "\n".join(session.hanna.get(what).content.decode() for what in LOOKS)
    for told in ('"is_accompanied": true', '"mood": -2', '"mood": -1'):
        assert told not in heard
        assert told in led


def test_nobody_can_tell_that_somebody_is_in_two_groups(lead):
    """What is heard here and there shares nothing but what all rooms share."""
    files = files_of(lead)
    sam, *others = a_group(lead, "Tuesday circle", "Sam", "Kim", "Noor", "Ivo")
    there = a_group(lead, "Grief", "Wren", "Lou", "Ada")
    robin = also_in(sam, lead, there[0].group, "Robin")
    one = a_session(sam, tuple(others), lead, files)
    other = a_session(robin, there, lead, files)
    stranger = make.owner()
    bo, *rest = a_group(stranger, "Elsewhere", "Bo", "Cy", "Di", "Ed")
    control = a_session(bo, tuple(rest), stranger, files_of(stranger))

    for session in (one, other, control):
        session.goes_through()

    slides = Material.objects.get(pk=files["pdf"]).slides.values_list("pk", flat=True)
    drawn = {face.alt for face in common_deck()}
    of_all = {*files.values(), *map(str, slides), *drawn}
    shared = strings(one.heard) & strings(other.heard)
    assert shared - strings(control.heard) - of_all == set()
