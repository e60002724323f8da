"""Changing what `;` and a short word write in a practice."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.notes.models import PracticePhrase
from tenfold.notes.phrases import phrases
from tenfold.practice.models import Practice, StaffMember


@dataclass(frozen=True)
class PhraseData:
    key: str
    part: str
    text: str


class CannotChangePhraseError(DomainError):
    pass


@transaction.atomic
def ensure_phrases(practice: Practice) -> None:
    """Give a practice the phrases that everybody begins with, once, to change them."""
    _lock(practice)
    if not PracticePhrase.objects.filter(practice=practice).exists():
        _make_usual(practice)


@transaction.atomic
def add_phrase(
    practice: Practice, *, data: PhraseData, by: StaffMember
) -> PracticePhrase:
    """One more. Raises CannotChangePhraseError where the word is taken."""
    others = _locked(practice)
    if len(others) >= PracticePhrase.MOST:
        raise CannotChangePhraseError(
            _("There is room for %(most)s phrases. Take one out of use first.")
            % {"most": PracticePhrase.MOST}
        )
    _refuse_taken(data, others)
    phrase = PracticePhrase.objects.create(practice=practice, **vars(data))
    record("phrase.added", by=by.user, target=phrase)
    return phrase


@transaction.atomic
def change_phrase(phrase: PracticePhrase, *, data: PhraseData, by: StaffMember) -> None:
    """Other words from now on; what was written with it stays as it is."""
    others = [one for one in _locked(phrase.practice) if one.pk != phrase.pk]
    _refuse_taken(data, others)
    for name, value in vars(data).items():
        setattr(phrase, name, value)
    phrase.save(update_fields=list(vars(data)))
    record("phrase.changed", by=by.user, target=phrase)


@transaction.atomic
def retire_phrase(phrase: PracticePhrase, *, by: StaffMember) -> None:
    phrase.is_retired = True
    phrase.save(update_fields=["is_retired"])
    record("phrase.retired", by=by.user, target=phrase)


@transaction.atomic
def restore_phrases(practice: Practice, *, by: StaffMember) -> None:
    """The phrases that everybody begins with, instead of the practice's own."""
    _lock(practice)
    PracticePhrase.objects.filter(practice=practice).in_use().update(is_retired=True)
    _make_usual(practice)
    record("phrases.restored", by=by.user, target=practice)


def _make_usual(practice: Practice) -> None:
    PracticePhrase.objects.bulk_create(
        PracticePhrase(practice=practice, **one.model_dump()) for one in phrases()
    )


def _lock(practice: Practice) -> None:
    Practice.objects.select_for_update().get(pk=practice.pk)


def _locked(practice: Practice) -> list[PracticePhrase]:
    _lock(practice)
    return list(PracticePhrase.objects.filter(practice=practice).in_use())


def _refuse_taken(data: PhraseData, others: list[PracticePhrase]) -> None:
    taken = next(
        (one for one in others if (one.part, one.key) == (data.part, data.key)), None
    )
    if taken is not None:
        raise CannotChangePhraseError(
            _("This word writes something already: \u201c%(text)s\u201d.")
            % {"text": taken.text}
        )
