import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tenfold.notes.guard import Found, NameGuard, Person, names_in, without
from tests.notes.sentences import NOBODY, PEOPLE, Case, cases, person

SEED = 20_261_123
MARTA = Person(
    ("Marta", "Marta Novak", "Martinka"),
    ("marta.novak@example.org", "+351 912 345 678"),
)
IVO = Person(("Ivo", "Ivan O'Brien"))
WILL = Person(("Will", "William Carter"))
MAY = Person(("May",))
GROUP = (MARTA, IVO, WILL, MAY)


def replaced(text: str, others=GROUP, allowed=()) -> str:
    return without(text, names_in(text, others, allowed=allowed))


def is_caught(case: Case, found: list[Found]) -> bool:
    at = case.text.index(case.named)
    named = {at + i for i, sign in enumerate(case.named) if sign.isalnum()}
    return named <= {i for place in found for i in range(place.start, place.end)}


def test_nineteen_of_twenty_named_people_are_found():
    made = cases(SEED, 800)

    missed = [c for c in made if not is_caught(c, names_in(c.text, c.others))]

    recall = 1 - len(missed) / len(made)
    print(f"recall {recall:.1%} of {len(made)}")  # noqa: T201
    assert recall >= 0.97, [(c.way, c.named, c.text) for c in missed]


def test_what_is_marked_is_nearly_always_a_name():
    made = cases(SEED, 400)
    everybody = [person(row, code) for code, rows in PEOPLE.items() for row in rows]
    marked, wrong = 0, []
    for case in made:
        for place in names_in(case.text, case.others):
            marked += 1
            at = case.text.index(case.named)
            if place.end <= at or at + len(case.named) <= place.start:
                wrong.append((place.text, case.text))
    harmless = NOBODY.strip().splitlines()

    for sentence in harmless:
        found = names_in(sentence, everybody)
        marked += len(found)
        wrong += [(place.text, sentence) for place in found]

    precision = 1 - len(wrong) / marked
    print(f"precision {precision:.1%}; {len(wrong)} wrong")  # noqa: T201
    assert precision >= 0.97, wrong
    assert len({sentence for _, sentence in wrong}) <= len(harmless) / 6, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marta spoke.", "A peer spoke."),
        ("Listened to Marta’s story.", "Listened to a peer’s story."),
        ("Thanked Marta and Ivo.", "Thanked peers."),
        ("Marta, Ivo and Will were late.", "Peers were late."),
        ("Met the Novaks.", "Met the peers."),
        ("Asked Mrs Novak.", "Asked a peer."),
        ("Asked M. Novak, again.", "Asked a peer, again."),
        ("Asked Marta N. about it.", "Asked a peer about it."),
        ("Heard Ivo O'Brien's view.", "Heard a peer's view."),
        ("Is the mrata from work.", "Is the peer from work."),
        ("mluvila s Martou", "mluvila s a peer"),
        ("Write to MARTA.NOVAK@example.org.", "Write to a peer's contact details."),
        ("Call 912-345-678 today.", "Call a peer's contact details today."),
    ],
)
def test_a_name_becomes_a_peer_in_the_shape_of_the_sentence(text, expected):
    assert replaced(text).replace("'", "’") == expected.replace("'", "’")


@pytest.mark.parametrize(
    "text",
    [
        "Will he try? He will. May be in May, or on May 5, 2026.",
        "Responded to a peer's feedback. Peers helped.",
        "Attended 88 of 90 min on 23.11.2026 at 18:30.",
        "",
        "🙂" * 40,
    ],
)
def test_where_nobody_is_meant_nothing_is_marked(text):
    assert names_in(text, GROUP) == []


@pytest.mark.parametrize(
    "text",
    ["Asked Will.", "Will said no.", "Will’s turn.", "- Will: quiet.", "Met May."],
)
def test_a_name_that_is_a_word_counts_where_it_stands_like_a_name(text):
    assert len(names_in(text, GROUP)) == 1


def test_ones_own_name_and_the_facilitators_stay():
    own, lead = Person(("Anna", "Anna Berg")), Person(("Dr Osei",))
    peer = Person(("Anna K.", "Anna Kral"))

    found = names_in("Anna told Dr Osei of Anna Kral.", [peer], allowed=[own, lead])

    assert [place.text for place in found] == ["Anna Kral"]


def test_a_name_that_is_also_the_beginning_of_an_address_becomes_a_peer():
    noor = Person(("Noor",), ("noor@example.org",))

    def said(text: str) -> str:
        return replaced(text, [noor])

    assert said("Liked Noor's card as noor left.") == (
        "Liked a peer's card as a peer left."
    )
    assert said("Write to noor@example.org.") == "Write to a peer's contact details."
    assert said("Is noor@elsewhere.org.") == "Is a peer's contact details."


def test_a_contact_that_two_share_stays_with_its_owner():
    home = "home@example.org"
    one, other = Person(("Ana",), (home,)), Person(("Ben",), (home,))

    assert names_in(f"Write to {home}.", [other], allowed=[one]) == []
    assert len(names_in(f"Write to {home}.", [other])) == 1


def test_a_name_written_from_right_to_left_or_without_spaces_is_found():
    others = [
        Person(("יעל",)),
        Person(("李小龙",)),
        Person(("민수",)),
        Person(("🦊🌙",)),
    ]

    text = "שמעתי את ליעל היום, 与李小龙谈话, 민수는 🦊🌙!"

    assert [p.text for p in names_in(text, others)] == [
        "ליעל",
        "李小龙",
        "민수",
        "🦊🌙",
    ]


def test_signs_that_nobody_sees_hide_no_name():
    assert replaced("Heard Mar\u00adta and M\u0061\u0301rta.") == "Heard peers."


NAMES = st.sampled_from(
    [
        "Marta",
        "Ivo",
        "Will",
        "May",
        "Jürgen",
        "O'Brien",
        "Anna-Lena",
        "李小龙",
        "יעל",
        "Bo",
    ]
) | st.text(max_size=12)
WORDS = "said to will may , . the M. Dr and marta's Mrata".split()
PEOPLE_LIKE = st.lists(
    st.builds(
        Person,
        st.lists(NAMES, max_size=3).map(tuple),
        st.lists(st.sampled_from(["a.b@x.org", "+351 912 345 678", "@", "1"]) | NAMES,
                 max_size=2).map(tuple),
    ),
    max_size=4,
)  # fmt: skip
TEXTS = st.lists(
    NAMES
    | st.text(max_size=8)
    | st.sampled_from([" ", ". ", "'s", " and ", ", ", "Dr "])
).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, PEOPLE_LIKE, PEOPLE_LIKE)
def test_places_are_in_order_and_within_the_text(text, others, allowed):
    found = NameGuard(others, allowed).find(text)

    ends = [0] + [place.end for place in found]
    assert all(e <= p.start < p.end for e, p in zip(ends, found, strict=False))
    assert all(text[p.start : p.end] == p.text and p.replacement for p in found)


@settings(max_examples=300, deadline=None)
@given(st.lists(NAMES.filter(str.isalpha) | st.sampled_from(WORDS)).map(" ".join))
def test_when_all_are_replaced_none_is_left(text):
    people = [*GROUP, Person(("Jürgen",)), Person(("Anna-Lena",)), Person(("李小龙",))]

    assert names_in(replaced(text, people), people) == []
