from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.audit.chain import GENESIS, Line, first_break, line_hash

words = st.text(min_size=1, max_size=8)


def chain_of(verbs):
    lines, previous = [], GENESIS
    for number, verb in enumerate(verbs, start=1):
        line = Line("c", number, "2026-11-23", verb, "user:1", "meeting:1", "{}")
        lines.append((line, previous, line_hash(previous, line)))
        previous = lines[-1][2]
    return lines


@given(verbs=st.lists(words, max_size=20))
def test_an_untouched_chain_holds(verbs):
    assert first_break(chain_of(verbs)) is None


@settings(max_examples=1000)
@given(data=st.data(), verbs=st.lists(words, min_size=2, max_size=12))
def test_every_change_removal_and_reordering_is_found(data, verbs):
    lines = chain_of(verbs)
    at = data.draw(st.integers(0, len(lines) - 2))
    how = data.draw(st.sampled_from(["change", "remove", "swap", "rewrite"]))
    line, previous, digest = lines[at]
    if how == "change":
        lines[at] = (replace(line, verb=line.verb + "x"), previous, digest)
    elif how == "rewrite":  # with a hash that fits the new words
        changed = replace(line, actor="user:2")
        lines[at] = (changed, previous, line_hash(previous, changed))
    elif how == "remove":
        del lines[at]
    else:
        lines[at], lines[at + 1] = lines[at + 1], lines[at]

    assert first_break(lines) is not None
