"""Choosing and writing note templates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.notes.actions.versions import write_version
from tenfold.notes.models import (
    Note,
    NoteRules,
    PracticeTemplate,
    PracticeTemplateVersion,
)
from tenfold.notes.note_templates import NoteTemplate
from tenfold.practice.models import Practice, StaffMember
from tenfold.scheduling.models import Meeting


class CannotChooseTemplateError(DomainError):
    code = "template"
    status = 409


@transaction.atomic
def choose_template(
    meeting: Meeting, template: NoteTemplate, *, by: User, now: datetime
) -> int:
    """Write a session's notes in another template. Not a word goes: what the new one
    does not ask for stays beside it. The number of notes that changed.
    """
    if not template.is_of_sessions:
        raise CannotChooseTemplateError(
            _("This template is not for sessions. Choose another one.")
        )
    notes = Note.objects.select_for_update().filter(meeting=meeting, closed_by=None)
    same = {"template": template.id, "template_version": template.version}
    others = list(notes.exclude(**same).order_by("pk"))
    for note in others:
        note.template, note.template_version = template.id, template.version
        note.save(update_fields=["template", "template_version"])
        write_version(note, note.texts, by=by, now=now)
    if others:
        details = {**same, "notes": len(others)}
        record("note.template_chosen", by=by, target=meeting, details=details)
    return len(others)


@dataclass(frozen=True)
class TemplateData:
    """A template as a practice writes it: fields as in note_templates."""

    title: str
    purpose: str
    group: list[dict[str, Any]]
    member: list[dict[str, Any]]


@transaction.atomic
def add_template(
    practice: Practice, *, data: TemplateData, by: StaffMember
) -> PracticeTemplate:
    """Write a template of the practice's own."""
    template = PracticeTemplate.objects.create(practice=practice)
    _next_version(template, data, number=1)
    record("note_template.added", by=by.user, target=template)
    return template


@transaction.atomic
def change_template(
    template: PracticeTemplate, *, data: TemplateData, by: StaffMember
) -> PracticeTemplateVersion:
    """Write the template's next version. Notes keep the one they were written in."""
    template = PracticeTemplate.objects.select_for_update().get(pk=template.pk)
    last = template.versions.order_by("number").last()
    if last and last.body == _body(data):
        return last
    version = _next_version(template, data, number=(last.number if last else 0) + 1)
    details = {"version": version.number}
    record("note_template.changed", by=by.user, target=template, details=details)
    return version


@transaction.atomic
def retire_template(template: PracticeTemplate, *, by: StaffMember) -> PracticeTemplate:
    """Offer the template no more. Notes written in it keep it."""
    template = PracticeTemplate.objects.select_for_update().get(pk=template.pk)
    template.is_retired = True
    template.save(update_fields=["is_retired"])
    record("note_template.retired", by=by.user, target=template)
    return template


@dataclass(frozen=True)
class RulesData:
    """What a practice asks of its notes."""

    template: str
    due_hours: int
    late_hours: int
    unlock_hours: int


@transaction.atomic
def change_rules(practice: Practice, *, data: RulesData, by: StaffMember) -> NoteRules:
    """Say which template is usual, and until when notes are signed."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    rules = NoteRules.of(practice)
    changed = [
        name for name, value in vars(data).items() if getattr(rules, name) != value
    ]
    for name in changed:
        setattr(rules, name, getattr(data, name))
    rules.save()
    record(
        "note_rules.changed", by=by.user, target=practice, details={"fields": changed}
    )
    return rules


def _next_version(
    template: PracticeTemplate, data: TemplateData, *, number: int
) -> PracticeTemplateVersion:
    return PracticeTemplateVersion.objects.create(
        practice_id=template.practice_id,
        template=template,
        number=number,
        body=_body(data),
    )


def _body(data: TemplateData) -> dict[str, Any]:
    return {**vars(data)}
