"""R10 and INV5: a change can only ever land in the note it was typed in."""

import random

import pytest

from tenfold.notes.actions.ops import accept_ops
from tests.notes.tab import NOON, Answer, Tab
from tests.sizes import size

SWITCHES = size(150, 5_000)

pytestmark = pytest.mark.postgres


@pytest.mark.nightly
@pytest.mark.timeout(900)
def test_rapid_switches_never_put_text_into_another_note(scene):
    chance = random.Random(10)
    notes = {"sam": scene.sams, "ivo": scene.ivos}
    tabs = {
        who: Tab.open(note, ("presentation", "response", "plan"))
        for who, note in notes.items()
    }
    late = []
    for number in range(SWITCHES):
        who = chance.choice(list(tabs))
        tab, name = tabs[who], chance.choice(["presentation", "response", "plan"])
        tab.type(name, f"{tab.fields[name].text}{who}{number} ")
        tab.keep()
        late.append((who, tab.batch()))
        while late and chance.random() < 0.6:
            sender, batch = late.pop(chance.randrange(len(late)))
            if batch.ops[0].seq > tabs[sender].acked + 1 or not batch.ops:
                continue
            user = scene.lead.user
            receipt = accept_ops(notes[sender], batch, by=user, now=NOON)
            tabs[sender].receive(Answer.of(receipt))

    for who, other in (("sam", "ivo"), ("ivo", "sam")):
        if tabs[who].journal:
            accept_ops(notes[who], tabs[who].batch(), by=scene.lead.user, now=NOON)
        notes[who].refresh_from_db()
        words = " ".join(notes[who].texts.values()).split()
        assert words
        assert not [word for word in words if word.startswith(other)]
        assert sorted(words) == sorted(
            " ".join(shown.text for shown in tabs[who].fields.values()).split()
        )
