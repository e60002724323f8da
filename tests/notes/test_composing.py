import re
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tenfold.notes.composing import Marked, appended, composed

FEEDBACK, HOMEWORK, EMOTION, BOOKMARK = (UUID(int=n) for n in range(1, 5))
WORDS = {
    FEEDBACK: "gave feedback to a peer",
    HOMEWORK: "reported homework",
    EMOTION: "showed strong emotion",
    BOOKMARK: "",
}
OURS = {"twice", "times", "noted"}
numbers = iter(range(1_000, 1_000_000))


def marked(tag: UUID, text: str = "") -> Marked:
    return Marked(UUID(int=next(numbers)), tag, WORDS[tag], text)


def said(*moments: Marked, guarded=str) -> list[str]:
    return [part.words for part in composed(moments, guarded=guarded)]


def test_marks_of_one_kind_are_counted_where_the_first_one_was():
    moments = [marked(HOMEWORK), marked(FEEDBACK), marked(HOMEWORK), marked(HOMEWORK)]

    parts = composed(moments, guarded=str)

    assert [part.words for part in parts] == [
        "reported homework 3 times", "gave feedback to a peer",
    ]  # fmt: skip
    assert parts[0].sources == (moments[0].id, moments[2].id, moments[3].id)


def test_two_marks_are_twice():
    assert said(marked(FEEDBACK), marked(FEEDBACK)) == ["gave feedback to a peer twice"]


def test_an_authors_words_are_quoted_after_the_guard():
    moment = marked(EMOTION, "tearful when\nIvo left")

    words = said(moment, guarded=lambda text: text.replace("Ivo", "a peer"))

    assert words == ["showed strong emotion (noted: “tearful when a peer left”)"]


def test_a_tag_without_words_says_only_what_was_written():
    assert said(marked(BOOKMARK), marked(BOOKMARK, "ask about sleep")) == [
        "noted: “ask about sleep”"
    ]


def test_without_moments_there_is_no_sentence():
    assert said() == []


def test_a_part_becomes_a_sentence_after_what_is_there():
    (part,) = composed([marked(HOMEWORK)], guarded=str)

    assert (
        appended("Calm today.\n", [part.sentence]) == "Calm today. Reported homework."
    )
    assert appended(" ", [part.sentence]) == "Reported homework."


@given(
    st.lists(
        st.builds(
            marked,
            st.sampled_from(sorted(WORDS, key=str)),
            st.just("") | st.text("abc ŝ🙂.", max_size=12),
        ),
        max_size=12,
    )
)
def test_every_word_and_every_part_can_be_traced(moments):
    parts = composed(moments, guarded=str)

    sources = [source for part in parts for source in part.sources]
    telling = {m.id for m in moments if m.text.strip() or m.words}
    assert len(sources) == len(set(sources))
    assert set(sources) == telling
    known = {moment.id: moment for moment in moments}
    for part in parts:
        own = " ".join(f"{known[s].words} {known[s].text}" for s in part.sources)
        count = {str(len(part.sources))}
        assert words_of(part.words) <= words_of(own) | OURS | count


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text))
