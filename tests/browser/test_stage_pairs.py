"""Pairs in real rooms: who is with whom, and that each finds back to their own."""

import itertools
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.bench.crowd import Crowd
from tests.browser.axe import violations
from tests.browser.conftest import PHONE
from tests.browser.people import until
from tests.house import MEDIA

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

SMALL = {**PHONE, "viewport": {"width": 390, "height": 700}}
REAL = ["Sam", "Noor"]
SIMULATED = ["Kim", "Ivo", "Lea", "Tom", "Ana"]
MICROPHONE = """() => {
    window.sends = [];
    const look = async () => {
        const sent = await Promise.all(counters.connections.map(async (one) => {
            if (one.connectionState === "closed") return 0;
            let packets = 0;
            for (const part of (await one.getStats()).values()) {
                if (part.type === "outbound-rtp" && part.kind === "audio") {
                    packets += part.packetsSent ?? 0;
                }
            }
            return packets;
        }));
        window.sends.push({ at: performance.now(), sent });
        setTimeout(look, 20);
    };
    void look();
}"""
VOICES = """async () => {
    const living = counters.connections.filter(
        (one) => one.connectionState === "connected");
    const all = await Promise.all(living.map((one) => one.getStats()));
    return all.flatMap((report) => [...report.values()]).filter((one) =>
        one.type === "inbound-rtp" && one.kind === "audio"
        && (one.packetsReceived ?? 0) > 0).length;
}"""


@pytest.fixture
def gathering(people, house, tmp_path):
    """Dr Osei, two members in browsers of their own, and others who are simulated."""
    crowd = Crowd(Path(tmp_path))

    def gather(slug: str, count: int) -> Any:
        names = (REAL + SIMULATED)[:count]
        scene = house.do("circle", slug=slug, members=names)
        osei = people.leaders(scene)[0]
        osei.go_in()
        links = [urlsplit(scene["links"][name]).path for name in names[len(REAL) :]]
        crowd.come(house.address, scene["meeting"], links)
        members = [people.member(scene, name, **SMALL) for name in REAL]
        for member in members:
            member.come()
        let_all_in(osei, scene, len(names))
        return osei, members

    yield gather
    crowd.go()


def let_all_in(osei, scene, count):
    """In the order in which they knock, whoever is first."""
    until(
        lambda: osei.ask(f"/api/room/{scene['meeting']}/admit-all", {})["body"],
        lambda seen: len(seen["people"]) == count + 1,
        what="everybody is let in",
    )
    expect(osei.tiles()).to_have_count(count + 1)


def propose(osei):
    osei.choose_format("pairs")
    osei.page.get_by_label("Minutes to talk").fill("10")
    osei.page.get_by_label("What should they talk about?").fill("What did you need?")
    osei.button("Propose rooms").click()
    expect(osei.page.locator("[data-pair-room]").first).to_be_visible()


def send(osei):
    osei.button("Send them into their rooms").click()


def rooms_of(osei):
    """The names in each room, as those see them who lead."""
    found = osei.page.locator("[data-pair-room]").all()
    return [room.locator(".pair-person b").all_text_contents() for room in found]


def room_with(rooms, name):
    return next(room for room in rooms if name in room)


def are_together(members, rooms):
    """Everybody sees those of their own room and hears no other voice."""
    for one in members:
        room = room_with(rooms, one.name)
        expect(one.tiles()).to_have_count(len(room))
        for other in room:
            if other in REAL and other != one.name:
                one.sees_and_hears(other)
            elif other != one.name:
                one.sees(other)
    until(
        lambda: [one.page.evaluate(VOICES) for one in members],
        lambda heard: heard == [len(room_with(rooms, m.name)) - 1 for m in members],
        what="each receives as many voices as there are others in their room",
    )


def all_are_back(osei, members, count):
    for member in members:
        expect(member.tiles()).to_have_count(count)
    members[0].sees_and_hears("Dr Osei")
    osei.sees_and_hears(members[-1].name)


