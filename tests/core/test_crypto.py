import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenfold.core import crypto

NEW = {
    "old": "ZGV2ZWxvcG1lbnQtb25seS1rZXktMDAwMDAwMDAwMDA=",
    "new": "bmV3LWtleS0wMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDA=",
}


@given(text=st.text(), place=st.text(min_size=1))
def test_what_is_sealed_for_a_place_opens_there(text, place):
    assert crypto.open_sealed(crypto.seal(text, place), place) == text


@given(text=st.text(), place=st.text(), elsewhere=st.text())
def test_what_is_sealed_for_a_place_opens_nowhere_else(text, place, elsewhere):
    token = crypto.seal(text, place)

    if place != elsewhere:
        with pytest.raises(crypto.CannotOpenError):
            crypto.open_sealed(token, elsewhere)


def test_the_same_text_is_never_sealed_the_same_way_twice():
    assert crypto.seal("Ivo", "a") != crypto.seal("Ivo", "a")


def test_the_newest_key_seals_and_the_old_one_still_opens(settings):
    settings.FIELD_KEYS = {"old": NEW["old"]}
    before = crypto.seal("Ivo", "a")
    settings.FIELD_KEYS = NEW

    assert crypto.key_id_of(crypto.seal("Ivo", "a")) == "new"
    assert crypto.open_sealed(before, "a") == "Ivo"


def test_a_retired_key_opens_nothing(settings):
    settings.FIELD_KEYS = {"old": NEW["old"]}
    before = crypto.seal("Ivo", "a")
    settings.FIELD_KEYS = {"new": NEW["new"]}

    with pytest.raises(crypto.CannotOpenError):
        crypto.open_sealed(before, "a")


def test_blind_index_does_not_care_about_case_or_spaces():
    assert crypto.blind_index("name", " Ana  Maria") == crypto.blind_index(
        "name", "ana maria"
    )
    assert crypto.blind_index("name", "Ana") != crypto.blind_index("other", "Ana")
