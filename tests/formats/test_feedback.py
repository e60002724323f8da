import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats import feedback
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.feedback import (
    CardState,
    FeedbackAgree,
    FeedbackAnswer,
    FeedbackHoldBack,
    FeedbackOptions,
    FeedbackRelease,
    FeedbackWrite,
)
from tests.formats.people import circle_of, leader, member, seat

CIRCLE = circle_of(4, leaders=2)
RECEIVER = member(CIRCLE, 0)


def agreed():
    state = feedback.start(FeedbackOptions(receiver=RECEIVER.seat), CIRCLE)
    return feedback.act(state, FeedbackAgree(on=True), RECEIVER, CIRCLE)


def writes(state, number, text="You wait", **said):
    deed = FeedbackWrite(stem="noticed", text=text, **said)
    return feedback.act(state, deed, member(CIRCLE, number), CIRCLE)


def decides(state, deed, place=0):
    said = deed(step=state.step, card=state.cards[place].id)
    return feedback.act(state, said, leader(CIRCLE), CIRCLE)


def readers(state, text):
    return {
        by.seat
        for by in CIRCLE.sitters
        if text in feedback.look(state, by, CIRCLE).model_dump_json()
    }


@given(
    cards=st.lists(st.tuples(st.integers(1, 3), st.booleans()), max_size=9),
    decided=st.lists(st.sampled_from(CardState), max_size=9),
)
def test_nobody_reads_what_is_not_for_them(cards, decided):
    state = agreed()
    for place, (number, hard) in enumerate(cards):
        try:
            state = writes(state, number, f"text-{place}-", is_challenging=hard)
        except FormatError:
            continue
    for place, new in enumerate(decided[: len(state.cards)]):
        if new != CardState.WRITTEN:
            released = new == CardState.RELEASED
            deed = FeedbackRelease if released else FeedbackHoldBack
            state = decides(state, deed, place)

    leaders = {by.seat for by in CIRCLE.sitters if by.leads}
    for card in state.cards:
        receiver = {RECEIVER.seat} if card.state == CardState.RELEASED else set()
        assert readers(state, card.text) == leaders | {card.giver} | receiver
    kept = [c for c in state.cards if c.state != CardState.HELD_BACK]
    assert sum(card.is_challenging for card in kept) <= 2


def test_without_a_yes_nobody_writes_and_a_no_stops_the_release():
    state = feedback.start(FeedbackOptions(receiver=RECEIVER.seat), CIRCLE)
    with pytest.raises(FormatError):
        writes(state, 1)
    with pytest.raises(NotYoursError):
        feedback.act(state, FeedbackAgree(on=True), member(CIRCLE, 1), CIRCLE)

    state = writes(agreed(), 1)
    state = feedback.act(state, FeedbackAgree(on=False), RECEIVER, CIRCLE)
    with pytest.raises(FormatError):
        decides(state, FeedbackRelease)


def test_the_receiver_answers_in_three_words_and_only_what_was_released():
    state = writes(agreed(), 1)
    deed = FeedbackAnswer(card=state.cards[0].id, answer="take")
    with pytest.raises(NotYoursError):
        feedback.act(state, deed, RECEIVER, CIRCLE)

    state = decides(state, FeedbackRelease)
    state = feedback.act(state, deed, RECEIVER, CIRCLE)
    assert state.cards[0].answer == "take"


def test_a_card_is_decided_on_once_and_by_one():
    state = writes(agreed(), 1)
    stale = FeedbackHoldBack(step=state.step, card=state.cards[0].id)
    state = decides(state, FeedbackRelease)

    with pytest.raises(StaleError):
        feedback.act(state, stale, leader(CIRCLE), CIRCLE)
    with pytest.raises(FormatError):
        decides(state, FeedbackHoldBack)


def test_nobody_writes_to_themselves_or_as_a_facilitator():
    for by in (RECEIVER, leader(CIRCLE)):
        deed, state = FeedbackWrite(stem="more", text="x"), agreed()
        with pytest.raises(NotYoursError):
            feedback.act(state, deed, by, CIRCLE)
    with pytest.raises(FormatError):
        writes(agreed(), 1, "  ")
    with pytest.raises(FormatError):
        feedback.start(FeedbackOptions(receiver=seat(9)), CIRCLE)