def test_five_go_and_who_reloads_or_drops_finds_back(gathering, shots):
    osei, members = gathering("pairs-five", 5)
    propose(osei)
    rooms = rooms_of(osei)
    assert sorted(len(room) for room in rooms) == [2, 3]
    assert violations(osei.page) == []
    shots(osei, "pairs-proposed")

    send(osei)
    are_together(members, rooms)
    expect(osei.tiles()).to_have_count(1)
    until(
        lambda: osei.page.evaluate(VOICES),
        lambda heard: heard == 0,
        what="nobody is heard in the circle any more",
    )
    assert violations(osei.page) == []
    shots(osei, "pairs")
    first, second = members[:2]
    shots(first, "pairs-phone")
    assert violations(first.page) == []

    first.page.reload()
    first.button("Go back in").click()
    second.context.set_offline(True)
    second.page.wait_for_timeout(3000)
    second.context.set_offline(False)
    are_together(members, rooms)

    a_facilitator_is_called(osei, second, rooms, shots)
    osei.page.get_by_label("Everybody reads this").fill("Half a minute more")
    osei.button("Tell all").click()
    expect(first.page.get_by_text("Half a minute more")).to_be_visible()
    osei.button("Bring everyone back").click()
    countdown = re.compile(r"^Back in the circle in \d+$")
    for member in members:
        expect(member.page.get_by_text(countdown)).to_be_visible()
    all_are_back(osei, members, 6)


def a_facilitator_is_called(osei, member, rooms, shots):
    size = len(room_with(rooms, member.name))
    member.button("Call a facilitator").click()
    expect(osei.page.locator("[data-calls]")).to_have_count(1)
    shots(osei, "pairs-calls")
    osei.page.locator("[data-calls] [data-visit]").click()
    expect(member.tiles()).to_have_count(size + 1)
    expect(member.page.get_by_text("Dr Osei has come in.")).to_be_visible()
    member.sees_and_hears("Dr Osei")
    shots(member, "pairs-visited-phone")
    osei.button("Back to the circle").first.click()
    expect(member.tiles()).to_have_count(size)


def test_six_change_over_and_no_microphone_is_in_two_rooms(gathering):
    osei, members = gathering("pairs-six", 6)
    propose(osei)
    rooms = rooms_of(osei)
    assert [len(room) for room in rooms] == [2, 2, 2]
    sam = members[0]
    sam.page.evaluate(MICROPHONE)

    send(osei)
    are_together(members, rooms)
    osei.button("Bring everyone back").click()
    osei.button("Bring them back now").click()
    all_are_back(osei, members, 7)

    spans = when_sent(sam)
    assert len(spans) >= 3, spans
    for before, after in itertools.pairwise(spans):
        assert before[1] <= after[0], spans


def when_sent(person):
    """From when until when each connection carried this person's voice, in order."""
    looks = person.page.evaluate("window.sends")
    spans = []
    for place in range(len(looks[-1]["sent"])):
        seen = [(one["at"], one["sent"]) for one in looks if len(one["sent"]) > place]
        moved = [
            (before[0], now[0])
            for before, now in itertools.pairwise(seen)
            if now[1][place] > before[1][place]
        ]
        if moved:
            # The first packet left after the look before, the last before its own.
            spans.append((moved[0][0], moved[-1][0]))
    return sorted(spans)


def test_seven_are_in_their_own_rooms_again_when_the_media_server_died(
    gathering, house
):
    osei, members = gathering("pairs-seven", 7)
    propose(osei)
    rooms = rooms_of(osei)
    assert sorted(len(room) for room in rooms) == [2, 2, 3]
    send(osei)
    are_together(members, rooms)

    house.kill(MEDIA)
    house.wait_for_media()
    are_together(members, rooms)

    osei.choose_more("End for everyone")
    osei.page.get_by_label("Type end to go on").fill("end")
    osei.button("End for everyone").last.click()
    for person in (osei, *members):
        expect(person.heading("The session has ended")).to_be_visible()
