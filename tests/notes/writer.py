"""Starts writers that save notes for ever and say what was acknowledged.

`python -m tests.notes.writer NOTE USER`: each line read starts one, in a process of its
own; its death is said too.
"""

import os
import sys
from uuid import uuid4

import django

django.setup()

from django.utils import timezone  # noqa: E402

from tenfold.accounts.models import User  # noqa: E402
from tenfold.notes.actions.ops import accept_ops  # noqa: E402
from tenfold.notes.models import Note  # noqa: E402
from tests.notes.tab import Answer, Tab  # noqa: E402


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def write_for_ever(note_id: str, user_id: str) -> None:
    say(f"writer {os.getpid()}")
    note = Note.objects.get(pk=note_id)
    user = User.objects.get(pk=user_id)
    while True:
        tab = Tab.open(note, ("focus",))
        tab.type("focus", f"{tab.fields['focus'].text[-500:]}\n{uuid4().hex[:8]}.")
        tab.keep()
        receipt = accept_ops(note, tab.batch(), by=user, now=timezone.now())
        tab.receive(Answer.of(receipt))
        say(f"saved {tab.client_id} {tab.acked}")


if __name__ == "__main__":
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            write_for_ever(sys.argv[1], sys.argv[2])
        os.waitpid(child, 0)
        say("dead")
