"""Slides in step, and votes that nobody can trace."""

from dataclasses import replace
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats import theory
from tenfold.formats.base import Exhibit, ExhibitSlide, FormatError, NotYoursError
from tests.formats.people import circle_of, circles, leader, member


def shelved(circle, count=3):
    slides = tuple(
        ExhibitSlide(id=uuid4(), width=4, height=3, notes=f"note {n}")
        for n in range(count)
    )
    deck = Exhibit(id=uuid4(), kind="pdf", title="Panic", media_type="x", slides=slides)
    return replace(circle, shelf=(deck,))


def begun(circle, count=3):
    circle = shelved(circle, count)
    options = theory.TheoryOptions(materials=(circle.shelf[0].id,))
    return theory.start(options, circle), circle


def asked(circle, answers=("yes", "no")):
    state, circle = begun(circle)
    ask = theory.TheoryAsk(step=0, question="Known?", answers=answers)
    return theory.act(state, ask, leader(circle), circle), circle


@given(st.integers(1, 30), st.lists(st.integers(0, 60), max_size=20))
def test_members_see_one_slide_and_get_no_file_that_was_not_shown(count, goes):
    state, circle = begun(circle_of(3), count)
    furthest = 0
    for index in goes:
        go = theory.TheoryGo(step=state.step, index=index)
        state = theory.act(state, go, leader(circle), circle)
        furthest = max(furthest, min(index, count - 1))
    sam = member(circle, 0)
    given_ = theory.files(state, sam)
    assert given_ == tuple(one.id for one in state.slides[: furthest + 1])
    assert theory.look(state, sam, circle).slide.id in given_
    assert len(theory.files(state, leader(circle))) == count


def test_notes_and_what_comes_are_for_those_who_lead():
    state, circle = begun(circle_of(3))

    seen = theory.look(state, member(circle, 0), circle)

    assert seen.notes is None
    assert seen.next is None
    assert "note" not in seen.model_dump_json().replace('"notes"', "")
    assert theory.look(state, leader(circle), circle).notes == "note 0"


@given(circles, st.data())
def test_one_vote_a_seat_unseen_until_it_is_closed_and_forgotten_then(circle, data):
    state, circle = asked(circle, ("a", "b", "c"))
    voters = data.draw(st.lists(st.sampled_from(circle.members), max_size=30))
    last = {}
    for voter in voters:
        last[voter.seat] = data.draw(st.integers(0, 2))
        vote = theory.TheoryVote(answer=last[voter.seat])
        state = theory.act(state, vote, voter, circle)
        for looker in circle.sitters:
            poll = theory.look(state, looker, circle).poll
            assert poll.counts is None
            assert poll.own == last.get(looker.seat)
    close = theory.TheoryClosePoll(step=state.step)
    state = theory.act(state, close, leader(circle), circle)

    assert state.poll.votes == {}
    poll = theory.look(state, leader(circle), circle).poll
    assert poll.voted == len(last)
    if len(last) < theory.FEWEST_VOTES:
        assert poll.counts is None
        assert poll.is_too_few
    else:
        assert sum(poll.counts) == len(last)
        assert poll.counts == tuple(list(last.values()).count(n) for n in range(3))
    assert theory.TheoryState.model_validate(state.model_dump(mode="json")) == state


def test_what_cannot_be_voted_is_refused():
    state, circle = asked(circle_of(4))
    sam = member(circle, 0)

    with pytest.raises(NotYoursError):
        theory.act(state, theory.TheoryVote(answer=0), leader(circle), circle)
    with pytest.raises(FormatError):
        theory.act(state, theory.TheoryVote(answer=2), sam, circle)
    closed = theory.act(
        state, theory.TheoryClosePoll(step=state.step), leader(circle), circle
    )
    with pytest.raises(FormatError):
        theory.act(closed, theory.TheoryVote(answer=0), sam, circle)


@pytest.mark.parametrize("answers", [("yes", " "), ("yes", "yes ")])
def test_a_question_needs_two_different_answers(answers):
    with pytest.raises(FormatError):
        asked(circle_of(3), answers)


def test_slides_that_are_gone_do_not_start():
    circle = circle_of(3)
    with pytest.raises(FormatError):
        theory.start(theory.TheoryOptions(materials=(uuid4(),)), circle)
