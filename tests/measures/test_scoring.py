"""Scores of the measures we ship, held against what is published of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.measures.catalogue import current, shipped
from tenfold.measures.change import Change, change_of, course_of
from tenfold.measures.scoring import (
    Risky,
    UnknownAnswerError,
    left_open,
    risks,
    score,
)
from tenfold.measures.wording import course_words, result_words

MEASURES = current()
PHQ9, GAD7, RSES = MEASURES["phq9"], MEASURES["gad7"], MEASURES["rses"]
AUDIT_C = MEASURES["auditc"]


def answers(*values: int) -> dict[str, int]:
    return {f"q{number}": value for number, value in enumerate(values, start=1)}


def all_of(measure, label: str) -> dict[str, int]:
    """The option of this label, chosen everywhere where it is one."""
    return {
        item.id: value
        for item in measure.items
        for known, value in item.options
        if known == label
    }


def test_gad7_all_several_days_is_7_mild():
    scored = score(GAD7, all_of(GAD7, "Several days"))

    assert (scored.value, scored.band, scored.missing) == (7, "mild", 0)


def test_phq9_of_the_test_vector_is_9_mild_and_amber():
    said = answers(1, 1, 2, 2, 0, 1, 1, 0, 1)

    assert result_words(PHQ9, score(PHQ9, said)) == "PHQ-9: 9 (mild)"
    assert risks(PHQ9, said) == [Risky("q9", "amber")]


@pytest.mark.parametrize(("value", "level"), [(1, "amber"), (2, "red"), (3, "red")])
def test_item_9_is_amber_from_1_and_red_from_2(value, level):
    assert risks(PHQ9, answers(0, 0, 0, 0, 0, 0, 0, 0, value)) == [Risky("q9", level)]


def test_item_9_answered_not_at_all_or_left_out_raises_nothing():
    assert risks(PHQ9, answers(3, 3, 3, 3, 3, 3, 3, 3, 0)) == []
    assert risks(PHQ9, answers(3, 3, 3, 3, 3, 3, 3, 3)) == []


def test_only_the_phq9_asks_about_self_harm():
    assert [one.id for one in MEASURES.values() if one.risk] == ["phq9"]


def test_rses_all_agree_is_15_because_five_items_are_reversed():
    scored = score(RSES, all_of(RSES, "Agree"))

    assert (scored.value, scored.band) == (15, "")


@pytest.mark.parametrize(("key", "total"), [("k10", 10), ("k10us", 0)])
def test_k10_none_of_the_time_is_10_in_australia_and_0_in_the_us(key, total):
    measure = MEASURES[key]

    assert score(measure, all_of(measure, "None of the time")).value == total


@pytest.mark.parametrize(
    ("value", "band"),
    [(0, "minimal"), (4, "minimal"), (5, "mild"), (10, "moderate"),
     (15, "moderately severe"), (20, "severe"), (27, "severe")],
)  # fmt: skip
def test_bands_of_the_phq9(value, band):
    said = answers(*[3] * (value // 3), *([value % 3] if value % 3 else []))
    full = dict.fromkeys((f"q{n}" for n in range(1, 10)), 0) | said

    assert score(PHQ9, full).band == band


def test_two_left_out_of_the_phq9_take_the_mean_and_three_leave_no_total():
    assert score(PHQ9, answers(1, 1, 1, 1, 1, 1, 1)).value == 9
    assert score(PHQ9, answers(1, 1, 1, 1, 1, 1)).value is None


def test_the_mean_is_rounded_half_up():
    # 4 of 8 answered items: 4 * 9 / 8 = 4.5
    assert score(PHQ9, answers(1, 1, 1, 1, 0, 0, 0, 0)).value == 5


def test_who_never_drinks_need_not_say_how_much():
    assert left_open(AUDIT_C, answers(0)) == []
    assert score(AUDIT_C, answers(0)).value == 0
    assert left_open(AUDIT_C, answers(1)) == ["q2", "q3"]


def test_the_question_that_is_not_counted_need_not_be_answered():
    assert left_open(PHQ9, answers(*[0] * 9)) == []
    assert score(PHQ9, answers(*[1] * 9, 3)).value == 9


@pytest.mark.parametrize("said", [{"q1": 4}, {"q1": -1}, {"q99": 0}, {"total": 3}])
def test_what_is_no_option_is_refused(said):
    with pytest.raises(UnknownAnswerError):
        score(GAD7, said)


@pytest.mark.parametrize("key", MEASURES)
def test_bands_meet_without_gap_from_the_least_to_the_most(key):
    for rule in MEASURES[key].scores:
        covered = [n for low, high, _ in rule.bands for n in range(low, high + 1)]
        assert covered in ([], list(range(rule.min, rule.max + 1)))


@pytest.mark.parametrize("key", MEASURES)
def test_every_measure_says_where_it_is_from_and_who_may_use_it(key):
    measure = MEASURES[key]

    assert measure.notice
    assert measure.licence.text
    assert "sure" not in [label for item in measure.items for label, _ in item.options]


def test_the_zero_option_of_the_gad7_is_not_at_all():
    assert GAD7.item("q1").options[0] == ("Not at all", 0)


def test_versions_are_kept_by_id_and_number():
    assert ("phq9", 1) in shipped()


@st.composite
def filled(draw):
    measure = draw(st.sampled_from(list(MEASURES.values())))
    said = {
        item.id: draw(st.sampled_from([value for _, value in item.options]))
        for item in measure.items
    }
    return measure, said


@given(filled())
def test_a_total_lies_in_its_range_and_in_a_band_where_there_are_any(found):
    measure, said = found
    for rule in measure.scores:
        scored = score(measure, said, of=rule)

        assert rule.min <= scored.value <= rule.max
        assert bool(scored.band) == bool(rule.bands)


@given(filled(), st.data())
def test_one_answer_higher_moves_the_total_one_way_by_as_much(found, data):
    measure, said = found
    key = data.draw(st.sampled_from(measure.total.items))
    values = sorted(value for _, value in measure.item(key).options)
    higher = data.draw(st.sampled_from(values))
    sign = -1 if key in measure.total.reversed else 1

    before = score(measure, said).value or 0
    after = score(measure, said | {key: higher}).value or 0

    assert after - before == sign * (higher - said[key])


@given(filled(), st.data())
def test_leaving_out_more_than_may_be_leaves_no_total(found, data):
    measure, said = found
    rule = measure.total
    least = rule.max_missing + 1
    gone = data.draw(st.sets(st.sampled_from(rule.items), min_size=least))
    kept = {key: value for key, value in said.items() if key not in gone}
    if measure.skips:
        return

    assert score(measure, kept).value is None


@given(filled(), st.data())
def test_a_prorated_total_stays_in_its_range(found, data):
    _, _ = found
    measure = data.draw(st.sampled_from([PHQ9, GAD7]))
    values = data.draw(
        st.lists(st.integers(0, 3), min_size=7, max_size=len(measure.total.items))
    )
    kept = dict(zip(measure.total.items, values, strict=False))
    missing = len(measure.total.items) - len(kept)

    scored = score(measure, kept)

    assert scored.missing == missing
    assert measure.total.min <= scored.value <= measure.total.max


@pytest.mark.parametrize(
    ("first", "last", "change"),
    [(15, 9, Change.IMPROVED), (15, 10, Change.NONE), (9, 15, Change.WORSE),
     (9, 14, Change.NONE), (9, 9, Change.NONE)],
)  # fmt: skip
def test_six_points_of_the_phq9_are_a_reliable_change(first, last, change):
    assert change_of(PHQ9.total, first, last) == change


def test_where_no_threshold_is_published_none_is_made_up():
    assert change_of(RSES.total, 10, 25) == Change.UNKNOWN


def test_a_reliable_change_over_the_cut_is_said_to_cross_it():
    assert course_words(PHQ9, course_of(PHQ9.total, 19, 9)) == (
        "From 19 to 9: reliably improved, and now below 10, in the band “mild”."
    )
    assert course_words(PHQ9, course_of(PHQ9.total, 12, 9)) == (
        "From 12 to 9: no reliable change, in the band “mild”."
    )
    assert course_words(GAD7, course_of(GAD7.total, 5, 12)) == (
        "From 5 to 12: reliably worse, and now at 8 or above, in the band “moderate”."
    )


@given(st.sampled_from([PHQ9, GAD7]), st.integers(0, 21), st.integers(0, 21))
def test_worse_one_way_is_better_the_other(measure, one, other):
    there, back = (
        change_of(measure.total, one, other),
        change_of(measure.total, other, one),
    )

    opposite = {
        Change.IMPROVED: Change.WORSE,
        Change.WORSE: Change.IMPROVED,
        Change.NONE: Change.NONE,
    }
    assert back == opposite[there]
