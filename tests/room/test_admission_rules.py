"""Nobody is let in by anything but a facilitator, whatever happens in what order (G4)."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from tenfold.room.actions import admission, circle, moderation, sitting
from tenfold.room.actions.links import ensure_link, revoke_link
from tenfold.room.actions.tickets import _place_for
from tenfold.room.actions.visits import visit_as_leader, visit_as_member
from tenfold.room.errors import RoomError
from tenfold.room.models import BoundBrowser, Device, Place, Seat, Stage
from tenfold.room.queries import identities_in_the_circle
from tenfold.scheduling.models import Meeting
from tests import make

NAMES = ("Sam", "Kim", "Noor")
CAPACITY = 2
BROWSERS = tuple(f"{name}-{device}" for name in NAMES for device in ("laptop", "phone"))
TODAY = admission.Whereabouts("at home", "+351 912 000 000")

members = st.sampled_from(NAMES)
browsers = st.sampled_from(BROWSERS)


class Admission(RuleBasedStateMachine):
    """The room, and beside it a plain memory of what facilitators decided."""

    @initialize()
    def a_meeting_in_twenty_minutes(self) -> None:
        lead = make.owner()
        group = make.group(lead, capacity=CAPACITY + 1)
        self.now: datetime = timezone.now()
        self.meeting = make.meeting(
            group, by=lead, starts_at=self.now + timedelta(minutes=20)
        )
        self.lead = lead
        self.enrolments = {name: make.member(group, lead, name) for name in NAMES}
        group.capacity = CAPACITY
        group.save(update_fields=["capacity"])
        for name in NAMES:
            self.bind(name)
        self.let_in: set[str] = set()
        self.removed: set[str] = set()

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

    def visitor(self, browser: str):
        visitor = visit_as_member(self.meeting.pk, browser, self.now)
        assert visitor is not None
        return visitor

    @property
    def leader(self) -> Seat:
        visitor = visit_as_leader(self.meeting.pk, self.lead.user)
        assert visitor is not None
        return visitor.seat

    def seat(self, name: str) -> Seat:
        return self.visitor(f"{name}-laptop").seat

    @property
    def is_open(self) -> bool:
        return Meeting.objects.get().state == Meeting.State.OPEN

    @rule(minutes=st.integers(1, 10))
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
            place, grant, _ = _place_for(visitor, self.now)
        except RoomError:
            return
        if place.kind == Place.Kind.CIRCLE:
            assert self.is_open
            assert name in self.let_in
            assert grant.identity in identities_in_the_circle(self.meeting)
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
        if name not in self.removed:
            self.let_in.discard(name)
        self.bind(name)

    @precondition(lambda self: self.is_open)
    @rule()
    def the_leader_ends(self) -> None:
        circle.end_session(self.meeting, by=self.leader, now=self.now)

    @invariant()
    def only_who_was_let_in_is_in(self) -> None:
        inside = {n for n in NAMES if self.seat(n).standing == Seat.Standing.ADMITTED}

        assert inside <= self.let_in
        assert len(inside) <= CAPACITY
        assert inside.isdisjoint(self.removed)

    @invariant()
    def a_removed_person_stays_removed(self) -> None:
        for name in self.removed:
            assert self.seat(name).standing == Seat.Standing.REMOVED

    @invariant()
    def one_device_holds_a_seat(self) -> None:
        for name in NAMES:
            admitted = [
                browser
                for browser in BROWSERS
                if browser.startswith(name)
                and self.visitor(browser).standing == Seat.Standing.ADMITTED
            ]
            assert len(admitted) <= 1

    @invariant()
    def no_place_is_open_after_the_end(self) -> None:
        if Meeting.objects.get().is_over:
            assert not Place.objects.open().exists()
            assert Stage.objects.get().closed_at is not None


@pytest.mark.usefixtures("media")
class TestAdmission(Admission.TestCase, TestCase):
    settings = settings(
        max_examples=25,
        stateful_step_count=25,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
