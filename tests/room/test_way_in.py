"""A ticket that comes with a snapshot: for who is admitted and asked, no other."""

import pytest

pytestmark = pytest.mark.postgres
ASKING = "snapshot?way_in=true"


def test_who_is_let_in_hears_of_it_and_gets_the_ticket_in_one_answer(circle, media):
    circle.hanna.does("open")
    circle.sam.knocks()
    waiting = circle.sam.get(ASKING).json()
    circle.hanna.does("admit", seat=circle.sam.seat)
    told = circle.sam.get(ASKING).json()

    assert waiting["me"]["standing"]["is"] == "knocking"
    assert waiting["ticket"] is None
    assert told["ticket"]["place"] == {
        "id": told["me"]["standing"]["place"],
        "kind": "circle",
    }
    assert told["ticket"]["identity"] == told["people"][-1]["identity"]


def test_opening_brings_the_ticket_and_looking_does_not(circle, media):
    opened = circle.hanna.does("open")

    assert opened["ticket"]["place"]["kind"] == "circle"
    assert circle.hanna.sees()["ticket"] is None


def test_who_was_removed_gets_none(circle, media):
    circle.hanna.does("open")
    circle.sam.knocks()
    circle.hanna.does("admit", seat=circle.sam.seat)
    circle.hanna.does("remove", seat=circle.sam.seat)

    assert circle.sam.get(ASKING).json()["ticket"] is None


def test_without_a_media_server_the_news_come_alone(circle, media):
    circle.hanna.does("open")
    circle.sam.knocks()
    circle.hanna.does("admit", seat=circle.sam.seat)
    media.is_down = True

    told = circle.sam.get(ASKING).json()
    assert told["me"]["standing"]["is"] == "admitted"
    assert told["ticket"] is None
