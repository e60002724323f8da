"""R7 and R9: whatever is lost, doubled or late, nothing typed is overwritten."""

import random
from collections import Counter
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tenfold.notes.actions.conflicts import resolve_conflict
from tenfold.notes.actions.ops import accept_ops
from tenfold.notes.actions.templates import choose_template
from tenfold.notes.models import NoteConflict, NoteOp, NoteVersion
from tenfold.notes.note_templates import shipped
from tenfold.notes.queries.sections import first_broken_version
from tests.notes.conftest import Scene
from tests.notes.tab import NAMES, NOON, Answer, Tab
from tests.sizes import size

EXAMPLES = size(500, 10_000)
INTERLEAVINGS = size(1_000, 10_000)
PARTS = 4  # so that several workers share it
FIELDS = st.sampled_from(NAMES)
TABS = st.integers(0, 9)
HOW = st.sampled_from(["word", "word", "paragraph", "paragraph", "instead"])
LINES = st.sampled_from(["fine", "fine", "fine", "lost answer", "server dies", "slow"])


class Writing(RuleBasedStateMachine):
    """Two facilitators, any number of tabs, a bad line and a server that dies."""

    scene: Scene

    def __init__(self) -> None:
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.note = self.scene.note
        self.users = {}
        self.open = []
        self.left = []
        self.late = []
        self.words = 0
        self.kept = {}
        self.taken_out = set()
        self.chosen = False
        self.open_a_tab(is_co=False)
        self.open_a_tab(is_co=True)

    def teardown(self) -> None:
        try:
            self.everything_arrives()
        finally:
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    @rule(is_co=st.booleans())
    def open_a_tab(self, is_co):
        if len(self.open) == 4:
            return
        staff = self.scene.co if is_co else self.scene.lead
        tab = Tab.open(self.note, NAMES)
        self.users[tab.client_id] = staff.user
        self.open.append(tab)

    @rule(which=TABS, name=FIELDS, at=st.floats(0, 1), how=HOW, kept=st.integers(0, 3))
    def write(self, which, name, at, how, kept):
        tab = self.open[which % len(self.open)]
        text = tab.fields[name].text
        self.words += 1
        word = f"w{self.words}. "
        place = text.find(" ", int(len(text) * at)) + 1 or len(text)
        gap = "\n" if how == "paragraph" else ""
        taken = 9 if how == "instead" else 0
        after = text[:place] + gap + word + gap + text[place + taken :]
        self.taken_out |= words_of(text) - words_of(after)
        tab.type(name, after)
        if kept:
            self.keep(tab)

    def keep(self, tab, skew=0):
        before = len(tab.journal)
        tab.keep(NOON + timedelta(seconds=skew))
        for op in tab.journal[before:]:
            self.kept[tab.client_id, op.seq] = op

    @rule(which=TABS, line=LINES, skew=st.integers(-(10**6), 10**6))
    def send(self, which, line, skew):
        tabs = [*self.open, *self.left]
        tab = tabs[which % len(tabs)]
        self.keep(tab, skew)
        if not tab.journal:
            return
        if line == "slow":
            self.late.append((tab, tab.batch()))
        elif line == "server dies":
            self.server_dies(tab)
        else:
            answer = self.delivered(tab, tab.batch())
            if line == "fine":
                tab.receive(answer)

    def server_dies(self, tab):
        with transaction.atomic():
            self.delivered(tab, tab.batch())
            transaction.set_rollback(True)

    @precondition(lambda self: self.late)
    @rule(which=TABS)
    def a_late_batch_arrives(self, which):
        tab, batch = self.late.pop(which % len(self.late))
        if batch.ops[0].seq <= tab.acked + 1:
            self.delivered(tab, batch)

    @rule(which=TABS)
    def look(self, which):
        self.open[which % len(self.open)].look(self.seen())

    @precondition(lambda self: len(self.open) > 1)
    @rule(which=TABS)
    def kill_a_tab(self, which):
        """What was not in the journal is gone; what was is sent by somebody later."""
        tab = self.open.pop(which % len(self.open))
        self.left.append(tab)
        for shown in tab.fields.values():
            shown.text = shown.view

    @rule(choice=st.sampled_from(["saved", "other", "both"]))
    def choose(self, choice):
        conflict = NoteConflict.objects.filter(
            note=self.note, state=NoteConflict.State.OPEN
        ).first()
        if not conflict:
            return
        self.chosen = True
        saved = conflict.note.text(conflict.field)
        texts = {
            "saved": saved,
            "other": conflict.wording,
            "both": f"{saved}\n{conflict.wording}",
        }
        resolve_conflict(
            conflict,
            version=conflict.note.version,
            text=texts[choice],
            by=self.scene.user(),
            now=NOON,
        )

    @rule(key=st.sampled_from(["group", "soap", "birp"]))
    def choose_a_template(self, key):
        meeting, by = self.scene.meeting, self.scene.user()
        choose_template(meeting, shipped()[key], by=by, now=NOON)

    @invariant()
    def a_journal_forgets_only_what_the_server_has(self):
        for tab in [*self.open, *self.left]:
            waiting = {op.seq for op in tab.journal}
            assert waiting == set(range(tab.acked + 1, tab.seq + 1))

    def everything_arrives(self):
        for tab in [*self.open, *self.left]:
            self.keep(tab)
            while tab.journal:
                tab.receive(self.delivered(tab, tab.batch()))
        for tab in self.open:
            tab.look(self.seen())
        self.nothing_is_lost_or_doubled()
        self.tabs_agree()
        assert first_broken_version(self.scene.note) is None

    def nothing_is_lost_or_doubled(self):
        rows = NoteOp.objects.filter(note=self.note)
        assert {(r.client_id, r.seq) for r in rows} == set(self.kept)
        note = self.scene.note
        waiting = NoteConflict.objects.filter(note=note)
        texts = [note.text(name) for name in NAMES]
        wordings = [c.wording for c in waiting if c.state == c.State.OPEN]
        history = [
            text
            for version in NoteVersion.objects.filter(note=note)
            for text in version.body["texts"].values()
        ]
        expected = all_words(self.kept) - self.taken_out
        everywhere = set().union(*map(words_of, [*texts, *wordings]))
        if not self.chosen:
            counts = Counter(word for text in texts for word in text.split())
            assert expected <= everywhere
            assert all(counts[word] <= 1 for word in expected)
        asides = [c.wording for c in waiting]
        assert expected <= set().union(*map(words_of, [*history, *asides]))

    def tabs_agree(self):
        texts = self.scene.note.texts
        for tab in self.open:
            for name, shown in tab.fields.items():
                if not shown.is_apart:
                    assert shown.text == texts.get(name, "")

    def delivered(self, tab, batch):
        user = self.users[tab.client_id]
        return Answer.of(accept_ops(self.note, batch, by=user, now=NOON))

    def seen(self):
        note = self.scene.note
        waiting = NoteConflict.objects.filter(note=note, state="open")
        conflicts = [(c.client_id, c.field) for c in waiting]
        return Answer(0, note.version, dict(note.texts), conflicts)


