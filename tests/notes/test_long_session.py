"""Twelve members, two facilitators, ninety minutes of writing on a bad line.

The clock is fast, the words are numbered: nothing is lost, doubled or in a wrong note.
"""

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from tenfold.moments.actions import Batch as Changes
from tenfold.moments.actions import accept_changes, open_desk
from tenfold.moments.models import Moment, Tag
from tenfold.moments.protocol import Reword, Stamp, TakeBack
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.models import Note, NoteConflict
from tenfold.notes.protocol import Batch
from tenfold.notes.queries.sections import first_broken_version, sections_of
from tenfold.practice.models import StaffMember
from tests import make
from tests.notes.tab import Answer, Tab
from tests.sizes import size

MINUTES = size(5, 90)
STEP = timedelta(seconds=2)  # between two flushes of a page
LINES = ["fine"] * 5 + ["no answer", "twice", "late", "server dies", "unreached"]
PARTS = {"group": ("focus", "process"), "member": ("presentation", "plan")}


@dataclass
class Page:
    """What one facilitator has open: a tab for each note, a desk of moments."""

    staff: StaffMember
    half: int  # which of the two fields of a section is mostly theirs
    tabs: dict[str, Tab] = field(default_factory=dict)
    left: list[tuple[str, Tab]] = field(default_factory=list)
    desk: UUID = field(default_factory=uuid4)
    changes: list[Stamp | Reword | TakeBack] = field(default_factory=list)
    seq: int = 0
    late: list[tuple[str, Tab, Batch]] = field(default_factory=list)


