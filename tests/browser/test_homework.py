"""Homework in a real room: given by keyboard, read in quiet, said with one press."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import LAPTOP
from tests.browser.touch import too_small

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]
LONG = (
    "Write down on three evenings what you wanted to say and did not say, "
    "and to whom, and what you were afraid would happen if you had"
)


def row(person, name):
    return person.page.locator(".rows [data-row]").filter(has_text=name)


def news(person):
    return person.page.locator("[data-notice=homework]")


def give(osei, words, to=""):
    """By keyboard alone: G, the words, perhaps for whom, Enter."""
    osei.page.keyboard.press("g")
    expect(osei.page.get_by_label("What there is to do")).to_be_focused()
    osei.page.keyboard.type(words)
    if to:
        osei.page.keyboard.press("Tab")
        osei.page.keyboard.type(to)
        osei.page.keyboard.press("Tab")
    osei.page.keyboard.press("Enter")
    given = f"Given to {to or 'everybody'}."
    expect(osei.page.get_by_role("dialog").get_by_role("status")).to_have_text(given)
    expect(osei.page.get_by_label("What there is to do")).to_have_value("")


def close(person):
    person.page.keyboard.press("Escape")
    expect(person.page.get_by_role("dialog")).to_have_count(0)


def says_how_it_went(sam, noor, shots):
    """Before the session each sees what was theirs; one says something, one nothing."""
    sam.open_link()
    part = sam.page.get_by_role("region", name="Since last time")
    expect(part.get_by_role("listitem")).to_have_count(2)
    walks = part.get_by_role("group", name="How it went: Two walks a week")
    partly = walks.get_by_role("button", name="Partly")
    partly.focus()
    sam.page.keyboard.press("Space")
    expect(partly).to_have_attribute("aria-pressed", "true")
    part.scroll_into_view_if_needed()
    shots(sam, "homework-lobby-phone")
    assert violations(sam.page) == []
    assert too_small(sam.page) == []
    noor.open_link()
    theirs = noor.page.get_by_role("region", name="Since last time")
    expect(theirs.get_by_role("listitem")).to_have_count(1)


def is_read_beside_each(osei, sam, noor, shots):
    """In the room whoever leads reads it in the list of people."""
    osei.go_in()
    for member in (sam, noor):
        member.wait_for_devices()
        member.knock()
        osei.let_in(member.name)
    osei.page.keyboard.press("p")
    expect(row(osei, "Sam")).to_contain_text("Two walks a week · partly")
    expect(row(osei, "Sam")).to_contain_text("Ring your brother · not said")
    expect(row(osei, "Noor")).to_contain_text("Two walks a week · not said")
    shots(osei, "homework-people")


def is_given(osei, sam, noor, shots):
    """In a few strokes; it is seen by whom it is for, and nobody else."""
    give(osei, "Battery week")
    expect(news(sam)).to_contain_text("For everybody until next time: Battery week")
    expect(news(noor)).to_contain_text("Battery week")
    close(osei)
    news(noor).get_by_role("button", name="Close").press("Enter")
    expect(news(noor)).to_have_count(0)
    give(osei, LONG, to="Sam")
    shots(osei, "homework-give")
    assert violations(osei.page) == []
    close(osei)
    expect(news(sam)).to_contain_text("For you until next time: Write down on three")
    shots(sam, "homework-news-phone")
    assert violations(sam.page) == []


def is_kept(osei, sam, noor, shots):
    """A member keeps one thing for themselves."""
    news(sam).get_by_role("button", name="Open").press("Enter")
    window = sam.page.get_by_role("dialog")
    expect(window.get_by_role("listitem")).to_have_count(2)
    window.get_by_label("One thing I want to try").press_sequentially("Say no once")
    sam.page.keyboard.press("Enter")
    expect(window.get_by_role("status")).to_contain_text("It is kept")
    shots(sam, "homework-own-phone")
    assert violations(sam.page) == []
    assert too_small(sam.page) == []
    close(sam)
    osei.page.keyboard.press("g")
    expect(osei.page.get_by_role("dialog")).to_contain_text("Sam, for themselves")
    close(osei)
    noor.choose_more("Until next time")
    shown = noor.page.get_by_role("dialog").get_by_role("listitem")
    expect(shown).to_have_text(re.compile("Battery week"))
    shots(noor, "homework-noor-phone")
    close(noor)


def lies_beside_each_note(osei, shots):
    """Each member's, of this moment, where their part is written; nobody else's."""
    osei.page.keyboard.press("n")
    lines = osei.page.get_by_role("list", name="Homework").get_by_role("listitem")
    osei.page.get_by_role("tab", name="Sam").click()
    expect(lines).to_have_text(
        [
            "Last time, partly: Two walks a week",
            "Last time, not said: Ring your brother",
            "This time, for everybody: Battery week",
            f"This time: {LONG}",
            "This time, for themselves: Say no once",
        ]
    )
    shots(osei, "homework-beside-room")
    assert violations(osei.page) == []
    osei.page.get_by_role("tab", name="Noor").click()
    expect(lines).to_have_text(
        [
            "Last time, not said: Two walks a week",
            "This time, for everybody: Battery week",
        ]
    )
    osei.page.get_by_role("tab", name="Group").first.click()
    expect(lines).to_have_count(0)


def stands_on_the_page_after(osei, sam, shots):
    osei.choose_more("End for everyone")
    osei.page.get_by_label("Type end to go on").fill("end")
    osei.page.keyboard.press("Enter")
    left = sam.page.get_by_role("region", name="Until next time")
    expect(left.get_by_role("listitem")).to_have_count(2)
    expect(left.get_by_label("One thing I want to try")).to_have_value("Say no once")
    shots(sam, "homework-over-phone")
    assert violations(sam.page) == []
    assert too_small(sam.page) == []


def test_homework_is_given_read_kept_and_reported(people, house, shots):
    scene = house.do("circle", slug="homework", members=["Sam", "Noor"])
    before = [["Two walks a week", ""], ["Ring your brother", "Sam"]]
    house.do("gave_last_time", meeting=scene["meeting"], words=before)
    osei, _ = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")

    says_how_it_went(sam, noor, shots)
    is_read_beside_each(osei, sam, noor, shots)
    is_given(osei, sam, noor, shots)
    is_kept(osei, sam, noor, shots)
    lies_beside_each_note(osei, shots)
    stands_on_the_page_after(osei, sam, shots)

    received = "".join(body for _, body in noor.wire.received())
    assert "Battery week" in received
    for words in ("brother", LONG[:30], "Say no once", "partly"):
        assert words not in received
    assert not any("Battery" in one for one in sam.wire.addresses + osei.wire.addresses)


def test_without_a_script_homework_is_given_on_the_page_of_the_session(
    people, house, shots
):
    scene = house.do("circle", slug="homework-page", members=["Sam", "Noor"])
    house.do("gave_last_time", meeting=scene["meeting"], words=[["Two walks", ""]])
    house.do("seat", meeting=scene["meeting"], names=["Dr Osei", "Sam"])
    page = f"/p/{scene['slug']}/sessions/{scene['meeting']}/"
    plain = people.staff("Dr Osei", scene["lead"], page, java_script_enabled=False)
    plain.page.goto(page)

    field = plain.page.get_by_label("What there is to do")
    field.fill("Rest menu")
    field.press("Enter")
    expect(plain.page.get_by_text("The homework is given.")).to_be_visible()
    field.fill(LONG)
    plain.page.get_by_label("For", exact=True).select_option(label="Noor")
    plain.button("Give it").press("Enter")

    part = plain.page.locator("#homework")
    expect(part).to_contain_text("Rest menu")
    expect(part).to_contain_text("Everybody · exercise")
    expect(part).to_contain_text("not said")
    part.scroll_into_view_if_needed()
    shots(plain, "homework-page")
    plain.button(re.compile("^Take back: Rest menu")).press("Enter")
    expect(part).not_to_contain_text("Rest menu")

    look = people.staff("Dr Osei", scene["lead"], page)
    for width, height in ((1280, 720), (390, 844)):
        look.page.set_viewport_size({"width": width, "height": height})
        look.page.goto(page)
        look.page.locator("#homework").scroll_into_view_if_needed()
        shots(look, f"homework-page-{width}")
        assert violations(look.page) == []


def test_in_the_closing_round_each_may_write_one_thing_down(people, house, shots):
    scene = house.do("circle", slug="homework-closing", members=["Sam", "Noor"])
    given = [["Two walks a week", ""], [LONG, "Sam"]]
    house.do("gave_last_time", meeting=scene["meeting"], words=given)
    osei, _ = people.leaders(scene)
    sam = people.member(scene, "Sam", **LAPTOP)
    osei.go_in()
    sam.open_link()
    part = sam.page.get_by_role("region", name="Since last time")
    part.scroll_into_view_if_needed()
    shots(sam, "homework-lobby")
    sam.wait_for_devices()
    sam.knock()
    expect(part.get_by_role("listitem")).to_have_count(2)
    shots(sam, "homework-waiting")
    assert violations(sam.page) == []
    osei.let_in("Sam")
    house.do("close_now", meeting=scene["meeting"])

    ask = sam.page.locator(".homework-ask")
    expect(ask).to_contain_text("one thing you want to try before next time?")
    expect(osei.page.locator(".homework-ask")).to_have_count(0)
    sam.page.keyboard.press("e")
    shots(sam, "homework-ask-day")
    assert violations(sam.page) == []
    ask.get_by_role("button", name="Write it down").press("Enter")
    sam.page.get_by_label("One thing I want to try").press_sequentially("Say no")
    sam.page.keyboard.press("Enter")
    expect(sam.page.get_by_role("dialog").get_by_role("status")).to_have_text(
        re.compile("It is kept")
    )
    shots(sam, "homework-own-day")
    close(sam)
    expect(ask).to_contain_text("You want to try: Say no")
    osei.choose("Sam", "Give homework")
    whom = osei.page.get_by_role("combobox", name="For", exact=True)
    expect(whom.locator("option:checked")).to_have_text("Sam")
    expect(osei.page.get_by_role("dialog")).to_contain_text("Say no")
    osei.page.set_viewport_size({"width": 390, "height": 844})
    shots(osei, "homework-give-phone")
    assert violations(osei.page) == []
    assert too_small(osei.page) == []
