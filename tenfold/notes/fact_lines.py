"""Facts of a meeting as lines that a person reads and confirms."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tenfold.notes.facts import Facts, MemberFacts, Part, SessionFacts
from tenfold.traces.models import HomeworkReport

Line = tuple[str, str]
Known = Mapping[str, Any]
Outcome = HomeworkReport.Outcome


def session_lines(session: SessionFacts) -> list[Line]:
    """What is known of the whole meeting. What is not known has no line."""
    lines = [
        (_("When"), _when(session)),
        (
            _("Led by"),
            ", ".join(_named(one.name, one.credential) for one in session.leaders),
        ),
        (_("Group"), _("%(kind)s, online by video") % {"kind": session.kind}),
        (_("Members"), _came(session)),
        (_("Parts"), _listed(session.parts)),
        (_("Psychoeducation"), _listed(session.taught)),
        (_("Pairs"), _pairs(session.pairs)),
        (_("Homework for everybody"), _one_by_one(session.homework)),
        (_("Measures"), _measures(session.measures)),
    ]
    return [(label, said) for label, said in lines if said]


def attendance_lines(facts: Facts) -> list[Line]:
    return [(name, member_words(member)) for name, member in facts.attendance]


def member_words(member: MemberFacts) -> str:
    """What is known of one member, in one line."""
    homework = homework_lines({}, asdict(member))
    said = [f"{label}: {words}" for label, words in homework]
    return ". ".join([_presence(member), *said])


def homework_lines(session: Known, member: Known) -> list[Line]:
    """What there is to do, and how the last went, out of facts as they are kept.

    A note that was signed before there was homework says nothing of it.
    """
    given = [*session.get("homework", ()), *member.get("homework", ())]
    said = [
        f"{one['words'].rstrip('.')} ({Outcome(one['outcome']).label})"
        for one in member.get("reported", ())
    ]
    lines = [
        (_("Homework"), _one_by_one(given)),
        (_("Wants to try"), _one_by_one(member.get("own_homework", ()))),
        (_("Of the last homework"), _one_by_one(said)),
    ]
    return [(label, words) for label, words in lines if words]


def _one_by_one(texts: Iterable[str]) -> str:
    return "; ".join(text.rstrip(".") for text in texts)


def _presence(member: MemberFacts) -> str:
    if member.minutes is None:
        unknown = _("Attendance is not recorded yet")
        return ", ".join((unknown, *member.measures))
    words = [member.status]
    if member.minutes:
        said = {"minutes": member.minutes, "planned": member.planned_minutes}
        words.append(_("%(minutes)d of %(planned)d min") % said)
    if member.turns:
        turns = ngettext("%(count)d turn", "%(count)d turns", member.turns)
        words.append(turns % {"count": member.turns})
    if member.peers_met:
        peers = ngettext(
            "in a pair with %(count)d peer",
            "in pairs with %(count)d peers",
            member.peers_met,
        )
        words.append(peers % {"count": member.peers_met})
    if mood := _mood(member.mood_before, member.mood_after):
        words.append(mood)
    return ", ".join((*words, *member.measures))


def _mood(before: int | None, after: int | None) -> str:
    said = {"before": _signed(before), "after": _signed(after)}
    if before is not None and after is not None:
        return _("mood %(before)s before, %(after)s after") % said
    if before is not None:
        return _("mood %(before)s before") % said
    return _("mood %(after)s after") % said if after is not None else ""


def _signed(mood: int | None) -> str:
    return (
        f"{mood:+d}".replace("-", "\u2212").replace("+0", "0")
        if mood is not None
        else ""
    )


def _when(session: SessionFacts) -> str:
    day = date_format(date.fromisoformat(session.date), "l j F Y")
    return f"{day}, {session.begins}\u2013{session.ends} ({session.time_zone})"


def _came(session: SessionFacts) -> str:
    if session.participants is None:
        return _("%(expected)d expected; attendance is not recorded yet") % {
            "expected": session.expected
        }
    return _("%(came)d of %(expected)d came") % {
        "came": session.participants,
        "expected": session.expected,
    }


def _listed(parts: Iterable[Part]) -> str:
    return " · ".join(_part(part) for part in parts)


def _part(part: Part) -> str:
    what = f"{part.what}: {part.exercise}" if part.exercise else part.what
    if part.minutes is None:
        return what
    return _("%(what)s, %(minutes)d min") % {"what": what, "minutes": part.minutes}


def _pairs(count: int) -> str:
    words = ngettext("%(count)d pair talked", "%(count)d pairs talked", count)
    return words % {"count": count} if count else ""


def _measures(count: int) -> str:
    words = ngettext("%(count)d filled in", "%(count)d filled in", count)
    return words % {"count": count} if count else ""


def _named(name: str, credential: str) -> str:
    return f"{name}, {credential}" if credential else name
