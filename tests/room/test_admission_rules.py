"""Only a facilitator lets people in, whatever happens in what order (G4)."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tenfold.groups.models import Enrolment
from tenfold.practice.models import StaffMember
from tenfold.room.actions import admission, circle, moderation, sitting
from tenfold.room.actions.links import ensure_link, revoke_link
from tenfold.room.actions.tickets import _place_for
from tenfold.room.actions.visits import visit_as_leader, visit_by_link
from tenfold.room.errors import RoomError
from tenfold.room.models import BoundBrowser, Device, Place, Seat, Stage
from tenfold.room.queries import people_inside
from tenfold.scheduling.models import Meeting
from tests import make

pytestmark = pytest.mark.postgres

NAMES = ("Sam", "Kim", "Noor")
CAPACITY = 2
BROWSERS = tuple(f"{name}-{device}" for name in NAMES for device in ("laptop", "phone"))
TODAY = admission.Whereabouts("at home", "+351 912 000 000")

members = st.sampled_from(NAMES)
browsers = st.sampled_from(BROWSERS)


@dataclass
class World:
    """A meeting in twenty minutes, and two browsers for each member."""

    now: datetime
    meeting: Meeting
    lead: StaffMember
    enrolments: dict[str, Enrolment]

    def bind(self, name: str) -> None:
        link = ensure_link(
            self.meeting, enrolment=self.enrolments[name], by=None, now=self.now
        )
        for device in ("laptop", "phone"):
            BoundBrowser.objects.create(
                practice_id=link.practice_id,
                link=link,
                browser_hash=f"{name}-{device}",
                bound_at=self.now,
            )


def a_world() -> World:
    now = timezone.now()
    lead = make.owner()
    group = make.group(lead, capacity=CAPACITY + 1)
    meeting = make.meeting(group, by=lead, starts_at=now + timedelta(minutes=20))
    enrolments = {name: make.member(group, lead, name) for name in NAMES}
    group.capacity = CAPACITY
    group.save(update_fields=["capacity"])
    world = World(now, meeting, lead, enrolments)
    for name in NAMES:
        world.bind(name)
    return world


class Admission(RuleBasedStateMachine):
    """The room, and beside it a plain memory of what facilitators decided."""

    world: World

    def __init__(self) -> None:
        super().__init__()
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.let_in: set[str] = set()
        self.removed: set[str] = set()
        self.now = self.world.now
        self.meeting = self.world.meeting
        self.lead = self.world.lead
        self.enrolments = self.world.enrolments

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undone.__exit__(None, None, None)

    def visitor(self, browser: str):
        visitor = visit_by_link(self.meeting.pk, browser, self.now)
        assert visitor is not None
        return visitor

    @property
    def leader(self) -> Seat:
        visitor = visit_as_leader(self.meeting.pk, self.lead.user, timezone.now())
        assert visitor is not None
        return visitor.seat

    def seat(self, name: str):
        return self.visitor(f"{name}-laptop").seat

    @property
    def is_open(self) -> bool:
        return Meeting.objects.get(pk=self.meeting.pk).state == Meeting.State.OPEN

    @rule(minutes=st.integers(1, 5))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(browser=browsers)
    def somebody_knocks(self, browser: str) -> None:
        visitor = self.visitor(browser)
        with suppress(RoomError):
            admission.knock(visitor, today=TODAY, now=self.now)

    @rule(browser=browsers)
    def somebody_leaves(self, browser: str) -> None:
        sitting.leave(self.visitor(browser))

    @rule(browser=browsers)
    def somebody_asks_for_a_ticket(self, browser: str) -> None:
        visitor = self.visitor(browser)
        name = browser.split("-", maxsplit=1)[0]
        try:
            place, grant, _ = _place_for(visitor, self.now, is_ahead=False)
        except RoomError:
            return
        if place.kind == Place.Kind.CIRCLE:
            assert self.is_open
            assert name in self.let_in
            assert people_inside(self.meeting).filter(identity=grant.identity)
        else:
            assert place.seat_id == visitor.seat.pk
            assert grant.can_subscribe is False

    @rule()
    def the_leader_opens(self) -> None:
        with suppress(RoomError):
            circle.open_circle(self.meeting, by=self.leader, now=self.now)

    @rule(name=members)
    def the_leader_admits(self, name: str) -> None:
        seat = self.seat(name)
        with suppress(RoomError):
            admission.admit(self.meeting, seat_id=seat.pk, by=self.leader, now=self.now)
            self.let_in.add(name)

    @rule(name=members)
    def the_leader_admits_a_second_device(self, name: str) -> None:
        asking = Device.objects.filter(
            seat__enrolment=self.enrolments[name], state=Device.State.ASKED
        ).first()
        if asking is None:
            return
        with suppress(RoomError):
            admission.admit(
                self.meeting, seat_id=asking.pk, by=self.leader, now=self.now
            )
            self.let_in.add(name)

    @rule()
    def the_leader_admits_all(self) -> None:
        waiting = {
            name for name in NAMES if self.seat(name).standing == Seat.Standing.KNOCKING
        }
        with suppress(RoomError):
            admission.admit_all(self.meeting, by=self.leader, now=self.now)
            self.let_in |= waiting

    @rule(name=members)
    def the_leader_denies(self, name: str) -> None:
        with suppress(RoomError):
            admission.deny(
                self.meeting, seat_id=self.seat(name).pk, by=self.leader, now=self.now
            )
            self.let_in.discard(name)

    @rule(name=members)
    def the_leader_returns_somebody_to_the_lobby(self, name: str) -> None:
        with suppress(RoomError):
            moderation.return_to_lobby(
                self.meeting, seat_id=self.seat(name).pk, by=self.leader, now=self.now
            )
            self.let_in.discard(name)

    @rule(name=members)
    def the_leader_removes(self, name: str) -> None:
        moderation.remove(
            self.meeting, seat_id=self.seat(name).pk, by=self.leader, now=self.now
        )
        self.let_in.discard(name)
        self.removed.add(name)

    @rule(on=st.booleans())
    def the_leader_locks(self, on: bool) -> None:
        circle.lock_circle(self.meeting, on=on, by=self.leader)

    @rule(name=members)
    def a_link_is_taken_back_and_made_again(self, name: str) -> None:
        link = ensure_link(
            self.meeting, enrolment=self.enrolments[name], by=None, now=self.now
        )
        revoke_link(link, by=None, now=self.now)
        self.let_in.discard(name)
        self.world.bind(name)

    @precondition(lambda self: self.is_open)
    @rule()
    def the_leader_ends(self) -> None:
        circle.end_session(self.meeting, by=self.leader, now=self.now)

    @invariant()
    def only_who_was_let_in_is_in(self) -> None:
        seats = Seat.objects.filter(meeting=self.meeting, enrolment__isnull=False)
        standing = dict(seats.values_list("enrolment", "standing"))
        inside = {
            name
            for name in NAMES
            if standing.get(self.enrolments[name].pk) == Seat.Standing.ADMITTED
        }

        assert inside <= self.let_in
        assert len(inside) <= CAPACITY
        for name in self.removed:
            assert standing[self.enrolments[name].pk] == Seat.Standing.REMOVED

    @rule(name=members)
    def one_device_holds_a_seat(self, name: str) -> None:
        both = [self.visitor(f"{name}-{device}") for device in ("laptop", "phone")]

        admitted = [v for v in both if v.standing == Seat.Standing.ADMITTED]

        assert len(admitted) <= 1

    @invariant()
    def no_place_is_open_after_the_end(self) -> None:
        if Meeting.objects.get(pk=self.meeting.pk).is_over:
            assert not Place.objects.open().exists()
            assert Stage.objects.get(meeting=self.meeting).closed_at is not None


def test_only_a_facilitator_lets_people_in(db, media, monkeypatch):
    monkeypatch.setattr(Admission, "world", a_world(), raising=False)
    run_state_machine_as_test(
        Admission,
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
