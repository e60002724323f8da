"""What a facilitator marked in the session whose notes are not all signed yet."""

import random
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from tenfold.moments.actions import Batch, accept_changes, ensure_tags
from tenfold.moments.models import Tag
from tenfold.moments.protocol import Stamp
from tenfold.practice.models import StaffMember
from tenfold.process_notes.actions import Writing, save_note
from tenfold.scheduling.actions import Seen
from tenfold.scheduling.models import Attendance, Meeting

USUAL = ("p", "f", "r", "s", "i", "e", "q", "g", "h")
SAID = {
    "i": "it is easier to be angry than to be sad",
    "e": "settled after a while, looking at the others",
    "g": "asked for time by name",
}
PRIVATE = (
    "I hurried when it became quiet near the end, and I know whose silence that was. "
    "Bring it to supervision: what do I rescue the group from?"
)


def leave_marks(
    meeting: Meeting, seen: Mapping[UUID, Seen], *, by: StaffMember
) -> None:
    """Moments of everybody who came, one of the group, and a private note."""
    dice = random.Random(f"marks{meeting.number}")  # noqa: S311  no secret
    ensure_tags(meeting.practice)
    tags = {tag.key: tag for tag in Tag.objects.filter(practice=meeting.practice)}
    came = [pk for pk, one in seen.items() if one.status in Attendance.CAME]
    marks: list[tuple[UUID | None, str]] = [
        (who, key) for who in came for key in dice.sample(USUAL, 2)
    ]
    marks += [(None, "q"), (dice.choice(came) if came else None, "t")]
    length = int((meeting.ends_at - meeting.starts_at).total_seconds())
    times = sorted(dice.randrange(300, length) for _ in marks)
    dice.shuffle(marks)
    stamps = [
        Stamp(
            number,
            uuid4(),
            tags[key].pk,
            who,
            meeting.starts_at + timedelta(seconds=seconds),
            SAID.get(key, "") if who else "",
        )
        for number, (seconds, (who, key)) in enumerate(
            zip(times, marks, strict=True), start=1
        )
    ]
    accept_changes(meeting, Batch(uuid4(), stamps), by=by.user, now=meeting.ends_at)
    save_note(meeting, Writing(uuid4(), 1, 0, PRIVATE), by=by, now=meeting.ends_at)
