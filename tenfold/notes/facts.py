"""What is known of a meeting without anybody typing it: facts to be confirmed."""

from collections import Counter, defaultdict
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tenfold.groups.models import Facilitation
from tenfold.measures.queries import done_at
from tenfold.notes.homework import Reported, homework_known, plain
from tenfold.runsheet.queries import blocks_run, exercises_of
from tenfold.scheduling.models import Attendance, Meeting
from tenfold.scheduling.queries import register_of
from tenfold.traces.models import Pulse, Taught, TurnTaken
from tenfold.traces.queries import moods_said, pairs_met


@dataclass(frozen=True)
class Leader:
    name: str
    credential: str
    role: str


@dataclass(frozen=True)
class Part:
    """A part of the meeting as it was really held; how long, once it is over."""

    what: str
    exercise: str
    minutes: int | None


@dataclass(frozen=True)
class MemberFacts:
    """What is known of one member. Nobody else is named in it."""

    status: str
    minutes: int | None
    planned_minutes: int
    is_estimated: bool
    is_confirmed: bool
    peers_met: int
    turns: int
    turn_minutes: int
    mood_before: int | None  # from -2 to 2, as the member said it in private
    mood_after: int | None
    homework: tuple[str, ...] = ()  # given to them alone
    own_homework: tuple[str, ...] = ()  # what they keep for themselves
    reported: tuple[Reported, ...] = ()  # what they said here of the last
    measures: tuple[str, ...] = ()  # filled in for this meeting: "PHQ-9: 9 (mild)"


@dataclass(frozen=True)
class SessionFacts:
    """What is known of the meeting as a whole. No member is named in it."""

    date: str
    begins: str
    ends: str
    time_zone: str
    planned_minutes: int
    is_over: bool
    kind: str
    participants: int | None
    expected: int
    leaders: tuple[Leader, ...]
    parts: tuple[Part, ...]
    taught: tuple[Part, ...]
    pairs: int
    homework: tuple[str, ...] = ()  # given to everybody
    measures: int = 0  # how many were filled in, not whose


@dataclass(frozen=True)
class Facts:
    session: SessionFacts
    members: dict[UUID, MemberFacts]
    names: dict[UUID, str]  # for those who lead; never part of what is kept

    @property
    def attendance(self) -> list[tuple[str, MemberFacts]]:
        return [(self.names[pk], facts) for pk, facts in self.members.items()]

    def as_data(self) -> dict[str, Any]:
        """Plain data to be kept when a note is signed.

        Measures are left out where there are none: facts that were confirmed before
        there were any are still what they were.
        """
        members = {str(pk): asdict(facts) for pk, facts in self.members.items()}
        session = asdict(self.session)
        for listed in ("leaders", "parts", "taught"):
            session[listed] = list(session[listed])
        for member in members.values():
            member["measures"] = list(member["measures"])
        for data in (session, *members.values()):
            plain(data)
            if not data["measures"]:
                del data["measures"]
        return {"session": session, "members": members}


