"""Looking for words in one client's own chart: nowhere else, and in nobody else's."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from tenfold.notes.queries.templates import templates_of
from tenfold.workspace.queries.note_sheets import (
    addenda_of,
    may_read_drafts,
    own_sections,
    parts_of,
)
from tenfold.workspace.queries.timeline import Chart

MOST_SECTIONS = 2_000
MOST_HITS = 50
BEFORE, AFTER = 60, 120
SHORTEST = 2


@dataclass(frozen=True)
class Hit:
    """A place where the words stand."""

    title: str
    on: date | datetime
    field: str
    before: str
    found: str
    after: str
    address: str
    session: UUID | None


@dataclass(frozen=True)
class _Text:
    title: str
    on: date | datetime
    field: str
    text: str
    address: str
    session: UUID | None = None


def search(chart: Chart, words: str) -> list[Hit]:
    """Where the words stand, the latest first; at most fifty places."""
    looked_for = folded(words.strip())
    if len(looked_for) < SHORTEST:
        return []
    hits = []
    for text in _texts(chart):
        hit = _hit(text, looked_for)
        if hit:
            hits.append(hit)
        if len(hits) == MOST_HITS:
            break
    return hits


def folded(text: str) -> str:
    """Without accents and capitals, letter for letter as long as before."""
    return "".join(_fold(letter) for letter in text)


def _fold(letter: str) -> str:
    plain = unicodedata.normalize("NFKD", letter).casefold()[:1]
    return plain or letter


def _hit(text: _Text, looked_for: str) -> Hit | None:
    at = folded(text.text).find(looked_for)
    if at < 0:
        return None
    end = at + len(looked_for)
    start, stop = max(at - BEFORE, 0), min(end + AFTER, len(text.text))
    return Hit(
        text.title,
        text.on,
        text.field,
        ("… " if start else "") + _one_line(text.text[start:at]),
        text.text[at:end],
        _one_line(text.text[end:stop]) + (" …" if stop < len(text.text) else ""),
        text.address,
        text.session,
    )


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _texts(chart: Chart) -> Iterator[_Text]:
    yield from _of_plans(chart)
    yield from _of_notes(chart)
    for document in chart.documents:
        yield _Text(
            str(document.get_kind_display()),
            document.dated_on,
            _("Document"),
            str(document.title),
            _address("plans:document_file", chart, document.pk),
        )


def _of_notes(chart: Chart) -> Iterator[_Text]:
    sections = (
        own_sections(chart.enrolments())
        .select_related("note", "meeting")
        .order_by("-meeting__starts_at", "pk")[:MOST_SECTIONS]
    )
    rows = list(sections)
    own = may_read_drafts((r.meeting_id for r in rows), staff=chart.staff, on=chart.on)
    notes = [row.note for row in rows]
    known, added = templates_of(notes), addenda_of(notes)
    for row in rows:
        if row.meeting_id not in own and not row.note.is_closed:
            continue
        title = _("Session %(number)d") % {"number": row.meeting.number}
        address = reverse(
            "scheduling:meeting_detail",
            args=[chart.staff.practice.slug, row.meeting_id],
        )
        more = [part for one in added.get(row.note_id, []) for part in one.parts]
        for label, text in [*parts_of(row, known), *more]:
            yield _Text(
                title, row.meeting.starts_at, label, text, address, row.meeting_id
            )


def _of_plans(chart: Chart) -> Iterator[_Text]:
    address = _address("plans:care", chart)
    for care in chart.care:
        began = care.episode.from_on
        yield _Text(_("Plan"), began, _("Why they come"), care.episode.reason, address)
        for problem in care.problems:
            yield _Text(_("Plan"), began, _("Problem"), problem.wording, address)
        for goal in care.goals:
            yield _Text(_("Plan"), began, _("Goal"), goal.wording, address)
            yield _Text(_("Plan"), began, _("Goal"), goal.sign, address)
        for review in care.reviews:
            yield _Text(
                _("Plan reviewed"), review.held_on, _("Review"), review.summary, address
            )
        discharge: Any = getattr(care.episode, "discharge", None)
        for label, text in discharge.parts if discharge else []:
            on = care.episode.until_on or began
            yield _Text(_("Discharge summary"), on, label, text, address)


def _address(page: str, chart: Chart, *more: UUID) -> str:
    return reverse(page, args=[chart.staff.practice.slug, chart.client.pk, *more])
