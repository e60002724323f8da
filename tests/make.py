"""Builders: each makes the plainest valid thing."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from tenfold.accounts.models import User
from tenfold.clients.actions import ClientData, ContactData, add_client
from tenfold.clients.models import Client
from tenfold.core.uploads import ArrivingFile
from tenfold.groups.actions import GroupData, add_facilitator, enrol, start_group
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.guests.actions import GuestData, add_guest
from tenfold.guests.models import Guest
from tenfold.library.actions.decks import CardData, add_deck, describe_deck
from tenfold.library.actions.exercises import ExerciseData, add_exercise
from tenfold.library.actions.materials import MaterialData, add_material
from tenfold.library.media_types import type_of
from tenfold.library.models import Deck, Material, PracticeExercise
from tenfold.measures.actions.filling import fill_in
from tenfold.measures.actions.giving import Asked, give_measures
from tenfold.measures.catalogue import current
from tenfold.measures.models import Assessment, Flag
from tenfold.moments.actions import Batch, accept_changes, ensure_tags
from tenfold.moments.models import Moment, Tag
from tenfold.moments.protocol import Stamp
from tenfold.notes.actions.records import Beginning, begin_record
from tenfold.notes.actions.templates import TemplateData, add_template
from tenfold.notes.models import PracticeTemplate, RecordNote
from tenfold.notes.note_templates import shipped
from tenfold.plans.actions.documents import (
    ConsentData,
    DocumentData,
    add_document,
    keep_consent,
)
from tenfold.plans.actions.episodes import EpisodeData, open_episode
from tenfold.plans.actions.plans import GoalData, add_goal, add_problem
from tenfold.plans.models import Consent, Document, Episode, Goal
from tenfold.practice.actions import add_staff, found_practice
from tenfold.practice.models import Practice, StaffMember
from tenfold.scheduling.actions import SeriesData, plan_meeting, plan_series
from tenfold.scheduling.models import Meeting, Series
from tenfold.traces.actions.homework import HomeworkData, give_homework
from tenfold.traces.models import Homework

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


def guest(
    meeting: Meeting,
    *,
    by: StaffMember,
    name: str = "Robin",
    kind: str = Guest.Kind.OBSERVER,
    beside: Enrolment | None = None,
) -> Guest:
    """Somebody who has signed, and is invited to one meeting."""
    data = GuestData(kind, name, f"{name}@example.org", beside, date(2026, 11, 2))
    now = meeting.starts_at - timedelta(hours=1)
    return add_guest(meeting, data=data, by=by, now=now)


def homework(
    meeting: Meeting,
    words: str = "Two walks a week",
    *,
    by: StaffMember,
    to: Enrolment | None = None,
) -> Homework:
    """Something to do after a meeting that has begun."""
    data = HomeworkData(words, to)
    return give_homework(meeting, data=data, by=by.user, now=meeting.ends_at)


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


def exercise(by: StaffMember, title: str = "Weather report") -> PracticeExercise:
    """A go-round of the practice's own."""
    data = ExerciseData(
        title=title,
        format="round",
        minutes=10,
        min_n=2,
        max_n=10,
        materials="",
        phase="warm",
        intensity=1,
        aims=["arrive"],
        problems=["all"],
        camera="optional",
        body="none",
        question="What is the weather in you?",
        steps=["Ask for a weather.", "Listen."],
        cautions=["No storm is repaired."],
        debrief_questions=[],
        licence="",
    )
    return add_exercise(data=data, by=by)


def material(by: StaffMember, data: bytes, title: str = "Calm sea") -> Material:
    """A file in the practice's library."""
    with ArrivingFile("file", "", len(data)) as arrived:
        arrived.write(data)
        arrived.flush()
        found = type_of(arrived)
        assert found is not None
        said = MaterialData(title, "Recorded by us", "Waves.")
        return add_material(arrived, media=found, data=said, by=by)


def moment(
    meeting: Meeting,
    *,
    by: StaffMember,
    member: Enrolment | None = None,
    key: str = "p",
    text: str = "",
) -> Moment:
    """A moment that this person stamped when the session began."""
    ensure_tags(meeting.practice)
    tag = Tag.objects.get(practice=meeting.practice, key=key, is_retired=False)
    at = meeting.starts_at
    stamp = Stamp(1, uuid4(), tag.pk, member.pk if member else None, at, text)
    accept_changes(meeting, Batch(uuid4(), [stamp]), by=by.user, now=at)
    return Moment.objects.get(pk=stamp.moment)


