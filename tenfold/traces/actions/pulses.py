"""Keeping how a member says they are. The trail says that they said it, not what."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import models, transaction

from tenfold.audit.actions import record
from tenfold.groups.models import Enrolment
from tenfold.scheduling.models import Meeting
from tenfold.traces.models import Pulse


@dataclass(frozen=True)
class PulseData:
    """How somebody is; each may be left out.

    Mood from -2 to 2, energy and tension from 0 to 10, a word or more for it, and a
    note of what those who lead should know.
    """

    moment: Pulse.Moment
    mood: int | None = None
    energy: int | None = None
    tension: int | None = None
    words: str = ""
    note: str = ""

    @property
    def said(self) -> dict[str, int | str]:
        """What was not left out."""
        return {
            name: value
            for name, value in asdict(self).items()
            if name != "moment" and value not in (None, "")
        }


@transaction.atomic
def say_pulse(
    meeting: Meeting,
    *,
    of: Enrolment,
    data: PulseData,
    by: models.Model,
    now: datetime,
) -> None:
    """Keep what a member said last; who takes everything back leaves nothing."""
    pulses = Pulse.objects.select_for_update()
    at = {"meeting": meeting, "enrolment": of, "moment": data.moment}
    pulse = pulses.filter(**at).first()
    if data.said == (pulse.said if pulse else {}):
        return
    if pulse is not None and not data.said:
        record("pulse.taken_back", by=by, target=pulse)
        pulse.delete()
        return
    new = {"said": data.said, "said_at": now}
    if pulse is None:
        pulse = Pulse.objects.create(practice_id=meeting.practice_id, **at, **new)
    else:
        pulse.said, pulse.said_at = data.said, now
        pulse.save(update_fields=list(new))
    record("pulse.said", by=by, target=pulse)
