"""Who may not be in the room is not in the room, and off is off."""

import base64
import json
import re
import subprocess
import sys
import time

import pytest
from playwright.sync_api import expect

from tests.house import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(600)]

TOKEN = re.compile(r"eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+")


def room_in(token):
    claims = base64.urlsafe_b64decode(token.split(".")[1] + "==")
    return json.loads(claims)["video"]["room"]


class Stranger:
    """Somebody who comes to the media server with a token, and how long they stay."""

    def __init__(self, house, token):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.stranger", house.media_address, token],
            cwd=ROOT,
            env=house.env,
            text=True,
            stdout=subprocess.PIPE,
        )

    def stayed(self):
        """In seconds; None if they never got in."""
        with self.process:
            if self.process.stdout.readline() != "in\n":
                return None
            since = time.monotonic()
            assert self.process.stdout.readline() == "out\n"
            return time.monotonic() - since


@pytest.mark.parametrize("is_hidden", [False, True])
def test_somebody_who_was_not_let_in_is_out_within_ten_seconds(
    people, house, scene, is_hidden
):
    osei = people.leaders(scene)[0]
    osei.go_in()
    token = house.do("stranger_token", meeting=scene["meeting"], is_hidden=is_hidden)

    stranger = Stranger(house, token)

    told = osei.page.get_by_text("was in the room without being let in")
    expect(told.first).to_be_visible()
    stayed = stranger.stayed()
    assert stayed is not None
    assert stayed <= 10
    assert osei.order() == ["Dr Osei"]


def test_who_was_removed_stays_out_with_every_token_they_ever_had(people, house, scene):
    osei = people.leaders(scene)[0]
    noor = people.member(scene, "Noor")
    osei.go_in()
    noor.come()
    osei.let_in("Noor")
    osei.sees_and_hears("Noor")

    osei.choose("Noor", "Remove for today")
    osei.page.get_by_label("Type remove to go on").fill("remove")
    osei.button("Remove Noor").click()
    expect(noor.heading("You are no longer in this session")).to_be_visible()

    circle = house.do("media_rooms", meeting=scene["meeting"])["circle"]
    texts = "\n".join(text for _, text in noor.wire.received())
    tokens = [token for token in set(TOKEN.findall(texts)) if room_in(token) == circle]
    assert len(tokens) >= 2  # the one at admission, and one that was refreshed
    for token in tokens:
        stayed = Stranger(house, token).stayed()
        assert stayed is None or stayed <= 2, token
    assert osei.order() == ["Dr Osei"]


def test_what_goes_in_is_what_the_lobby_showed(people, scene):
    osei = people.leaders(scene)[0]
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    for member, kind in ((sam, "camera"), (noor, "microphone")):
        member.open_link()
        member.wait_for_devices()
        switch = member.page.locator(f"[data-switch={kind}]")
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "false")
        member.knock()
        osei.let_in(member.name)

    osei.stands("Sam", camera="false", muted="false")
    osei.stands("Noor", camera="true", muted="true")
    osei.sees("Noor")
    sam.has_open("audio")
    noor.has_open("video")
    sam.sends_nothing("video")
    noor.sends_nothing("audio")


def test_off_is_off(people, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    osei.go_in()
    sam.come()
    osei.let_in("Sam")
    osei.sees_and_hears("Sam")

    assert sam.last_packet_after("camera", "video") <= 1000
    osei.stands("Sam", camera="false")
    sam.sends_nothing("video")
    assert osei.tile("Sam").locator("video").count() == 0
    sam.has_open("audio")

    sam.control("camera").click()
    osei.stands("Sam", camera="true")
    osei.sees("Sam")

    sam.control("leave").click()
    expect(sam.heading("You have left")).to_be_visible()
    sam.has_open()
    expect(osei.tile("Sam")).to_have_count(0)
