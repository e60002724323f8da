"""What simulated members bring with them."""

from tenfold.demo.members import HABITS
from tenfold.room.contract import KnockSaid


def test_what_they_say_of_themselves_is_what_a_knock_may_say():
    said = [dict(habits.says) for habits in HABITS.values()]

    assert any("note" in one for one in said)
    assert {} in said  # nobody has to
    for one in said:
        assert KnockSaid(**one).model_dump(exclude_unset=True) == one
