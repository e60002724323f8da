"""Music and film in step, in real browsers."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.in_step import is_playing, spread
from tests.browser.people import until

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

FAR = 0.2  # seconds; what is measured stands in docs/performance.md


def come_together(people, house, slug, kind, title):
    scene = house.do("circle", slug=slug, members=["Sam", "Noor"])
    house.do("add_file", meeting=scene["meeting"], kind=kind, title=title)
    osei = people.leaders(scene)[0]
    sam, noor = (people.member(scene, name) for name in ("Sam", "Noor"))
    osei.go_in()
    for member in (sam, noor):
        member.come()
        osei.let_in(member.name)
    return osei, sam, noor


def brings(osei, name, title):
    osei.choose_format(name)
    osei.page.get_by_label(title).check()
    osei.button("Bring it to everyone").click()
    expect(osei.page.get_by_text("Everyone has it")).to_be_visible()


def are_in_step(everyone):
    until(
        lambda: [is_playing(person) for person in everyone],
        all,
        what="it plays everywhere",
    )
    everyone[0].page.wait_for_timeout(3_000)
    found = [spread(everyone) for _ in range(10)]
    assert sorted(found)[5] <= FAR, found


HOW_SOUND_GOES = """() => {
    window.opened = [];
    window.said = "";
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (how) => {
        window.opened.push(how.audio);
        return open(how);
    };
    const say = RTCPeerConnection.prototype.setLocalDescription;
    RTCPeerConnection.prototype.setLocalDescription = function (how) {
        window.said = how?.sdp ?? "";
        return say.call(this, how);
    };
}"""


def softer_while_they_speak(osei, sam):
    """The fake microphone of who leads is never still."""
    ducked = sam.page.locator("[data-in-step][data-ducked]")
    expect(ducked).to_be_attached()
    osei.page.keyboard.press("m")
    expect(ducked).to_have_count(0)
    osei.page.keyboard.press("m")
    expect(ducked).to_be_attached()


def sends_an_instrument(osei):
    osei.page.evaluate(HOW_SOUND_GOES)
    osei.button("Send original sound").click()
    expect(osei.button("Send my voice as before")).to_be_visible()
    asked = osei.page.evaluate("window.opened.at(-1)")
    assert asked["channelCount"] == 2
    assert asked["echoCancellation"] is asked["noiseSuppression"] is False
    until(
        lambda: osei.page.evaluate("window.said"),
        lambda said: "stereo=1" in said,
        what="it goes out in stereo",
    )
    osei.button("Send my voice as before").click()
    expect(osei.button("Send original sound")).to_be_visible()


def test_music_plays_in_step_and_survives(people, house, shots):
    osei, sam, noor = come_together(people, house, "music", "music", "Calm sea")
    everyone = (osei, sam, noor)
    brings(osei, "music", "Calm sea")
    expect(sam.button("Unmute")).to_be_visible()
    expect(sam.button("Play for everyone")).to_have_count(0)
    shots(osei, "music-ready")

    osei.button("Play for everyone").click()
    are_in_step(everyone)
    softer_while_they_speak(osei, sam)
    sends_an_instrument(osei)
    shots(osei, "music")
    shots(sam, "music-phone")
    assert violations(osei.page) == violations(sam.page) == []

    sam.page.reload()
    sam.button("Go back in").click()
    expect(sam.page.locator("[data-in-step]")).to_be_attached()
    unblock = sam.page.locator("[data-step=unblock]")
    expect(osei.page.get_by_text("Everyone has it")).to_be_visible()
    sam.page.wait_for_timeout(1_500)
    if unblock.count():
        unblock.click()
    are_in_step(everyone)

    house.kill("web")
    house.wait_for_web()
    are_in_step(everyone)
    osei.page.get_by_label("Where in the piece").fill("5")
    osei.page.wait_for_timeout(3_000)
    are_in_step(everyone)
    osei.button("Pause for everyone").click()
    for person in everyone:
        until(
            lambda person=person: is_playing(person),
            lambda playing: not playing,
            what=f"it rests at {person.name}",
        )
    osei.button("Back to the circle").click()
    expect(sam.page.locator("[data-in-step]")).to_have_count(0)


def test_a_film_plays_in_step_and_nobody_has_to_watch(people, house, shots):
    osei, sam, noor = come_together(people, house, "film", "film", "The station")
    everyone = (osei, sam, noor)
    brings(osei, "video", "The station")
    osei.button("Play for everyone").click()
    are_in_step(everyone)
    shots(osei, "film")
    shots(sam, "film-phone")
    assert violations(osei.page) == violations(sam.page) == []

    noor.button("Read it instead").click()
    expect(noor.page.get_by_text("Waves.")).to_be_visible()
    expect(noor.page.locator("video[data-in-step]")).to_be_hidden()
    expect(osei.page.get_by_text("Reading instead: Noor")).to_be_visible()
    shots(noor, "film-instead-phone")
    osei.button("Pause for everyone").click()
    until(
        lambda: is_playing(sam),
        lambda playing: not playing,
        what="it rests",
    )
