"""A session of ninety minutes in two, with a picture of each part for the documents.

The clock of the servers is not touched: between two parts the meeting, and the part
that runs, are moved back by the minutes that would have passed.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import RESULTS
from tests.browser.people import Person
from tests.browser.touch import too_small
from tests.house import House

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]

PICTURES = RESULTS / "walk"
NAMES = ("Sam", "Noor", "Kim", "Ada")


@dataclass
class Walk:
    """A session that is walked through, as its facilitator sees it."""

    house: House
    scene: dict[str, Any]
    osei: Person
    members: list[Person] = field(default_factory=list)
    taken: int = 0

    def picture(self, person: Person, name: str) -> None:
        """Keep what somebody sees, numbered in the order of the session."""
        self.taken += 1
        PICTURES.mkdir(parents=True, exist_ok=True)
        person.page.wait_for_timeout(600)
        person.page.screenshot(path=PICTURES / f"{self.taken:02}-{name}.png")
        if person is not self.osei:
            assert too_small(person.page) == [], name

    def pass_time(self, minutes: int) -> None:
        meeting = self.scene["meeting"]
        self.house.do("pass_time", meeting=meeting, minutes=minutes)

    def go_on(self, minutes: int, title: str, *, cautions: str = "") -> None:
        """So many minutes later, press for the next part."""
        self.pass_time(minutes)
        self.osei.button(re.compile(f"^(Begin|Next): {title}$")).click()
        if cautions:
            expect(self.osei.page.get_by_role("dialog")).to_contain_text(cautions)
            self.picture(self.osei, f"before-{title.split(maxsplit=1)[0].lower()}")
            self.osei.button(f"Start {title}").click()
        running = self.osei.page.locator("[data-plan] [data-state=running] b")
        expect(running).to_have_text(title)


@pytest.fixture
def walk(people, house):
    scene = house.do("circle", slug="walk", members=list(NAMES))
    walk = Walk(house, scene, people.leaders(scene)[0])
    plan(walk)
    come_in(walk, people)
    return walk


def plan(walk: Walk) -> None:
    """On the page of the session: what is done in it."""
    osei, scene = walk.osei, walk.scene
    osei.page.goto(f"/p/{scene['slug']}/sessions/{scene['meeting']}/run-sheet/")
    osei.button("Plan this session").click()
    for part in ("Remove Work", "Remove Theory or work"):
        osei.button(part).click()
    for exercise in ("say-back", "bridge-of-cards"):
        osei.page.get_by_label("Exercise").select_option(exercise)
        osei.button("Add the exercise").click()
    walk.picture(osei, "plan")


def come_in(walk: Walk, people: Any) -> None:
    walk.osei.page.goto(walk.osei.address)
    turn_off(walk.osei, "camera")
    walk.osei.page.locator("[data-go-in]").click()
    for name in NAMES:
        member = people.member(walk.scene, name)
        member.open_link()
        turn_off(member, "camera")
        if walk.members:
            turn_off(member, "microphone")
        if not walk.members:
            member.button("\u22121: low").click()
            member.page.get_by_label("Energy").select_option("4")
            member.page.get_by_label("One word").fill("wary")
            member.page.get_by_label("your facilitators should").fill("My dog died")
            walk.picture(member, "check-in-private")
        member.knock()
        if not walk.members:
            walk.picture(member, "lobby")
        walk.osei.let_in(name)
        walk.members.append(member)
    walk.osei.page.keyboard.press("p")
    of_sam = walk.osei.page.locator(".rows li").filter(has_text="Sam")
    expect(of_sam).to_contain_text("mood \u22121 · energy 4 · “wary”")
    expect(of_sam).to_contain_text("My dog died")
    expect(walk.osei.tile("Sam")).not_to_contain_text("dog")
    expect(walk.members[1].page.get_by_text("energy 4")).to_have_count(0)
    walk.picture(walk.osei, "people")
    walk.osei.page.keyboard.press("p")
    walk.picture(walk.osei, "circle")


def turn_off(person: Person, device: str) -> None:
    switch = person.page.locator(f"[data-switch={device}]")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")


def test_a_session_goes_from_its_plan_to_its_end(walk):
    osei, members = walk.osei, walk.members
    walk.go_on(0, "Arrival", cautions="trauma")
    walk.go_on(4, "Check-in")
    expect(osei.page.get_by_text("has the word").first).to_be_visible()
    walk.picture(osei, "check-in")
    walk.picture(members[0], "check-in-member")

    walk.go_on(14, "Agenda")
    walk.go_on(3, "Say-back", cautions="Stories belong to who told them")
    expect(osei.page.locator("[data-pair-room]").first).to_be_visible()
    osei.button("Send them into their rooms").click()
    for member in members:
        expect(member.tiles()).to_have_count(2)
    walk.picture(osei, "pairs")
    walk.picture(members[0], "pairs-member")

    osei.button("Bring everyone back").click()
    osei.button("Bring them back now").click()
    for member in members:
        expect(member.tiles()).to_have_count(5)
    walk.go_on(14, "Bridge of three cards", cautions="no fixed meaning")
    expect(osei.page.locator("main.stage[data-format=cards]")).to_be_visible()
    walk.picture(osei, "cards")
    walk.picture(members[1], "cards-member")

    walk.pass_time(37)
    expect(osei.page.locator("[data-no-new-depth]")).to_be_visible()
    for member in members:
        expect(member.page.locator("[data-no-new-depth]")).to_have_count(0)
    walk.picture(osei, "no-new-depth")
    walk.go_on(1, "Closing round")
    expect(osei.page.get_by_text("has the word").first).to_be_visible()
    walk.picture(osei, "closing")
    walk.go_on(12, "Check-out")
    sam = members[0]
    sam.button("+1: good").click()
    sam.page.get_by_label("What do you take with you?").fill("I was not alone")
    walk.picture(sam, "check-out-member")
    sam.button("Send").click()
    expect(sam.page.get_by_text("Your facilitators have it")).to_be_visible()
    walk.pass_time(4)
    end(walk)


def end(walk: Walk) -> None:
    walk.osei.choose_more("End for everyone")
    dialog = walk.osei.page.get_by_role("dialog")
    dialog.get_by_label(re.compile("Type end")).fill("end")
    dialog.get_by_role("button", name="End for everyone").click()
    expect(walk.members[0].tiles()).to_have_count(0)
    walk.picture(walk.members[0], "over")

    meeting = walk.scene["meeting"]
    assert walk.house.do("state_of", meeting=meeting) == "ended"
    assert walk.house.do("parts_run", meeting=meeting) == [
        ["Arrival", 4],
        ["Check-in", 14],
        ["Agenda", 3],
        ["Say-back", 14],
        ["Bridge of three cards", 38],
        ["Closing round", 12],
        ["Check-out", 4],
    ]
