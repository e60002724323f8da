from tenfold.notes.likeness import likenesses


def test_what_stands_in_two_sections_is_shown_in_both():
    found = likenesses(
        {
            "sam": "Took part in the pair exercise. Named his fear of calls.",
            "ivo": "took part  in the pair exercise.",
            "ana": "",
        }
    )

    assert [s.sentence for s in found["sam"].shared] == [
        "Took part in the pair exercise."
    ]
    assert found["sam"].shared[0].others == 1
    assert not found["sam"].is_copied
    assert found["ivo"].is_copied
    assert not found["ana"].is_copied


def test_a_name_and_a_number_make_no_sentence_an_individual_one():
    found = likenesses(
        {
            "sam": "Sam attended 88 of 90 minutes.",
            "ivo": "Ivo attended 72 of 90 minutes.",
        },
        names={"sam": "Sam", "ivo": "Ivo"},
    )

    assert found["sam"].is_copied
    assert found["ivo"].is_copied


def test_two_words_are_no_sentence():
    found = likenesses({"sam": "Continue weekly.", "ivo": "Continue weekly."})

    assert not found["sam"].is_copied
