"""One session from the first knock to the minutes of attendance."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import until

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

DEEDS = {
    "ticket": {},
    "knock": {"location": "", "phone": "", "camera": False, "microphone": False},
    "hand": {"up": True},
}


def test_a_group_meets_from_the_first_knock_to_the_minutes(people, house, scene):
    everybody = they_meet(people, scene)
    they_take_turns(*everybody)
    a_facilitator_mutes_and_never_unmutes(*everybody)
    a_stopped_camera_sends_nothing(*everybody)
    somebody_has_a_name_for_today(*everybody)
    somebody_returns_to_the_lobby_and_is_let_in_again(*everybody)
    somebody_is_removed_and_stays_removed(scene["meeting"], *everybody)
    somebody_drops_and_comes_back_without_a_knock(*everybody)
    the_session_ends_and_minutes_are_confirmed(everybody, house, scene)


def they_meet(people, scene):
    osei, hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    sam.come()
    osei.let_in("Sam")
    noor.come()
    hanna.go_in()
    hanna.let_in("Noor")
    everybody = (osei, hanna, sam, noor)
    names = [person.name for person in everybody]
    for person in everybody:
        for name in names:
            if name != person.name:
                person.sees_and_hears(name)
        person.sees_in_order(*names)
    return everybody


def they_take_turns(osei, hanna, sam, noor):
    noor.control("hand").click()
    osei.stands("Noor", hand="1")
    sam.control("hand").click()
    for person in (osei, hanna, sam, noor):
        person.stands("Noor", hand="1")
        person.stands("Sam", hand="2")

    osei.choose("Noor", "Lower hand")
    for person in (osei, hanna, sam, noor):
        person.stands("Noor", hand="0")
        person.stands("Sam", hand="1")

    sam.control("hand").click()
    osei.stands("Sam", hand="0")


def a_facilitator_mutes_and_never_unmutes(osei, hanna, sam, noor):
    osei.choose("Sam", "Mute")
    for person in (osei, hanna, noor):
        person.stands("Sam", muted="true")
    expect(sam.page.get_by_text("turned this off for you").first).to_be_visible()
    assert not [word for word in osei.offers("Sam") if "mute" in word.lower()]

    sam.control("microphone").click()
    for person in (osei, hanna, noor):
        person.stands("Sam", muted="false")
    hanna.sees_and_hears("Sam")


def a_stopped_camera_sends_nothing(osei, hanna, sam, noor):
    hanna.choose("Sam", "Stop camera")
    for person in (osei, hanna, noor):
        person.stands("Sam", camera="false")
    sam.sends_nothing("video")


def somebody_has_a_name_for_today(osei, hanna, sam, noor):
    osei.choose("Sam", "Rename for today")
    osei.page.get_by_label("Name in this session").fill("Sam <b>R.</b>")
    osei.button("Rename").click()
    for person in (osei, hanna, sam, noor):
        expect(person.tile("Sam <b>R.</b>")).to_be_visible()
    sam.name = "Sam <b>R.</b>"


def somebody_returns_to_the_lobby_and_is_let_in_again(osei, hanna, sam, noor):
    osei.choose(sam.name, "Back to the lobby")
    expect(sam.heading("You have knocked")).to_be_visible()
    for person in (osei, hanna, noor):
        expect(person.tile(sam.name)).to_have_count(0)

    hanna.let_in(sam.name)
    sam.sees_and_hears("Noor")


def somebody_is_removed_and_stays_removed(meeting, osei, hanna, sam, noor):
    osei.choose("Noor", "Remove for today")
    osei.page.get_by_label("Type remove to go on").fill("remove")
    osei.button("Remove Noor").click()
    gone = noor.heading("You are no longer in this session")
    expect(gone).to_be_visible()
    for person in (osei, hanna, sam):
        expect(person.tile("Noor")).to_have_count(0)
    noor.has_open()

    noor.page.reload()
    expect(gone).to_be_visible()
    noor.page.goto(noor.address)
    expect(gone).to_be_visible()
    for deed, body in DEEDS.items():
        said = noor.ask(f"/api/room/{meeting}/{deed}", body)
        assert said["status"] in (404, 409), (deed, said)


def somebody_drops_and_comes_back_without_a_knock(osei, hanna, sam, noor):
    room = sam.page.url
    sam.page.close()
    osei.stands(sam.name, connection="away")

    sam.page = sam.context.new_page()
    sam.page.goto(room)
    sam.button("Go back in").click()

    sam.sees_and_hears("Dr Osei")
    osei.stands(sam.name, connection="here")


def the_session_ends_and_minutes_are_confirmed(everybody, house, scene):
    osei, hanna, sam, _noor = everybody
    # As if they had come 47 minutes earlier, so that there are minutes to count.
    house.do("turn_back", meeting=scene["meeting"], minutes=47)
    osei.choose_more("End for everyone")
    osei.page.get_by_label("Type end to go on").fill("end")
    osei.button("End for everyone").click()
    for person in (osei, hanna, sam):
        expect(person.heading("The session has ended")).to_be_visible()
    rows = until(
        lambda: house.do("attendance", meeting=scene["meeting"]),
        lambda rows: len(rows) == 2,
        what="attendance is proposed",
    )
    assert [row[0] for row in rows] == ["Sam", "Noor"]
    assert [47 <= row[2] <= 51 for row in rows] == [True, True], rows

    page = f"{house.address}/p/{scene['slug']}/sessions/{scene['meeting']}/"
    osei.page.goto(f"{page}register/")
    shown = osei.page.get_by_label("Minutes of Sam").input_value()
    assert int(shown) == rows[0][2]
    osei.button("Confirm attendance").click()
    expect(osei.page).to_have_url(page)
    assert house.do("confirmed", meeting=scene["meeting"]) == ["Sam", "Noor"]


def test_a_locked_room_refuses_a_new_knock_kindly(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    osei.go_in()
    osei.control("people").click()
    osei.button("Lock the room").click()
    expect(osei.page.locator("[data-locked]")).to_be_visible()

    sam.open_link()
    sam.button("Knock").click()

    expect(sam.page.get_by_text("its door is closed")).to_be_visible()
    assert osei.page.locator("[data-knock]").count() == 0

    osei.button("Unlock the room").click()
    expect(osei.page.locator("[data-locked]")).to_have_count(0)
    sam.knock()
    osei.let_in("Sam")
    osei.sees("Sam")


def test_the_room_goes_on_when_the_lead_is_gone(people, scene):
    osei, hanna = people.leaders(scene)
    sam = people.member(scene, "Sam")
    osei.go_in()
    hanna.go_in()
    sam.come()
    hanna.let_in("Sam")
    hanna.sees_and_hears("Sam")

    osei.page.close()

    hanna.stands("Dr Osei", connection="away")
    sam.sees_and_hears("Hanna")
    hanna.choose("Sam", "Mute")
    hanna.stands("Sam", muted="true")
