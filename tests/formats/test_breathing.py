from datetime import timedelta

import pytest
from pydantic import ValidationError

from tenfold.formats import breathing
from tenfold.formats.base import StaleError
from tenfold.formats.breathing import BreathingAgain, BreathingOptions
from tests.formats.people import circle_of, later, leader


def test_nothing_is_held_unless_somebody_asks():
    pace = BreathingOptions()

    assert (pace.hold_in, pace.hold_out) == (0, 0)
    assert breathing.cycle(pace) == timedelta(seconds=10)


def test_everybody_is_told_the_same_begin_and_end():
    circle = circle_of(3)
    state = breathing.start(BreathingOptions(cycles=6), circle)

    views = [breathing.look(state, who, circle) for who in circle.sitters]

    assert len({view.begins_at for view in views}) == 1
    assert views[0].ends_at - views[0].begins_at == timedelta(seconds=60)
    assert views[0].begins_at > circle.now


def test_once_more_begins_anew_and_counts_once():
    circle = circle_of(3)
    state = breathing.start(BreathingOptions(), circle)
    after = later(circle, 200)
    again = BreathingAgain(step=state.step)
    changed = breathing.act(state, again, leader(circle), after)

    assert changed.begins_at == after.now + breathing.LEAD_IN
    with pytest.raises(StaleError):
        breathing.act(changed, again, leader(circle), after)


@pytest.mark.parametrize("wrong", [{"cycles": 0}, {"breathe_in": 0}, {"hold_in": 60}])
def test_a_pace_that_nobody_can_breathe_is_refused(wrong):
    with pytest.raises(ValidationError):
        BreathingOptions(**wrong)
