"""A link is for one person, and for one browser at a time."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import until

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def test_a_second_device_proves_who_it_is_and_takes_the_seat_when_it_is_let_in(
    people, house, scene
):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    osei.go_in()
    sam.come()
    osei.let_in("Sam")
    osei.sees("Sam")
    laptop = people.member(scene, "Sam", viewport={"width": 1280, "height": 720})

    # Another browser is asked for a code, which goes to Sam's own address.
    laptop.page.goto(laptop.address)
    laptop.button("Continue").click()
    expect(laptop.heading("Is it you?")).to_be_visible()
    status = laptop.ask(f"/api/room/{scene['meeting']}/snapshot")["status"]
    assert status in (401, 404)
    laptop.button("Send me a code").click()
    mail = until(
        lambda: house.do("newest_mail", meeting=scene["meeting"], kind="link.code"),
        bool,
        what="a code is in the outbox",
    )
    assert mail["to"] == "Sam@example.org"
    code = laptop.page.get_by_label("The six digits from the mail")
    wrong = "000000" if mail["code"] != "000000" else "111111"
    code.fill(wrong)
    laptop.button("Continue").click()
    expect(laptop.page.get_by_text("This code does not work")).to_be_visible()
    status = laptop.ask(f"/api/room/{scene['meeting']}/snapshot")["status"]
    assert status in (401, 404)
    code.fill(mail["code"])
    laptop.button("Continue").click()
    expect(laptop.page.locator("main.lobby")).to_be_visible()

    # It knocks, both hear of it, and the first stays where it is until it is decided.
    laptop.wait_for_devices()
    laptop.knock()
    expect(osei.page.get_by_text("second device").first).to_be_visible()
    expect(sam.page.get_by_text("from another device").first).to_be_visible()
    osei.sees("Sam")

    osei.button("Let Sam in").click()
    expect(sam.heading("You are here on another device")).to_be_visible()
    laptop.sees_and_hears("Dr Osei")
    osei.sees_and_hears("Sam")
    osei.sees_in_order("Dr Osei", "Sam")
    sam.has_open()


def test_a_second_tab_takes_over_and_the_first_steps_back(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    osei.go_in()
    sam.come()
    osei.let_in("Sam")
    osei.sees_and_hears("Sam")
    first, second = sam.page, sam.context.new_page()
    second.goto(osei.address)
    sam.page = second

    sam.button("Go back in").click()

    sam.sees_and_hears("Dr Osei")
    expect(
        first.get_by_role("heading", name="You are in the room in another tab")
    ).to_be_visible()
    osei.sees_and_hears("Sam")
    first.get_by_role("button", name="Use this tab").click()
    sam.page = first
    sam.sees_and_hears("Dr Osei")
    expect(
        second.get_by_role("heading", name="You are in the room in another tab")
    ).to_be_visible()


def test_a_link_over_or_unknown_says_so(people, house, scene):
    sam = people.member(scene, "Sam")
    expired = house.do("expire_link", meeting=scene["meeting"], name="Noor")
    for address in (expired, "/j/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/"):
        sam.page.goto(address)

        expect(sam.heading("This link does not work")).to_be_visible()
        expect(sam.page.get_by_text("call us on the number you know")).to_be_visible()
