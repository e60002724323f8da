"""Music and film: one timeline, that two people who press at once move once."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.formats import music, video
from tenfold.formats.base import Exhibit, FormatError, StaleError
from tenfold.formats.in_step import LEAD, position_at
from tests.formats.people import circle_of, circles, later, leader, member, without

FORMS = {
    "music": (music.MUSIC, music.MusicOptions, "audio"),
    "video": (video.VIDEO, video.VideoOptions, "video"),
}


def shelved(circle, kind):
    song = Exhibit(
        id=uuid4(), kind=kind, title="Sea", media_type=f"{kind}/x", summary="Waves."
    )
    return replace(circle, shelf=(song,))


def begun(name, circle):
    form, options, kind = FORMS[name]
    circle = shelved(circle, kind)
    return form.start(options(material=circle.shelf[0].id), circle), circle


def deed(name, verb, step=None, **said):
    module = {"music": music, "video": video}[name]
    made = getattr(module, f"{name.title()}{verb}")
    return made(**({} if step is None else {"step": step}), **said)


@pytest.mark.parametrize("name", FORMS)
def test_nothing_plays_before_somebody_presses_play(name):
    state, circle = begun(name, circle_of(4))

    assert position_at(state.timeline, later(circle, 60).now) == 0


@pytest.mark.parametrize("name", FORMS)
def test_everybody_begins_at_one_moment_that_is_still_to_come(name):
    state, circle = begun(name, circle_of(4))
    form = FORMS[name][0]

    state = form.act(state, deed(name, "Play", 0), leader(circle), circle)

    assert state.timeline.at == circle.now + LEAD
    assert position_at(state.timeline, circle.now) == 0
    assert position_at(state.timeline, circle.now + LEAD + timedelta(seconds=9)) == 9


@pytest.mark.parametrize("name", FORMS)
def test_two_who_press_at_once_press_once(name):
    state, circle = begun(name, circle_of(4, leaders=2))
    form = FORMS[name][0]
    playing = form.act(state, deed(name, "Play", 0), leader(circle), circle)

    with pytest.raises(StaleError):
        form.act(playing, deed(name, "Pause", 0), leader(circle), circle)


moves = st.lists(
    st.one_of(
        st.just(("Play", None)),
        st.just(("Pause", None)),
        st.tuples(st.just("Seek"), st.floats(0, 3600, allow_nan=False)),
        st.tuples(st.just("wait"), st.floats(0, 600, allow_nan=False)),
    ),
    max_size=12,
)


@given(circles, moves, st.sampled_from(sorted(FORMS)))
def test_it_is_never_before_its_start_and_never_runs_faster_than_time(
    circle, done, name
):
    state, circle = begun(name, circle)
    form, before = FORMS[name][0], 0.0
    for verb, value in done:
        if verb == "wait":
            circle = later(circle, value)
            now = position_at(state.timeline, circle.now)
            assert before <= now <= before + value + 0.001
        else:
            said = {} if value is None else {"position": value}
            move = deed(name, verb, state.step, **said)
            state = form.act(state, move, leader(circle), circle)
            if verb == "Seek":
                assert position_at(state.timeline, circle.now) == value
            elif verb == "Pause":
                assert position_at(state.timeline, circle.now) == pytest.approx(before)
        before = position_at(state.timeline, circle.now)
        assert form.state.model_validate(state.model_dump(mode="json")) == state


@given(circles, st.sampled_from(sorted(FORMS)))
def test_readiness_is_counted_once_and_never_of_who_left(circle, name):
    state, circle = begun(name, circle)
    form = FORMS[name][0]
    for sitter in (*circle.sitters, *circle.sitters):
        state = form.act(state, deed(name, "Ready"), sitter, circle)
    seen = form.look(state, leader(circle), circle).readiness
    assert seen.ready == seen.people == len(circle.sitters)
    assert state.step == 0

    gone = without(circle, member(circle, 0).seat)
    seen = form.look(form.settle(state, gone), leader(gone), gone).readiness
    assert seen.ready == seen.people == len(circle.sitters) - 1
    assert form.look(state, member(circle, 0), circle).readiness is None


@pytest.mark.parametrize("name", FORMS)
def test_what_is_not_there_or_of_another_kind_does_not_start(name):
    form, options, _ = FORMS[name]
    circle = circle_of(2)

    for shelf in ((), shelved(circle, "pdf").shelf):
        with pytest.raises(FormatError):
            form.start(options(material=uuid4()), replace(circle, shelf=shelf))


def test_who_sits_out_is_told_to_those_who_lead_alone():
    state, circle = begun("video", circle_of(3))
    sam, kim = member(circle, 0), member(circle, 1)

    state = video.act(state, video.VideoSitOut(on=True), sam, circle)

    assert video.look(state, sam, circle).i_sit_out
    assert not video.look(state, kim, circle).i_sit_out
    assert video.look(state, kim, circle).sits_out is None
    assert video.look(state, leader(circle), circle).sits_out == (sam.seat,)
    state = video.act(state, video.VideoSitOut(on=False), sam, circle)
    assert not video.look(state, sam, circle).i_sit_out
