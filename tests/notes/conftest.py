from dataclasses import dataclass
from uuid import uuid4

import pytest

from tenfold.accounts.models import User
from tenfold.groups.models import Enrolment
from tenfold.notes.actions.panels import open_panel
from tenfold.notes.models import IndividualSection, Note
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tests import make
from tests.notes.tab import NAMES, Tab


@dataclass
class Scene:
    """A meeting with two facilitators and two members, its notes open."""

    lead: StaffMember
    co: StaffMember
    meeting: Meeting
    sam: Enrolment
    ivo: Enrolment

    @property
    def note(self) -> Note:
        return Note.objects.get(group_section__meeting=self.meeting)

    @property
    def sams(self) -> Note:
        return self._section(self.sam).note

    @property
    def ivos(self) -> Note:
        return self._section(self.ivo).note

    def _section(self, whose: Enrolment) -> IndividualSection:
        return IndividualSection.objects.get(meeting=self.meeting, enrolment=whose)

    def tab(self, by: StaffMember | None = None, note: Note | None = None) -> Tab:
        tab = Tab.open(note or self.note, NAMES)
        open_panel(self.meeting, client_id=tab.client_id, by=self.user(by))
        return tab

    def user(self, staff: StaffMember | None = None) -> User:
        return (staff or self.lead).user


@pytest.fixture
def scene(db) -> Scene:
    lead = make.owner()
    group = make.group(lead)
    co = make.co_facilitator(group, lead)
    sam = make.member(group, lead, "Sam")
    ivo = make.member(group, lead, "Ivo")
    meeting = make.meeting(group, by=lead)
    open_panel(meeting, client_id=uuid4(), by=lead.user)
    return Scene(lead, co, meeting, sam, ivo)
