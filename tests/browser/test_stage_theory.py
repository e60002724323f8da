"""Slides and a question, in real browsers."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.media, pytest.mark.timeout(900)]


def test_slides_in_step_and_votes_unseen(people, house, shots):
    scene = house.do("circle", slug="theory", members=["Sam", "Noor", "Kim"])
    title = "Panic, explained"
    house.do("add_file", meeting=scene["meeting"], kind="slides", title=title)
    osei = people.leaders(scene)[0]
    members = [people.member(scene, name) for name in ("Sam", "Noor", "Kim")]
    sam = members[0]
    osei.go_in()
    for member in members:
        member.come()
        osei.let_in(member.name)
    osei.choose_format("theory")
    osei.page.get_by_label(title).check()
    osei.page.get_by_label("Members get the slides afterwards").check()
    osei.button("Show the slides").click()

    expect(sam.page.get_by_alt_text(f"{title}. Slide 1 of 3")).to_be_visible()
    osei.button("Next slide").click()
    second = sam.page.get_by_alt_text(f"{title}. Slide 2 of 3")
    expect(second).to_be_visible()
    assert second.evaluate("image => image.decode().then(() => image.naturalWidth)")
    expect(sam.button("Next slide")).to_have_count(0)
    shots(osei, "theory")
    shots(sam, "theory-phone")
    assert violations(osei.page) == violations(sam.page) == []

    osei.button("Ask a question").click()
    osei.page.get_by_label("Question", exact=True).fill("Has this happened to you?")
    osei.page.get_by_label("Answer 1").fill("Yes")
    osei.page.get_by_label("Answer 2").fill("Not yet")
    shots(osei, "theory-ask")
    osei.button("Ask everyone").click()
    for member, answer in zip(members, ("Yes", "Not yet", "Yes"), strict=True):
        member.button(answer).click()
        expect(member.button(answer)).to_have_attribute("aria-pressed", "true")
    expect(osei.page.get_by_text("3 answered")).to_be_visible()
    shots(sam, "theory-vote-phone")
    assert violations(osei.page) == violations(sam.page) == []
    osei.button("Close and show").click()
    expect(sam.page.locator(".poll li p b")).to_have_text(["2", "1"])
    shots(osei, "theory-results")
    sam.page.reload()
    sam.button("Go back in").click()
    expect(sam.page.locator(".poll li p b")).to_have_text(["2", "1"])
    osei.button("Put the question away").click()
    expect(second).to_be_visible()

    sam_reads_it_again(osei, sam, title, shots)


def sam_reads_it_again(osei, sam, title, shots):
    osei.choose_more("End for everyone")
    dialog = osei.page.get_by_role("dialog")
    dialog.get_by_label("Type end", exact=False).fill("end")
    dialog.get_by_role("button", name="End for everyone").click()
    sam.page.get_by_text(title).click()
    again = sam.page.get_by_alt_text(f"{title}. Slide 2")
    expect(again).to_be_visible()
    assert again.evaluate("image => image.decode().then(() => image.naturalWidth)")
    expect(sam.page.get_by_alt_text(f"{title}. Slide 3")).to_have_count(0)
    shots(sam, "theory-handout-phone")
    assert violations(sam.page) == []
