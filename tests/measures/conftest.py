from dataclasses import dataclass

import pytest

from tenfold.groups.models import Enrolment, Group
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tests import make


@dataclass
class Scene:
    """A group with two facilitators, two members, and one session to come."""

    lead: StaffMember
    co: StaffMember
    group: Group
    meeting: Meeting
    sam: Enrolment
    ivo: Enrolment


@pytest.fixture
def scene(db) -> Scene:
    lead = make.owner()
    group = make.group(lead)
    co = make.co_facilitator(group, lead)
    sam, ivo = make.member(group, lead, "Sam"), make.member(group, lead, "Ivo")
    return Scene(lead, co, group, make.meeting(group, by=lead), sam, ivo)