def deck(by: StaffMember, data: bytes, title: str = "Our garden") -> Deck:
    """Two cards of the practice's own, each described."""
    with (
        ArrivingFile("one", "", len(data)) as one,
        ArrivingFile("two", "", len(data)) as two,
    ):
        for file in (one, two):
            file.write(data)
            file.flush()
        deck = add_deck([one, two], title=title, rights="Drawn by us", by=by)
    cards = {
        card.pk: CardData(f"A tree, card {card.number}.", 1)
        for card in deck.cards.all()
    }
    return describe_deck(deck, title=title, rights=deck.rights, cards=cards, by=by)


def episode(client: Client, *, by: StaffMember, reason: str = "Lonely") -> Episode:
    """A time in care with one problem and one goal in its plan."""
    data = EpisodeData(reason=reason, from_on=date(2026, 9, 8))
    opened = open_episode(client, data=data, by=by)
    add_problem(opened.plan, wording="Withdraws from people", by=by)
    goal(opened, by=by)
    return opened


def goal(
    episode: Episode, *, by: StaffMember, wording: str = "Say what I need"
) -> Goal:
    data = GoalData(wording=wording, sign="Once a week, four weeks long")
    return add_goal(episode.plan, data=data, by=by)


def document(
    client: Client, data: bytes, *, by: StaffMember, title: str = "Referral letter"
) -> Document:
    """A paper in a client's chart."""
    with ArrivingFile("paper", "", len(data)) as arrived:
        arrived.write(data)
        arrived.flush()
        found = type_of(arrived)
        assert found is not None
        said = DocumentData(title, Document.Kind.REFERRAL, date(2026, 9, 1))
        return add_document(client, arrived, media=found, data=said, by=by)


def consent(client: Client, *, by: StaffMember) -> Consent:
    data = ConsentData("Dr Lima", "treatment", date(2026, 9, 8))
    return keep_consent(client, data=data, by=by)


def note_template(by: StaffMember, title: str = "Short") -> PracticeTemplate:
    """A note template of the practice's own: two texts and a choice."""
    options = [
        {"value": "yes", "label": "Yes"},
        {"value": "no", "label": "No"},
    ]
    data = TemplateData(
        title,
        "For short notes",
        [{"key": "focus", "label": "Focus"}],
        [
            {"key": "words", "label": "In words", "required": True},
            {"key": "came", "label": "Came", "control": "one", "options": options},
        ],
    )
    return add_template(by.practice, data=data, by=by)


def record_note(by: StaffMember, client: Client, *, now: datetime) -> RecordNote:
    """A note of a crisis contact an hour ago."""
    what = Beginning(shipped()["crisis"], client, now - timedelta(hours=1))
    return begin_record(what, by=by, now=now)


def assessment(
    meeting: Meeting, to: Enrolment, *, by: StaffMember, measure: str = "gad7"
) -> Assessment:
    """A measure that somebody is asked to fill in before a meeting."""
    asked = Asked([to], [current()[measure]])
    now = meeting.starts_at - timedelta(hours=1)
    give_measures(meeting, asked=asked, by=by, now=now)
    return Assessment.objects.get(
        meeting=meeting, enrolment=to, measure=measure, withdrawn_at=None
    )


def answered(
    meeting: Meeting,
    to: Enrolment,
    *,
    by: StaffMember,
    measure: str = "gad7",
    value: int = 1,
    **other: int,
) -> Assessment:
    """The same, filled in with one value everywhere but where another is named."""
    asked = assessment(meeting, to, by=by, measure=measure)
    answers = {item.id: value for item in asked.form.items} | other
    at = meeting.starts_at - timedelta(minutes=20)
    fill_in(asked, answers=answers, seconds=95, now=at)
    return Assessment.objects.get(pk=asked.pk)


def flag(meeting: Meeting, of: Enrolment, *, by: StaffMember) -> Flag:
    """Somebody answered the PHQ-9 with several days, also its ninth question."""
    return answered(meeting, of, by=by, measure="phq9").flag