class Session:
    """The session as it goes, and what must be true after it."""

    def __init__(self, scene) -> None:
        self.scene, self.chance = scene, random.Random(90)
        group = scene.meeting.group
        group.capacity = 12
        group.save(update_fields=["capacity"])
        for number in range(10):
            make.member(group, scene.lead, f"Member{number}")
        open_panel(scene.meeting, client_id=uuid4(), by=scene.lead.user)
        self.sections = {f"n{s.note.pk.hex}": s for s in sections_of(scene.meeting)}
        self.now = scene.meeting.starts_at
        self.typed: dict[str, list[str]] = {label: [] for label in self.sections}
        self.stamped: dict[UUID, Stamp] = {}
        self.said: dict[UUID, str] = {}
        self.taken_back: set[UUID] = set()
        self.authors: dict[UUID, StaffMember] = {}
        self.pages = [Page(scene.lead, 0), Page(scene.co, 1)]
        for page in self.pages:
            self.opens(page)
        self.tags = list(Tag.objects.filter(practice=scene.lead.practice).in_use())

    def opens(self, page: Page) -> None:
        """A browser begins, or begins again: what it had lies in its journal."""
        page.left += [(label, tab) for label, tab in page.tabs.items() if tab.journal]
        while page.changes:
            self.stamps_arrive(page)
        client = uuid4()
        page.desk, page.seq = uuid4(), 0
        open_desk(self.scene.meeting, client_id=page.desk, by=page.staff.user)
        open_panel(self.scene.meeting, client_id=client, by=page.staff.user)
        for label, section in self.sections.items():
            names = PARTS[section.kind]
            page.tabs[label] = Tab.open(section.note, names)
            page.tabs[label].client_id = client

    def goes_on(self) -> None:
        for page in self.pages:
            self.types(page)
            if self.chance.random() < 0.2:
                self.stamps(page)
            for label, tab in [*page.tabs.items(), *page.left]:
                if tab.journal and self.chance.random() < 0.8:
                    self.sends(page, label, tab)
            self.late_ones_arrive(page, 0.1)
            page.left = [(label, tab) for label, tab in page.left if tab.journal]
            self.stamps_arrive(page)
            if self.chance.random() < 0.01:
                self.opens(page)
        self.now += STEP

    def types(self, page: Page) -> None:
        label = self.chance.choice(list(self.sections))
        names = PARTS[self.sections[label].kind]
        name = names[page.half if self.chance.random() < 0.9 else 1 - page.half]
        word = f"{label}-{len(self.typed[label])}"
        self.typed[label].append(word)
        shown = page.tabs[label].fields[name].text
        page.tabs[label].type(name, f"{shown}\n{word}" if shown else word)
        page.tabs[label].keep()

    def sends(self, page: Page, label: str, tab: Tab) -> None:
        line = self.chance.choice(LINES)
        note = self.sections[label].note
        if line == "unreached":
            return
        if line == "late":
            page.late.append((label, tab, tab.batch()))
            return
        with transaction.atomic():
            answer = self.delivered(page, note, tab.batch())
            transaction.set_rollback(line == "server dies")
        if line == "twice":
            answer = self.delivered(page, note, tab.batch())
        if line in ("fine", "twice"):
            tab.receive(answer)

    def late_ones_arrive(self, page: Page, share: float) -> None:
        """What was long on its way, in any order, whatever came since."""
        self.chance.shuffle(page.late)
        while page.late and self.chance.random() < share:
            label, tab, batch = page.late.pop()
            tab.receive(self.delivered(page, self.sections[label].note, batch))

    def delivered(self, page: Page, note: Note, batch: Batch) -> Answer:
        receipt = accept_ops(note, batch, by=page.staff.user, now=self.now)
        return Answer.of(receipt)

    def stamps(self, page: Page) -> None:
        own = [pk for pk, by in self.authors.items() if by == page.staff]
        chance, page.seq = self.chance.random(), page.seq + 1
        if own and chance < 0.15:
            pk = self.chance.choice(own)
            self.said[pk] = f"Words {page.seq}"
            page.changes.append(Reword(page.seq, pk, self.said[pk]))
        elif own and chance < 0.25:
            pk = self.chance.choice(own)
            self.taken_back.add(pk)
            page.changes.append(TakeBack(page.seq, pk))
        else:
            members = [s.enrolment_id for s in self.sections.values()]
            tag, who = self.chance.choice(self.tags), self.chance.choice(members)
            stamp = Stamp(page.seq, uuid4(), tag.pk, who, self.now, "")
            self.stamped[stamp.moment] = stamp
            self.authors[stamp.moment] = page.staff
            page.changes.append(stamp)

    def stamps_arrive(self, page: Page) -> None:
        line = self.chance.choice(LINES)
        if not page.changes or line in ("late", "unreached"):
            return
        batch = Changes(page.desk, list(page.changes))
        meeting, by = self.scene.meeting, page.staff.user
        with transaction.atomic():
            desk = accept_changes(meeting, batch, by=by, now=self.now)
            transaction.set_rollback(line == "server dies")
        if line == "twice":
            desk = accept_changes(meeting, batch, by=by, now=self.now)
        if line in ("fine", "twice"):
            page.changes = [one for one in page.changes if one.seq > desk.acked]

    def ends(self) -> None:
        """The line is good again: what every browser still has arrives."""
        for page in self.pages:
            self.late_ones_arrive(page, 1)
            for label, tab in [*page.left, *page.tabs.items()]:
                if tab.journal:
                    note = self.sections[label].note
                    tab.receive(self.delivered(page, note, tab.batch()))
            while page.changes:
                self.stamps_arrive(page)


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_a_whole_session_of_notes_and_moments_arrives_as_it_was_meant(scene):
    session = Session(scene)

    for _ in range(int(timedelta(minutes=MINUTES) / STEP)):
        session.goes_on()
    session.ends()

    assert len(session.sections) == 13
    assert NoteConflict.objects.exists()
    for label, section in session.sections.items():
        section.note.refresh_from_db()
        note, words = section.note, session.typed[label]
        written = Counter(" ".join(note.texts.values()).split())
        apart = NoteConflict.objects.filter(note=note, state="open")
        beside = {word for one in apart for word in str(one.wording).split()}
        assert set(written) | beside == set(words)  # none lost, none of another note
        assert [word for word, times in written.items() if times > 1] == []
        assert first_broken_version(note) is None
    kept = {one.pk: one for one in Moment.objects.filter(meeting=scene.meeting)}
    assert set(kept) == set(session.stamped)
    for pk, stamp in session.stamped.items():
        moment = kept[pk]
        assert (moment.enrolment_id, moment.tag_id) == (stamp.member, stamp.tag)
        assert moment.author == session.authors[pk]
        assert moment.text == session.said.get(pk, "")
        assert (moment.undone_at is not None) == (pk in session.taken_back)
