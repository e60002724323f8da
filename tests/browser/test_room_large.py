"""What is large, for everyone or for oneself; the seats of the circle stay."""

import pytest
from playwright.sync_api import Playwright, expect

from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.people import until
from tests.house import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

SMALL = 320  # pixels across, of the smallest picture anybody sends
HANDOUT = "Handout for tonight"
# A page that moves and sounds. Only a tab that is really captured carries both.
PLAYING = f"""() => {{
    document.title = "{HANDOUT}";
    document.body.innerHTML = "<h1 style='font-size: 20vh'>0</h1>";
    const sound = new AudioContext();
    const tone = new OscillatorNode(sound, {{ frequency: 330 }});
    tone.connect(sound.destination);
    tone.start();
    let number = 0;
    setInterval(() => (document.querySelector("h1").textContent = ++number), 100);
}}"""


def large(person):
    """Whose seat is large on somebody's page."""
    return person.page.locator("[data-field]")


def seat_of(person, name):
    return person.tile(name).get_attribute("data-seat")


def is_large(person, seat):
    expect(large(person)).to_have_attribute("data-field", seat)


def they_meet(people, scene):
    osei, hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    hanna.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    for person in (osei, hanna, sam, noor):
        person.sees_in_order("Dr Osei", "Hanna", "Sam", "Noor")
    return osei, hanna, sam, noor


def test_large_for_everyone_and_large_for_me_leave_every_seat_in_place(people, scene):
    everybody = osei, hanna, sam, noor = they_meet(people, scene)
    order = ["Dr Osei", "Hanna", "Sam", "Noor"]
    seats = {name: seat_of(osei, name) for name in order}

    noor.choose("Hanna", "Make large for me")
    is_large(noor, seats["Hanna"])
    for person in (osei, hanna, sam):
        expect(large(person)).to_have_count(0)

    osei.choose("Sam", "Make large for everyone")
    for person in everybody:
        is_large(person, seats["Sam"])
        person.sees_in_order(*order)
        expect(person.tiles()).to_have_count(4)
    field_moves(osei)
    field_moves(noor)
    assert "Make large for everyone" not in noor.offers("Sam")

    hanna.choose("Sam", "No longer large for everyone")
    is_large(noor, seats["Hanna"])
    for person in (osei, hanna, sam):
        expect(large(person)).to_have_count(0)
    noor.choose("Hanna", "No longer large")
    expect(large(noor)).to_have_count(0)
    for person in everybody:
        person.sees_in_order(*order)


def field_moves(person):
    before = person.page.evaluate("counters.field()")["frames"]
    until(
        lambda: person.page.evaluate("counters.field()")["frames"],
        lambda now: now > before + 3,
        what=f"{person.name} sees who is large",
    )


def test_one_may_hide_oneself_and_take_sound_only(people, scene):
    osei, hanna, sam, _noor = they_meet(people, scene)
    order = sam.order()

    more(sam, "Hide my picture from me")
    expect(sam.tile("Sam").locator("video")).to_have_count(0)
    expect(sam.tile("Sam")).to_contain_text("hidden from you")
    hanna.sees_and_hears("Sam")

    more(sam, "Sound only, no pictures")
    for name in ("Dr Osei", "Hanna", "Noor"):
        expect(sam.tile(name).locator("video")).to_have_count(0)
    hears_and_takes_no_picture(sam)
    hanna.sees_and_hears("Sam")
    sam.sees_in_order(*order)

    more(sam, "Show pictures again")
    more(sam, "Show my picture to me")
    sam.sees_and_hears("Dr Osei")
    expect(sam.tile("Sam").locator("video")).to_have_count(1)
    sam.sees_in_order(*order)

    whole = hanna.page.evaluate("counters.camera()")
    assert whole > SMALL
    more(hanna, "Less data, smaller pictures")
    expect(hanna.page.locator("[data-pictures=small]")).to_be_visible()
    camera_takes(hanna, SMALL)
    takes_small_pictures(hanna, "Dr Osei")
    takes_small_pictures(osei, "Hanna")
    hanna.control("camera").click()
    hanna.stands("Hanna", camera="false")
    more(hanna, "Show pictures again")
    hanna.control("camera").click()
    camera_takes(hanna, whole)
    osei.sees("Hanna")


