"""Questions about note templates."""

from collections.abc import Iterable
from uuid import UUID

from tenfold.notes.models import (
    GroupSection,
    Note,
    NoteRules,
    PracticeTemplate,
    PracticeTemplateVersion,
)
from tenfold.notes.note_templates import (
    USUAL,
    NoteTemplate,
    shipped,
    shipped_version,
)
from tenfold.practice.models import Practice

Known = dict[tuple[str, int], NoteTemplate]


def templates_for(practice: Practice) -> list[NoteTemplate]:
    """Every template that can be chosen at a practice: ours, then its own."""
    return [*shipped().values(), *own_templates(practice)]


def session_templates(practice: Practice) -> list[NoteTemplate]:
    return [one for one in templates_for(practice) if one.is_of_sessions]


def own_templates(practice: Practice) -> list[NoteTemplate]:
    """What the practice wrote itself, each in its newest version, by title."""
    newest: dict[UUID, NoteTemplate] = {}
    versions = PracticeTemplateVersion.objects.filter(
        practice=practice, template__is_retired=False
    )
    for version in versions.order_by("number"):
        newest[version.template_id] = version.to_template()
    return sorted(newest.values(), key=lambda one: (one.title.casefold(), one.id))


def chosen_template(practice: Practice, key: str) -> NoteTemplate | None:
    """A template that can be chosen, in its newest version."""
    return next((one for one in templates_for(practice) if one.id == key), None)


def newest_version(template: PracticeTemplate) -> NoteTemplate:
    return template.versions.order_by("number").last().to_template()  # type: ignore[union-attr]


def usual_template(practice: Practice) -> NoteTemplate:
    """What a new session's notes are written in."""
    chosen = chosen_template(practice, NoteRules.of(practice).template)
    return chosen if chosen and chosen.is_of_sessions else shipped()[USUAL]


def templates_of(notes: Iterable[Note]) -> Known:
    """The template of each note in the version it has, whatever became of it since."""
    wanted = {(note.template, note.template_version) for note in notes}
    found: Known = {}
    own: set[tuple[str, int]] = set()
    for key, number in wanted:
        ours = shipped_version(key, number)
        if ours:
            found[key, number] = ours
        else:
            own.add((key, number))
    if own:
        rows = PracticeTemplateVersion.objects.filter(
            template__in={UUID(key) for key, _ in own}
        )
        for row in rows:
            if (str(row.template_id), row.number) in own:
                found[str(row.template_id), row.number] = row.to_template()
    return found


def template_of(note: Note) -> NoteTemplate:
    return templates_of([note])[note.template, note.template_version]


def takes_field(note: Note, field: str) -> bool:
    """Whether a change of this field belongs to the note.

    A tab that has not heard of another template yet may still write in the fields of
    the one before: nothing it wrote is refused.
    """
    if field in note.texts:
        return True
    is_of_group = GroupSection.objects.filter(note=note).exists()
    known: list[NoteTemplate] = [template_of(note), *shipped().values()]
    rows = PracticeTemplateVersion.objects.filter(practice_id=note.practice_id)
    known += [row.to_template() for row in rows]
    parts = (template.part(is_of_group=is_of_group) for template in known)
    return any(one.key == field for part in parts for one in part)
