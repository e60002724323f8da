import re

import pytest

from tenfold.library.catalogue import FOLDER, shipped
from tenfold.library.queries.exercises import Wanted, found
from tenfold.library.vocabulary import Aim, Body, Intensity, Phase, Problem, Way


def test_there_are_thirty_six_exercises_in_their_order():
    assert [exercise.number for exercise in shipped()] == list(range(1, 37))
    assert len({exercise.id for exercise in shipped()}) == 36
    assert len(list(FOLDER.iterdir())) == 36


def test_every_exercise_can_be_followed_and_says_its_licence():
    for exercise in shipped():
        assert len(exercise.steps) >= 4, exercise.id
        assert len(exercise.debrief_questions) >= 2, exercise.id
        assert exercise.licence == "CC BY 4.0"
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", exercise.id)
        for sentence in (*exercise.steps, *exercise.cautions):
            assert sentence[0].isupper() or sentence[0] == "“", exercise.id
            assert sentence.endswith((".", "?", "”")), (exercise.id, sentence)


def test_what_goes_deep_never_comes_without_a_caution():
    deep = [one for one in shipped() if one.intensity == Intensity.DEEP]

    assert len(deep) == 4
    assert all(exercise.cautions for exercise in deep)


@pytest.mark.parametrize("words", [Aim, Phase, Body, Problem])
def test_no_word_of_the_search_leads_nowhere(words):
    used = {
        w for one in shipped() for w in (*one.aims, *one.problems, one.phase, one.body)
    }

    missing = set(words) - used
    assert missing <= {Problem.SUBSTANCE}  # found by what is for everyone


def test_every_way_to_work_has_an_exercise():
    assert set(Way) - {one.format for one in shipped()} == set()


def test_who_rehearses_before_the_group_plays_a_role_and_puts_it_down():
    (one,) = [one for one in shipped() if one.format == Way.ROLE_PLAY]

    assert one.title == "Respect and request"
    assert any("leave their parts" in step for step in one.steps)


def titles(**wanted):
    return [one.title for one in found(shipped(), Wanted(**wanted))]


def test_each_wish_narrows_what_is_found():
    assert titles(aim="goodbye") == ["Goodbye with luggage"]
    assert titles(words="letter friend") == ["A kinder voice"]
    assert titles(minutes=5) == ["Three-sense arrival", "Paced breath, four and six"]
    assert titles(aim="kindness", problem="burnout", minutes=15) == ["Appreciation lap"]
    assert titles(body="standing", intensity=2) == ["Follow the mover", "Near and far"]


def test_what_is_for_everyone_is_found_for_each_problem():
    assert "Topic market" in titles(problem="substance")
    assert "Panic wheel" not in titles(problem="substance")


def test_the_size_of_the_group_is_within_the_exercise():
    for exercise in found(shipped(), Wanted(people=13)):
        assert exercise.min_n <= 13 <= exercise.max_n
    assert "See yourself kindly" not in titles(people=9)
    assert "See yourself kindly" in titles(people=8)
