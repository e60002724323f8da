"""Fills a database for a test that looks at its file.

Without arguments: a meeting, and on the output its group's note and who leads it.
With a word, a note and a user: writes the word twice, so that there is a conflict too.
"""

import sys
from uuid import uuid4

import django

django.setup()

from django.utils import timezone  # noqa: E402

from tenfold.accounts.models import User  # noqa: E402
from tenfold.notes.actions.ops import accept_ops  # noqa: E402
from tenfold.notes.actions.panels import open_panel  # noqa: E402
from tenfold.notes.models import Note  # noqa: E402
from tests import make  # noqa: E402
from tests.notes.tab import Tab  # noqa: E402


def seed() -> tuple[Note, User]:
    lead = make.owner()
    group = make.group(lead)
    meeting = make.meeting(group, by=lead)
    open_panel(meeting, client_id=uuid4(), by=lead.user)
    return Note.objects.get(group_section__meeting=meeting), lead.user


def write_twice(word: str, note: Note, user: User) -> None:
    tabs = [Tab.open(note, ("focus",)) for _ in range(2)]
    for number, tab in enumerate(tabs):
        tab.type("focus", f"{word} {number}")
        tab.keep()
        accept_ops(note, tab.batch(), by=user, now=timezone.now())


if __name__ == "__main__":
    if len(sys.argv) == 1:
        note, user = seed()
        sys.stdout.write(f"{note.pk} {user.pk}\n")
    else:
        write_twice(
            sys.argv[1],
            Note.objects.get(pk=sys.argv[2]),
            User.objects.get(pk=sys.argv[3]),
        )
