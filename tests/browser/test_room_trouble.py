"""What goes wrong has a sentence, and a way on."""

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import CHROMIUM, FLAGS, INSECURE_HOST, keep_pictures

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
LONG = "Maximiliane" * 27 + "Zoë"
OUTSIDE = """() => [...document.querySelectorAll(
        "button, figure, figcaption, li, .notice"
    )]
    .filter((one) => one.checkVisibility())
    .map((one) => [one.outerHTML.slice(0, 60), one.getBoundingClientRect()])
    .filter(([, box]) => box.left < -1 || box.right > innerWidth + 1)
    .map(([html]) => html)"""
MARKUP = '<img src=x onerror="window.hurt=1"><b>Zoë</b>'


@pytest.mark.media
def test_without_camera_and_microphone_one_goes_in_and_listens(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam", permissions=[])
    osei.go_in()
    sam.open_link()

    expect(sam.page.get_by_text("keeps your camera closed")).to_be_visible()
    expect(sam.page.get_by_text("keeps your microphone closed")).to_be_visible()
    expect(sam.button("Try again")).to_be_visible()

    sam.knock()
    osei.let_in("Sam")
    sam.sees("Dr Osei")
    osei.stands("Sam", camera="false", muted="true")
    sam.control("hand").click()
    osei.stands("Sam", hand="1")


@pytest.mark.media
def test_a_computer_without_devices_is_told_so(people, scene, playwright: Playwright):
    flags = [flag for flag in FLAGS if "fake-device" not in flag]
    none = "--use-fake-device-for-media-stream=device-count=0"
    bare = playwright.chromium.launch(executable_path=CHROMIUM, args=[*flags, none])
    sam = people.member(scene, "Sam", browser=bare)
    sam.open_link()

    expect(sam.page.get_by_text("We find no camera")).to_be_visible()
    sam.knock()

    people.leave(sam)
    bare.close()


def test_too_early_is_said_with_the_time_and_opens_by_itself(people, house, scene):
    house.do("move", meeting=scene["meeting"], minutes=15.4)
    sam = people.member(scene, "Sam")
    sam.open_link()

    expect(sam.page.locator("[data-door=closed]")).to_contain_text("The door opens at")
    expect(sam.button("Knock")).to_be_disabled()
    assert sam.ask(f"/api/room/{scene['meeting']}/ticket", {})["status"] == 409

    expect(sam.button("Knock")).to_be_enabled()
    sam.knock()


def test_a_cancelled_session_says_so(people, house, scene):
    house.do("move", meeting=scene["meeting"], minutes=10)
    sam = people.member(scene, "Sam")
    sam.open_link()

    house.do("cancel", meeting=scene["meeting"])

    expect(sam.heading("This session does not take place")).to_be_visible()
    osei = people.leaders(scene)[0]
    osei.page.goto(osei.address)
    expect(osei.heading("This session does not take place")).to_be_visible()


@pytest.mark.media
def test_a_full_room_says_so(people, house):
    scene = house.do("circle", slug="full", members=["Sam", "Kim", "Noor"])
    osei = people.leaders(scene)[0]
    noor = people.member(scene, "Noor")
    osei.go_in()
    house.do("seat", meeting=scene["meeting"], names=["Sam", "Kim"])
    house.do("hold_at_most", meeting=scene["meeting"], members=2)

    noor.open_link()
    noor.button("Knock").click()

    expect(noor.page.get_by_text("Every seat is taken")).to_be_visible()
    assert osei.page.locator("[data-knock]").count() == 0


@pytest.mark.media
def test_a_name_with_markup_is_only_a_name(people, house, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    house.do("call", meeting=scene["meeting"], name="Sam", new=MARKUP)
    osei.go_in()
    sam.come()

    expect(osei.page.get_by_text(MARKUP).first).to_be_visible()
    osei.let_in(MARKUP)
    osei.page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/")

    expect(osei.page.get_by_text(MARKUP).first).to_be_visible()
    for person in (osei, sam):
        assert person.page.evaluate("window.hurt") is None


@pytest.mark.media
def test_a_name_of_300_characters_is_refused_beside_its_field(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    osei.go_in()
    sam.come()
    osei.let_in("Sam")

    osei.choose("Sam", "Rename for today")
    name = osei.page.get_by_label("Name in this session")
    name.fill(LONG)
    osei.button("Rename").click()

    wrong = osei.page.get_by_role("dialog").get_by_role("alert")
    expect(wrong).to_have_text("This name is too long. 60 characters fit.")
    expect(name).to_have_value(LONG)
    assert name.get_attribute("aria-invalid") == "true"
    name.fill(MARKUP[:60])
    expect(osei.page.locator(".wrong")).to_be_empty()
    osei.button("Rename").click()
    expect(osei.page.get_by_role("dialog")).to_have_count(0)
    for person in (osei, sam):
        expect(person.tile(MARKUP[:60])).to_be_visible()
        assert person.page.evaluate("window.hurt") is None


@pytest.mark.media
@pytest.mark.parametrize("name", [LONG, "Wilhelmina " * 27], ids=["one word", "words"])
def test_a_name_of_300_characters_pushes_nothing_aside(people, house, scene, name):
    name = name.strip()
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    house.do("call", meeting=scene["meeting"], name="Sam", new=name)
    osei.go_in()
    sam.come()
    expect(osei.page.locator("[data-notice=knock]")).to_be_visible()
    everything_is_inside(osei)
    keep_pictures(f"long name {len(name)}", [osei, sam])
    osei.control("people").click()
    expect(osei.page.locator("li[data-knock]")).to_be_visible()
    everything_is_inside(osei)
    keep_pictures(f"long name {len(name)} at the door", [osei, sam])

    osei.page.locator("li[data-knock]").get_by_text("Let in", exact=True).click()
    expect(sam.tiles()).to_have_count(2)
    for person in (osei, sam):
        everything_is_inside(person)
    keep_pictures(f"long name {len(name)} in the circle", [osei, sam])


def everything_is_inside(person):
    """Nothing that can be pressed or read lies outside the window."""
    outside = person.page.evaluate(OUTSIDE)
    assert outside == []
    assert person.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.media
def test_who_is_not_let_in_hears_it_kindly(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    osei.go_in()
    sam.come()
    osei.control("people").click()
    osei.button("Not now").click()

    expect(sam.heading("Not just now")).to_be_visible()
    sam.button("Knock again").click()
    expect(sam.page.get_by_text("You can ask again soon")).to_be_visible()
    osei.button("Let in").click()
    osei.sees("Sam")


def test_a_clock_that_is_wrong_by_hours_changes_nothing(people, scene):
    sam = people.member(scene, "Sam")
    sam.context.add_init_script(
        "const now = Date.now; Date.now = () => now() + 5 * 60 * 60 * 1000;"
    )
    sam.open_link()

    expect(sam.page.locator("[data-course=running]").first).to_be_visible()
    sam.knock()


def test_a_browser_that_cannot_join_is_told_which_one_can(people, scene):
    sam = people.member(scene, "Sam")
    names = ("RTCPeerConnection", "webkitRTCPeerConnection")
    missing = "".join(f"delete window.{name};" for name in names)
    sam.context.add_init_script(missing)
    sam.page.goto(sam.address)
    sam.button("Continue").click()

    expect(sam.heading("This browser cannot join")).to_be_visible()
    expect(sam.page.get_by_text("current Firefox, Chrome")).to_be_visible()


def test_an_insecure_address_says_what_to_do(people, house, scene):
    sam = people.member(scene, "Sam", permissions=[])
    sam.page.goto(sam.address.replace("localhost", INSECURE_HOST))
    sam.button("Continue").click()

    expect(sam.heading("This address cannot use your camera")).to_be_visible()
    expect(sam.page.get_by_text("it begins with https")).to_be_visible()


def test_without_javascript_a_sentence_says_what_to_do(people, scene):
    sam = people.member(scene, "Sam", java_script_enabled=False)
    sam.page.goto(sam.address)
    sam.button("Continue").click()

    expect(sam.heading("This page needs JavaScript")).to_be_visible()
    sentence = sam.page.locator("noscript p")
    expect(sentence).to_contain_text("Allow JavaScript for this address")