def camera_takes(person, width):
    until(
        lambda: person.page.evaluate("counters.camera()"),
        lambda seen: seen == width,
        what=f"the camera of {person.name} takes {width} pixels",
    )


def takes_small_pictures(person, name):
    until(
        lambda: person.count(name)["width"],
        lambda width: 0 < width <= SMALL,
        what=f"{person.name} takes small pictures of {name}",
    )


def more(person, line):
    person.page.get_by_role("button", name="More", exact=True).click()
    person.page.get_by_role("menuitem", name=line, exact=True).click()


def hears_and_takes_no_picture(person):
    person.page.wait_for_timeout(1500)
    before = person.page.evaluate("counters.taken()")
    person.page.wait_for_timeout(2000)
    after = person.page.evaluate("counters.taken()")
    assert after["video"] == before["video"]
    assert after["audio"] > before["audio"] + 20


def test_a_facilitator_shows_a_screen_with_its_sound(
    people, scene, playwright: Playwright
):
    flags = [flag for flag in FLAGS if flag != "--mute-audio"]
    choice = [
        f"--auto-select-tab-capture-source-by-title={HANDOUT}",
        "--autoplay-policy=no-user-gesture-required",
    ]
    browser = playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=[*flags, *choice],
        ignore_default_args=["--mute-audio"],  # a tab that is muted is captured mute
    )
    osei = people.leaders(scene, browser=browser)[0]
    people.leave(people.all[1])  # Hanna is not needed
    sam = people.member(scene, "Sam")
    osei.go_in()
    sam.come()
    osei.let_in("Sam")
    osei.control("microphone").click()
    sam.stands("Dr Osei", muted="true")
    order = sam.order()

    handout = show_a_handout(osei)
    expect(sam.page.get_by_text("Dr Osei shows a screen")).to_be_visible()
    sees_and_hears_the_screen(sam)
    assert sam.order() == osei.order() == order
    sam.page.screenshot(path=ROOT / "test-results/screen-on-a-phone.png")
    osei.page.screenshot(path=ROOT / "test-results/screen-of-who-shows-it.png")

    osei.control("share").click()
    for person in (osei, sam):
        expect(large(person)).to_have_count(0)
    assert osei.page.evaluate("counters.sharing()") == []
    osei.has_open("video")

    handout.close()
    handout = show_a_handout(osei)
    sees_and_hears_the_screen(sam)
    handout.close()
    for person in (osei, sam):
        expect(large(person)).to_have_count(0)
    expect(osei.control("share")).to_have_attribute("aria-pressed", "false")
    assert osei.page.evaluate("counters.sharing()") == []

    a_member_cannot_share(scene, sam)
    people.leave(osei)
    browser.close()


def show_a_handout(leader):
    handout = leader.context.new_page()
    handout.goto("/accounts/login/")
    handout.evaluate(PLAYING)
    leader.page.bring_to_front()
    leader.control("share").click()
    expect(large(leader)).to_be_visible()
    assert leader.page.evaluate("counters.sharing()") == ["audio", "video"]
    return handout


def sees_and_hears_the_screen(member):
    expect(large(member)).to_be_visible()
    before = member.page.evaluate("counters.field()")
    until(
        lambda: member.page.evaluate("counters.field()"),
        lambda now: (
            now["frames"] > before["frames"] + 5
            and now["energy"] > before["energy"] + 0.001
        ),
        what="the screen is seen and heard",
    )


def a_member_cannot_share(scene, member):
    assert member.control("share").count() == 0
    ticket = member.ask(f"/api/room/{scene['meeting']}/ticket", {})["body"]
    assert ticket["sources"] == ["camera", "microphone"]
    member.page.keyboard.press("s")
    member.page.wait_for_timeout(500)
    assert member.page.evaluate("counters.sharing()") == []
    expect(large(member)).to_have_count(0)
