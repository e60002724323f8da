import json

import pytest

from tenfold.audit.models import AuditEvent
from tenfold.library.cards import DECK, common_deck
from tenfold.traces.models import CardTable, KeptCard
from tests import make
from tests.library.files import a_picture
from tests.test_leakage import paths

pytestmark = pytest.mark.postgres

CARD = (
    "id", "rev", "face", "face.key", "face.alt", "face.intensity", "owner", "x", "y",
    "turn", "z", "is_up",
)  # fmt: skip
SEEN = {
    "format", "id", "step", "prompt", "technique", "who", "piles", "each",
    "swaps_left", "pile", "open", "table", "hand", "hands", "hands.seat",
    "hands.count", "kept", "kept.key", "kept.alt", "kept.intensity", "may_act",
    "may_take", "is_frozen", "speaker", "speaks_since", "seconds_each", "waiting",
    *(f"{lies}.{key}" for lies in ("open", "table", "hand") for key in CARD),
}  # fmt: skip


@pytest.fixture
def sitting(circle, media):
    """Everybody is in the circle."""
    circle.hanna.does("open")
    circle.ola.does("open")
    for member in (circle.sam, circle.kim, circle.noor):
        member.knocks()
    circle.hanna.does("admit-all")
    return circle


def lays_cards(sitting, **options):
    return sitting.hanna.does("stage-start", options={"format": "cards", **options})


def stage_of(someone):
    return someone.sees()["stage"]


def does(someone, what, card=None, **said):
    """Do something at the table; the answer, whatever it is."""
    stage = stage_of(someone)
    held = {"piece": card["id"], "rev": card["rev"]} if card else {}
    deed = {"do": f"cards.{what}", **held, **said}
    return someone.post("stage", scene=stage["id"], deed=deed)


def did(someone, what, card=None, **said):
    answer = does(someone, what, card, **said)
    assert answer.status_code == 200, answer.content
    return answer.json()["stage"]


def own_card(someone, **said):
    """Draw a card and lay it on the table."""
    card = did(someone, "draw")["hand"][-1]
    stage = did(someone, "place", card, **said)
    return next(one for one in stage["table"] if one["id"] == card["id"])


def test_every_card_of_the_deck_is_drawn_and_described():
    faces = common_deck()

    assert len(faces) == len({face.key for face in faces}) == 48
    assert all((DECK / f"{face.key}.svg").exists() for face in faces)
    assert all(face.alt.endswith(".") for face in faces)


def test_a_card_is_chosen_drawn_placed_and_turned(sitting):
    lays_cards(sitting, prompt="What draws you to it?", open_count=3)
    chosen = stage_of(sitting.sam)["open"][0]
    did(sitting.sam, "take", chosen, x=0.4, y=0.3)
    hidden = own_card(sitting.kim, is_up=False)

    seen = stage_of(sitting.noor)
    assert seen["prompt"] == "What draws you to it?"
    assert (len(seen["open"]), seen["pile"]) == (2, 44)
    first, second = seen["table"]
    assert (first["owner"], first["face"]) == (sitting.sam.seat, chosen["face"])
    assert (first["x"], first["y"]) == (0.4, 0.3)
    assert second["face"] is None

    did(sitting.kim, "turn", hidden)
    assert stage_of(sitting.noor)["table"][1]["face"] == hidden["face"]


def test_nothing_hidden_reaches_anybody_else(sitting):
    lays_cards(sitting, piles="down", each=3)
    in_hand = did(sitting.sam, "draw")["hand"][0]
    face_down = own_card(sitting.kim, is_up=False)
    known = {in_hand["face"]["key"], face_down["face"]["key"]}

    for someone in (sitting.noor, sitting.hanna, sitting.ola):
        said = json.dumps(someone.sees())
        assert not [face.key for face in common_deck() if f'"{face.key}"' in said]
        assert not [face.alt for face in common_deck() if face.alt in said]
    assert known


def test_what_is_said_of_a_table_has_these_keys_and_no_other(sitting):
    lays_cards(sitting, each=3, who="turns")
    did(sitting.sam, "draw")
    card = own_card(sitting.sam)
    did(sitting.sam, "keep", card, on=True)

    for someone in (sitting.sam, sitting.hanna):
        assert paths(stage_of(someone)) <= SEEN
    assert paths(stage_of(sitting.sam)) == SEEN


def test_one_card_for_two_hands(sitting):
    lays_cards(sitting)
    wanted = stage_of(sitting.sam)["open"][0]
    did(sitting.sam, "take", wanted)

    late = does(sitting.kim, "take", wanted)

    assert late.status_code == 409
    assert late.json()["error"] == "moved_on"
    assert "a moment earlier" in late.json()["message"]


