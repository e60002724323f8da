"""A practice with everybody in it, for tests that look at all pages."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator

from tenfold.groups.actions import add_facilitator
from tenfold.groups.models import Enrolment, Facilitation, Group
from tenfold.guests.models import Guest
from tenfold.library.models import Deck, Material, PracticeExercise
from tenfold.measures.models import Assessment, Flag
from tenfold.messaging.actions import Letter, send_mail
from tenfold.messaging.models import Message
from tenfold.moments.models import Moment
from tenfold.notes.actions.phrases import ensure_phrases
from tenfold.notes.models import PracticePhrase, PracticeTemplate, RecordNote
from tenfold.plans.models import Consent, Document, Episode
from tenfold.practice.models import StaffMember
from tenfold.runsheet.actions import make_plan
from tenfold.runsheet.models import Block
from tenfold.runsheet.queries import blocks_of
from tenfold.scheduling.actions import end_meeting, open_meeting, propose_attendance
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.pairs import keep_apart
from tenfold.traces.models import Homework, KeepApart
from tests import make
from tests.library.files import a_picture

Role = StaffMember.Role
SINCE = date(2026, 9, 1)
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class World:
    people: dict[str, StaffMember]
    group: Group
    enrolment: Enrolment
    coming: Meeting
    held: Meeting
    exercise: PracticeExercise  # written by the lead
    material: Material  # a picture, added by the lead
    deck: Deck  # of two cards, added by the lead
    template: PracticeTemplate  # of notes, the practice's own
    phrase: PracticePhrase  # ;calm, in a member's part
    record: RecordNote  # of a crisis, begun by the lead
    block: Block  # of the plan of what is to come
    episode: Episode  # of the first member, with one problem and one goal
    document: Document
    consent: Consent
    moment: Moment  # stamped by the lead
    apart: KeepApart  # the first two members
    homework: Homework  # of what was held, given to everybody by the lead
    guest: Guest  # an observer, invited to what is to come
    asked: Assessment  # a GAD-7, of the first member, not filled in
    flag: Flag  # from a PHQ-9 of the first member

    @property
    def slug(self) -> str:
        return self.people["owner"].practice.slug


def with_second_factor(staff: StaffMember) -> StaffMember:
    Authenticator.objects.create(
        user=staff.user, type=Authenticator.Type.TOTP, data={"secret": "none"}
    )
    return staff


def world(now: datetime, *, members: int = 3) -> World:
    """Two groups of one practice, led by two people, and a stranger from another."""
    owner = with_second_factor(make.owner("riverside"))
    people = {
        "stranger": with_second_factor(make.owner("harbour")),
        "billing": make.staff(owner.practice, Role.BILLING, "Ines"),
        "intake": make.staff(owner.practice, Role.INTAKE, "Noa"),
        "other": make.staff(owner.practice, Role.FACILITATOR, "Duarte"),
        "co": make.staff(owner.practice, Role.FACILITATOR, "Hanna"),
        "lead": make.staff(owner.practice, Role.FACILITATOR, "Abena"),
        "manager": make.staff(owner.practice, Role.MANAGER, "Mira"),
        "owner": owner,
    }
    for who in ("billing", "intake", "other", "co", "lead", "manager"):
        with_second_factor(people[who])
    make.member(make.group(people["other"], "Grief"), owner, "Wren")
    group = make.group(people["lead"], "Tuesday circle")
    add_facilitator(
        group, staff=people["co"], role=Facilitation.Role.CO, by=owner, on=SINCE
    )
    seated = [make.member(group, owner, f"Sam{n}") for n in range(members)]
    tomorrow = now.date() + timedelta(days=1)
    make.series(group, by=owner, starts_on=tomorrow, now=now)
    held = make.meeting(group, by=owner, starts_at=now - A_WEEK)
    open_meeting(held, by=people["lead"], now=held.starts_at)
    end_meeting(held, by=people["lead"], now=held.ends_at)
    propose_attendance(held, minutes={seated[0].pk: (80, True)})
    coming = make.meeting(group, by=owner, starts_at=now + timedelta(hours=1))
    exercise = make.exercise(people["lead"])
    material = make.material(people["lead"], a_picture())
    deck = make.deck(people["lead"], a_picture())
    template = make.note_template(owner)
    ensure_phrases(owner.practice)
    phrase = PracticePhrase.objects.get(practice=owner.practice, key="calm")
    record = make.record_note(people["lead"], seated[0].client, now=now)
    make_plan(coming, by=people["lead"].user)
    block = blocks_of(coming)[0]
    return World(
        people, group, seated[0], coming, held, exercise, material, deck, template,
        phrase, record, block,
        make.episode(seated[0].client, by=people["lead"]),
        make.document(seated[0].client, a_picture(), by=people["lead"]),
        make.consent(seated[0].client, by=people["lead"]),
        make.moment(coming, by=people["lead"], member=seated[0]),
        keep_apart(group, one=seated[0], other=seated[1], by=people["lead"]),
        make.homework(held, by=people["lead"]),
        make.guest(coming, by=people["lead"]),
        make.assessment(coming, seated[0], by=people["lead"]),
        make.flag(coming, seated[0], by=people["lead"]),
    )  # fmt: skip


def mail(staff: StaffMember, *, now: datetime, key: str) -> Message:
    letter = Letter(
        kind="test", to="sam@example.org", subject="Hello", body="Hi", dedupe_key=key
    )
    return send_mail(staff.practice, letter=letter, by=staff, now=now)
