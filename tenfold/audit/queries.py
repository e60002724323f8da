"""Questions about the trail."""

import json

from tenfold.audit.chain import Line, first_break
from tenfold.audit.models import AuditEvent, ChainHead


def line_of(event: AuditEvent) -> Line:
    """What the hash of an event covers."""
    return Line(
        chain=event.chain,
        number=event.number,
        at=event.at.isoformat(),
        verb=event.verb,
        actor=f"{event.actor_kind}:{event.actor_id}",
        target=f"{event.target_kind}:{event.target_id}",
        details=json.dumps(event.details, sort_keys=True),
    )


def broken_chains() -> dict[str, int]:
    """Each chain that does not hold, with the number of its first bad line."""
    broken = {}
    for head in ChainHead.objects.order_by("chain"):
        events = AuditEvent.objects.filter(chain=head.chain).order_by("number")
        lines = [(line_of(e), e.previous_hash, e.hash) for e in events.iterator()]
        bad = first_break(lines)
        if bad is None and len(lines) != head.number:
            bad = len(lines) + 1
        if bad is not None:
            broken[head.chain] = bad
    return broken