@pytest.mark.parametrize(
    "wrong", [{"x": 2, "y": 0, "turn": 0}, {"x": 0, "y": 0, "turn": 500}]
)
def test_nobody_lays_a_card_beside_the_table(sitting, wrong):
    lays_cards(sitting)
    card = own_card(sitting.sam)

    assert does(sitting.sam, "move", card, **wrong).status_code == 422


def test_members_do_not_freeze_reveal_or_clear_away(sitting):
    lays_cards(sitting)
    card = own_card(sitting.kim, is_up=False)

    assert does(sitting.sam, "freeze", on=True).status_code == 404
    assert does(sitting.sam, "reveal").status_code == 404
    assert does(sitting.sam, "away", card).status_code == 404


def test_a_deck_that_is_not_there_is_refused_and_the_stage_stays(sitting):
    before = lays_cards(sitting)["stage"]["id"]
    unknown = {"format": "cards", "deck": "00000000-0000-4000-8000-000000000000"}

    answer = sitting.hanna.post("stage-start", options=unknown)

    assert answer.status_code == 409
    assert "Choose another" in answer.json()["message"]
    assert stage_of(sitting.hanna)["id"] == before


def test_the_table_is_kept_with_the_meeting_when_it_is_cleared(sitting):
    lays_cards(sitting, prompt="Before or after?")
    own_card(sitting.sam, x=0.25, y=0.75)
    own_card(sitting.kim, is_up=False)
    did(sitting.noor, "draw")
    sitting.ola.does("stage-close", scene=stage_of(sitting.ola)["id"])

    table = CardTable.objects.get(meeting=sitting.meeting)
    shown, hidden = table.cards
    assert table.prompt == "Before or after?"
    assert (shown["x"], shown["y"], shown["name"]) == (0.25, 0.75, "Sam")
    assert shown["key"] in {face.key for face in common_deck()}
    assert (hidden["key"], hidden["alt"]) == (None, "")
    verbs = set(AuditEvent.objects.values_list("verb", flat=True))
    assert {"cards.started", "cards.place", "cards.kept", "cards.closed"} <= verbs


def test_what_is_on_the_table_is_sealed_in_the_database(sitting):
    lays_cards(sitting, prompt="Before or after?")
    own_card(sitting.sam)
    sitting.hanna.does("end")

    raw = CardTable.objects.extra(select={"raw": "cards", "asked": "prompt"})
    row = raw.values_list("raw", "asked").get()
    assert not [word for word in ("Sam", "key", "Before") if word in "".join(row)]


def test_what_a_member_keeps_is_theirs_alone(sitting):
    lays_cards(sitting)
    card = own_card(sitting.sam)
    did(sitting.sam, "keep", card, on=True)
    sitting.hanna.does("stage-close", scene=stage_of(sitting.hanna)["id"])

    def kept_by(someone):
        return someone.get("kept").json()["cards"]

    assert [one["key"] for one in kept_by(sitting.sam)] == [card["face"]["key"]]
    assert kept_by(sitting.kim) == kept_by(sitting.hanna) == []
    assert KeptCard.objects.get().enrolment == sitting.enrolments["Sam"]


def test_an_empty_table_leaves_nothing_behind(sitting):
    lays_cards(sitting)
    sitting.hanna.does("end")

    assert not CardTable.objects.exists()


def test_a_deck_of_the_practice_is_dealt_and_seen_by_whom_it_lies_open_to(sitting):
    deck = make.deck(sitting.staff["Hanna"], a_picture())
    listed = sitting.hanna.get("decks").json()["decks"]
    assert listed == [{"id": str(deck.pk), "title": "Our garden", "count": 2}]
    lays_cards(sitting, deck=str(deck.pk), piles="down")
    hidden = did(sitting.sam, "draw")["hand"][0]
    picture = f"cards/{hidden['face']['key']}"

    assert sitting.sam.get(picture).status_code == 200
    assert sitting.kim.get(picture).status_code == 404
    assert sitting.hanna.get(picture).status_code == 404
    card = did(sitting.sam, "place", hidden)["table"][0]
    for someone in (sitting.kim, sitting.hanna):
        assert someone.get(picture).status_code == 200
    other = deck.cards.exclude(pk=hidden["face"]["key"]).get()
    assert sitting.sam.get(f"cards/{other.pk}").status_code == 404

    did(sitting.sam, "keep", card, on=True)
    sitting.hanna.does("end")
    assert sitting.sam.get(picture).status_code == 200
    assert sitting.kim.get(picture).status_code == 404