def words_of(text):
    return {word for word in text.split() if word.startswith("w") and word[-1] == "."}


def all_words(kept):
    return set().union(*(words_of(op.splice.insert) for op in kept.values()))


@pytest.mark.nightly
@pytest.mark.timeout(900)
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_typed_is_lost_under_faults(scene, part):
    Writing.scene = scene
    run_state_machine_as_test(
        Writing,
        settings=settings(
            max_examples=EXAMPLES // PARTS,
            stateful_step_count=50,
            deadline=None,
            database=None,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.nightly
@pytest.mark.timeout(600)
def test_two_tabs_never_overwrite_each_other_in_silence(scene):
    """Interleavings of two people in the same few paragraphs."""
    chance = random.Random(9)  # the same interleavings every time
    for number in range(INTERLEAVINGS):
        with transaction.atomic():
            interleave(scene, chance, number)
            transaction.set_rollback(True)


def interleave(scene, chance, number):
    hers, theirs = Tab.open(scene.note, ("focus",)), Tab.open(scene.note, ("focus",))
    by = {hers.client_id: scene.lead.user, theirs.client_id: scene.co.user}
    words = []
    for step in range(chance.randint(2, 8)):
        tab = chance.choice([hers, theirs])
        words.append(f"w{number}x{step}.")
        text = tab.fields["focus"].text.split("\n")
        text.insert(chance.randint(0, len(text)), words[-1])
        tab.type("focus", "\n".join(text))
        tab.keep()
        if chance.random() < 0.5:
            arrive(scene, tab, by)
    for tab in (hers, theirs):
        arrive(scene, tab, by)

    waiting = NoteConflict.objects.filter(note=scene.note, state="open")
    wordings = [scene.note.text("focus"), *(c.wording for c in waiting)]
    found = Counter(scene.note.text("focus").split())
    assert set(words) <= set(" ".join(wordings).split())
    assert all(found[word] <= 1 for word in words)


def arrive(scene, tab, by):
    if tab.journal:
        user = by[tab.client_id]
        tab.receive(Answer.of(accept_ops(scene.note, tab.batch(), by=user, now=NOON)))
