import pytest

from tenfold.room.models import Place

pytestmark = pytest.mark.postgres


def test_a_meeting_from_knock_to_end(circle, media):
    assert circle.hanna.sees()["meeting"]["phase"] == "scheduled"
    assert circle.sam.standing == "outside"

    lobby = circle.sam.does("ticket")
    circle.sam.knocks()
    opened = circle.hanna.does("open")
    circle.hanna.does("admit", seat=opened["knocking"][0]["seat"])
    place = circle.sam.does("ticket")

    assert lobby["place"]["kind"] == "lobby"
    assert [knock["name"] for knock in opened["knocking"]] == ["Sam"]
    assert opened["knocking"][0]["is_early"] is True
    assert place["place"]["kind"] == "circle"
    assert circle.sam.sees()["me"]["standing"] == {
        "is": "admitted",
        "place": place["place"]["id"],
        "kind": "circle",
        "next": None,
    }
    assert [person["name"] for person in circle.sam.sees()["people"]] == [
        "Hanna",
        "Sam",
    ]

    ended = circle.hanna.does("end")

    assert opened["meeting"]["phase"] == "open"
    assert ended["meeting"]["phase"] == "ended"
    assert circle.sam.sees()["meeting"]["phase"] == "ended"
    assert circle.sam.post("ticket").json()["error"] == "ended"
    assert Place.objects.open().count() == 0
