from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from tenfold.formats import topics
from tenfold.formats.base import FormatError, NotYoursError, StaleError
from tenfold.formats.scenes import restored, stored
from tenfold.formats.topics import (
    TopicsAdd,
    TopicsChoose,
    TopicsClose,
    TopicsMore,
    TopicsNext,
    TopicsOpen,
    TopicsOptions,
    TopicsVote,
    TopicsWithdraw,
    step_seconds,
)
from tenfold.formats.topics_state import Phase
from tests.formats.people import circle_of, later, leader, member, seat


def a_list(circle, *texts, **options):
    """One topic of each of the first members."""
    state = topics.start(TopicsOptions(**options), circle)
    for number, text in enumerate(texts):
        by = member(circle, number)
        state = topics.act(state, TopicsAdd(text=text), by, circle)
    return state


def presses(state, deed, circle, **said):
    return topics.act(state, deed(step=state.step, **said), leader(circle), circle)


def votes(state, circle, number, place, dots):
    deed = TopicsVote(topic=state.items[place].id, dots=dots)
    return topics.act(state, deed, member(circle, number), circle)


dots = st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(0, 2))


@given(given_dots=st.lists(dots, max_size=40))
def test_nobody_has_more_than_three_dots_or_two_on_one(given_dots):
    circle = circle_of(6)
    state = presses(a_list(circle, "a", "b", "c", "d"), TopicsOpen, circle)
    for number, place, count in given_dots:
        try:
            state = votes(state, circle, number, place, count)
        except FormatError:
            own = [d.count for d in state.dots if d.seat == seat(number + 1)]
            assert sum(own) + count > 3

    for number in range(6):
        own = [d.count for d in state.dots if d.seat == seat(number + 1)]
        assert sum(own) <= 3
        assert all(0 < count <= 2 for count in own)
    counted = presses(state, TopicsClose, circle)
    most = max((state.dots_on(item.id) for item in state.items), default=0)
    if most == 0:
        assert counted.winner is None
    else:
        assert state.dots_on(counted.winner) == most


@given(given_dots=st.lists(dots, max_size=12))
def test_dots_of_others_are_hidden_until_the_vote_is_closed(given_dots):
    circle = circle_of(6)
    before = presses(a_list(circle, "a", "b", "c", "d"), TopicsOpen, circle)
    state = before
    for number, place, count in given_dots:
        try:
            state = votes(state, circle, number, place, count)
        except FormatError:
            continue
    for by in (*circle.members, leader(circle)):
        seen = topics.look(state, by, circle)
        assert {item.dots for item in seen.items} == {None}
        mine = {d.topic: d.count for d in state.dots if d.seat == by.seat}
        assert {i.id: i.my_dots for i in seen.items if i.my_dots} == mine


def test_three_dots_on_one_topic_cannot_be_said():
    with pytest.raises(ValidationError):
        TopicsVote(topic=UUID(int=1), dots=3)


def test_a_topic_without_a_name_is_known_to_those_who_lead():
    circle = circle_of(3)
    state = topics.start(TopicsOptions(), circle)
    deed = TopicsAdd(text="My boss", is_anonymous=True)
    state = topics.act(state, deed, member(circle, 0), circle)

    seen = {by.seat: topics.look(state, by, circle).items[0] for by in circle.sitters}
    assert seen[seat(1)].by == seen[leader(circle).seat].by == seat(1)
    assert seen[seat(1)].is_own
    for other in (seat(2), seat(3)):
        assert seen[other].by is None
        assert not seen[other].is_own
        assert str(seat(1)) not in seen[other].model_dump_json()


def test_the_vote_closes_by_itself_and_not_before():
    circle = circle_of(3)
    state = presses(a_list(circle, "a", "b"), TopicsOpen, circle)
    state = votes(state, circle, 2, 1, 2)

    assert topics.due(state) == circle.now + timedelta(seconds=90)
    assert topics.tick(state, later(circle, 89)) == state
    closed = topics.tick(state, later(circle, 90))
    assert closed.winner == state.items[1].id
    assert topics.due(closed) is None


