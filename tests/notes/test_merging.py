from hypothesis import given
from hypothesis import strategies as st

from tenfold.notes.merging import merge
from tenfold.notes.splices import difference, replay

PARAGRAPHS = st.lists(st.sampled_from(["a", "b", "c", "dd", "e f", ""]), max_size=8)
TEXTS = PARAGRAPHS.map("\n".join)
ANY = st.text(max_size=60)


@given(ANY, ANY)
def test_a_difference_turns_one_text_into_the_other(before, after):
    assert difference(before, after).apply(before) == after


@given(st.lists(ANY, min_size=1, max_size=6))
def test_differences_replay_a_history(texts):
    steps = [difference(a, b) for a, b in zip(["", *texts], texts, strict=False)]

    assert replay("", steps) == texts[-1]


@given(TEXTS, TEXTS)
def test_one_side_alone_wins(ancestor, changed):
    assert merge(ancestor, changed, ancestor).text == changed
    assert merge(ancestor, ancestor, changed).text == changed
    assert merge(ancestor, changed, changed).text == changed


@given(TEXTS, TEXTS, TEXTS)
def test_a_clean_merge_does_not_depend_on_who_was_first(ancestor, mine, theirs):
    one = merge(ancestor, mine, theirs)
    other = merge(ancestor, theirs, mine)

    assert one.is_clean == other.is_clean
    if one.is_clean:
        assert one.text == other.text


@given(TEXTS, TEXTS, TEXTS)
def test_no_new_paragraph_of_either_side_is_lost(ancestor, mine, theirs):
    merged = merge(ancestor, mine, theirs).text.split("\n")

    for side in (mine, theirs):
        added = set(side.split("\n")) - set(ancestor.split("\n"))
        assert added <= set(merged)


def test_changes_of_different_paragraphs_are_both_taken():
    merged = merge("one\ntwo\nthree", "ONE\ntwo\nthree", "one\nTWO\nthree")

    assert (merged.text, merged.is_clean) == ("ONE\nTWO\nthree", True)


def test_a_paragraph_added_below_a_changed_one_is_no_clash():
    merged = merge("one", "ONE", "one\ntwo")

    assert (merged.text, merged.is_clean) == ("ONE\ntwo", True)


def test_the_same_paragraph_changed_twice_is_not_guessed():
    merged = merge("one\ntwo", "one\nTWO", "one\n2")

    assert (merged.text, merged.is_clean) == ("one\n2\nTWO", False)


def test_two_first_words_in_an_empty_field_are_both_kept():
    merged = merge("", "mine", "theirs")

    assert (merged.text, merged.is_clean) == ("theirs\nmine", False)


def test_a_paragraph_written_into_a_removed_stretch_is_a_clash():
    merged = merge("a\nb\nc\nd", "a\nd", "a\nb\nnew\nc\nd")

    assert merged.is_clean is False
    assert "new" in merged.text
