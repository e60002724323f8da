from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest

from tenfold.groups.models import Enrolment
from tenfold.moments.actions import Batch, accept_changes, ensure_tags
from tenfold.moments.models import Desk, Tag
from tenfold.moments.protocol import Change, Stamp
from tenfold.practice.models import StaffMember
from tenfold.scheduling.models import Meeting
from tests import make


@dataclass
class Scene:
    """A meeting with two facilitators and two members."""

    lead: StaffMember
    co: StaffMember
    meeting: Meeting
    sam: Enrolment
    noor: Enrolment

    @property
    def now(self) -> datetime:
        return self.meeting.starts_at + timedelta(minutes=30)

    def tag(self, key: str) -> Tag:
        return Tag.objects.get(
            practice=self.meeting.practice, key=key, is_retired=False
        )

    def stamp(self, key: str, seq: int = 1, **fields) -> Stamp:
        said = {"member": self.sam.pk, "at": self.now, "text": "", "moment": uuid4()}
        return Stamp(seq=seq, tag=self.tag(key).pk, **{**said, **fields})

    def send(
        self,
        *changes: Change,
        by: StaffMember | None = None,
        client: UUID | None = None,
    ) -> Desk:
        batch = Batch(client or uuid4(), changes)
        return accept_changes(
            self.meeting, batch, by=(by or self.lead).user, now=self.now
        )


@pytest.fixture
def scene(db) -> Scene:
    owner = make.owner()
    lead = make.staff(owner.practice, name="Hanna")
    group = make.group(lead)
    co = make.co_facilitator(group, owner, name="Ola")
    sam, noor = (make.member(group, owner, name) for name in ("Sam", "Noor"))
    meeting = make.meeting(group, by=lead)
    ensure_tags(owner.practice)
    return Scene(lead, co, meeting, sam, noor)