def test_of_equal_topics_the_one_parked_longest_is_first():
    circle = circle_of(3)
    state = a_list(circle, "a", "b", "c")
    old = state.items[2].model_copy(update={"meetings_parked": 4})
    state = state.model_copy(update={"items": (*state.items[:2], old)})
    state = presses(state, TopicsOpen, circle)
    for number in range(3):
        state = votes(state, circle, number, number, 1)

    assert topics.favourite(state) == old.id


def test_a_facilitator_may_choose_another_topic():
    circle = circle_of(3)
    state = presses(a_list(circle, "a", "b"), TopicsOpen, circle)
    state = presses(votes(state, circle, 0, 0, 2), TopicsClose, circle)
    other = presses(state, TopicsChoose, circle, topic=state.items[1].id)

    assert not state.is_override
    assert other.is_override
    with pytest.raises(FormatError):
        presses(state, TopicsChoose, circle, topic=UUID(int=99))


@given(minutes=st.integers(15, 25), people=st.integers(1, 12))
def test_the_steps_fill_the_time_unless_many_speak(minutes, people):
    seconds = step_seconds(minutes, people)

    assert min(seconds) >= 60
    assert seconds[2] == people * 60
    assert sum(seconds) == minutes * 60 or seconds[3] == 60


def test_a_topic_goes_through_its_steps_and_leaves_the_list():
    circle = circle_of(2)
    state = a_list(circle, "a", "b")
    first = state.items[0].id
    state = presses(state, TopicsChoose, circle, topic=first)
    seen = []
    while state.phase != Phase.COLLECT:
        state = presses(state, TopicsNext, circle)
        seen.append(state.phase)

    assert seen == ["framing", "clarifying", "round", "open", "takeaway", "collect"]
    assert state.discussed == (first,)
    with pytest.raises(FormatError):
        presses(state, TopicsChoose, circle, topic=first)


def test_nobody_gave_a_dot():
    circle = circle_of(2)
    state = presses(a_list(circle, "a"), TopicsOpen, circle)
    state = presses(state, TopicsClose, circle)

    assert state.winner is None
    with pytest.raises(FormatError):
        presses(state, TopicsNext, circle)


def test_an_empty_list_cannot_be_voted_on():
    circle = circle_of(2)
    with pytest.raises(FormatError):
        presses(a_list(circle), TopicsOpen, circle)


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_a_topic_has_words(text):
    circle = circle_of(2)
    with pytest.raises(FormatError):
        a_list(circle, text)


def test_only_its_person_or_a_facilitator_takes_a_topic_off():
    circle = circle_of(3)
    state = a_list(circle, "a", "b")
    deed = TopicsWithdraw(topic=state.items[0].id)

    with pytest.raises(NotYoursError):
        topics.act(state, deed, member(circle, 1), circle)
    for by in (member(circle, 0), leader(circle)):
        after = topics.act(state, deed, by, circle)
        assert [item.text for item in after.items] == ["b"]


def test_two_facilitators_press_different_buttons_at_once():
    circle = circle_of(3)
    state = presses(a_list(circle, "a"), TopicsOpen, circle)
    after = presses(state, TopicsMore, circle)

    with pytest.raises(StaleError):
        topics.act(after, TopicsClose(step=state.step), leader(circle), circle)


def test_who_leads_gives_no_dots():
    circle = circle_of(2)
    state = presses(a_list(circle, "a"), TopicsOpen, circle)
    deed = TopicsVote(topic=state.items[0].id, dots=1)

    with pytest.raises(NotYoursError):
        topics.act(state, deed, leader(circle), circle)


def test_it_is_stored_and_found_as_it_was():
    circle = circle_of(3)
    state = presses(a_list(circle, "a", "b"), TopicsOpen, circle)
    state = votes(state, circle, 0, 1, 2)

    assert restored(stored(state)) == state
