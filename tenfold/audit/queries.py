"""Questions about the trail."""

from tenfold.audit.actions import line_of
from tenfold.audit.chain import first_break
from tenfold.audit.models import AuditEvent, ChainHead


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