def facts_of(meeting: Meeting) -> Facts:
    """What the system knows of a meeting; the number of questions does not grow."""
    register = register_of(meeting)
    turns, met, moods = _turns_of(meeting), _peers_of(meeting), moods_said(meeting)
    measures = _measures_of(meeting)
    planned = _minutes(meeting.starts_at, meeting.ends_at)
    members = {
        row.enrolment.pk: replace(
            _member(
                row.attendance,
                planned=planned,
                turns=turns[row.enrolment.pk],
                peers=len(met[row.enrolment.pk]),
                moods=moods.get(row.enrolment.pk, {}),
            ),
            measures=tuple(measures[row.enrolment.pk]),
        )
        for row in register
    }
    homework = homework_known(meeting)
    members = {pk: replace(one, **homework.of(pk)) for pk, one in members.items()}
    known = [row.attendance for row in register if row.attendance]
    came = sum(attendance.status in Attendance.CAME for attendance in known)
    begins_at = meeting.opened_at or meeting.starts_at
    ends_at = meeting.over_at
    zone = ZoneInfo(meeting.group.time_zone)
    session = SessionFacts(
        date=begins_at.astimezone(zone).date().isoformat(),
        begins=f"{begins_at.astimezone(zone):%H:%M}",
        ends=f"{ends_at.astimezone(zone):%H:%M}",
        time_zone=meeting.group.time_zone,
        planned_minutes=planned,
        is_over=meeting.state == Meeting.State.ENDED,
        kind=str(meeting.group.get_kind_display()),
        participants=came if known else None,
        expected=len(register),
        leaders=_leaders(meeting),
        parts=_parts(meeting),
        taught=tuple(
            Part(row.topic, "", row.minutes)
            for row in Taught.objects.filter(meeting=meeting).order_by("began_at", "pk")
        ),
        pairs=sum(len(peers) for peers in met.values()) // 2,
        measures=sum(len(done) for done in measures.values()),
    )
    session = replace(session, homework=homework.for_everybody)
    names = {row.enrolment.pk: row.enrolment.display_name for row in register}
    return Facts(session, members, names)


def _member(
    attendance: Attendance | None,
    *,
    planned: int,
    turns: list[int],
    peers: int,
    moods: dict[str, int],
) -> MemberFacts:
    return MemberFacts(
        status=str(attendance.get_status_display()) if attendance else "",
        minutes=attendance.minutes if attendance else None,
        planned_minutes=planned,
        is_estimated=bool(attendance and attendance.is_estimated),
        is_confirmed=bool(attendance and attendance.is_confirmed),
        peers_met=peers,
        turns=len(turns),
        turn_minutes=max(1, round(sum(turns) / 60)) if turns else 0,
        mood_before=moods.get(Pulse.Moment.BEFORE),
        mood_after=moods.get(Pulse.Moment.AFTER),
    )


def _leaders(meeting: Meeting) -> tuple[Leader, ...]:
    rows = Facilitation.objects.active_on(meeting.occurs_on).filter(group=meeting.group)
    return tuple(
        Leader(
            row.staff.display_name, row.staff.credential, str(row.get_role_display())
        )
        for row in rows.select_related("staff").order_by("-role", "pk")
    )


def _parts(meeting: Meeting) -> tuple[Part, ...]:
    """The blocks that were run, by their kind: a title may name somebody."""
    blocks = blocks_run(meeting)
    named = exercises_of(blocks, meeting)
    return tuple(
        Part(
            str(block.get_kind_display()),
            named[block.exercise].title if block.exercise in named else "",
            _minutes(block.started_at, block.ended_at)
            if block.started_at and block.ended_at
            else None,
        )
        for block in blocks
    )


def _turns_of(meeting: Meeting) -> dict[UUID, list[int]]:
    turns: dict[UUID, list[int]] = defaultdict(list)
    rows = TurnTaken.objects.filter(meeting=meeting)
    for who, seconds in rows.values_list("enrolment_id", "seconds"):
        turns[who].append(seconds)
    return turns


def _measures_of(meeting: Meeting) -> dict[UUID, list[str]]:
    """What each member filled in, with its total in words."""
    done: dict[UUID, list[str]] = defaultdict(list)
    for one in done_at([meeting]):
        done[one.assessment.enrolment_id].append(one.words)
    return done


def _peers_of(meeting: Meeting) -> dict[UUID, Counter[UUID]]:
    met: dict[UUID, Counter[UUID]] = defaultdict(Counter)
    for one, other in pairs_met(meeting):
        met[one.pk][other.pk] += 1
        met[other.pk][one.pk] += 1
    return met


def _minutes(begins_at: datetime, ends_at: datetime) -> int:
    return max(1, round((ends_at - begins_at).total_seconds() / 60))
