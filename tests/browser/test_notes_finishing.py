"""From what was marked to a note that can be signed, by keyboard."""

from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.axe import violations
from tests.browser.notes_page import field, notes_address, open_notes, says

PHONE: ViewportSize = {"width": 390, "height": 844}


def press(page: Page, name: str) -> None:
    button = page.get_by_role("button", name=name, exact=True).first
    button.focus()
    page.keyboard.press("Enter")


def test_marks_become_sentences_and_names_become_peers(people, scene, house, shots):
    meeting = scene["meeting"]
    for key, text in [("f", ""), ("f", ""), ("t", "reminds me of my brother")]:
        house.do("stamp", meeting=meeting, name="Sam", key=key, text=text)
    house.do("stamp", meeting=meeting, name="Sam", key="e", text="cried as Noor left")
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    where = field(page, "Presentation and participation")
    page.get_by_role("tab", name="Sam").click()

    press(page, "Compose")
    expect(page.get_by_text("Gave feedback to a peer twice.")).to_be_visible()
    expect(page.get_by_text("cried as a peer left")).to_be_visible()
    expect(page.get_by_text("brother")).to_have_count(0)
    shots(hanna, "compose-offers")
    press(page, "Take")
    expect(where).to_have_value("Gave feedback to a peer twice.")
    press(page, "Change")
    page.get_by_role("textbox", name="Sentence").fill("Was tearful, then settled.")
    press(page, "Take")
    expect(where).to_have_value(
        "Gave feedback to a peer twice. Was tearful, then settled."
    )
    expect(page.get_by_text("Nothing you marked is left over.")).to_be_visible()

    field(page, "Plan").fill("Will call Noor. Liked Noor's card.")
    says(page, "saved")
    expect(page.locator(".compose mark")).to_have_text(["Noor", "Noor's"])
    shots(hanna, "compose-names")
    press(page, "Write “a peer”")
    expect(field(page, "Plan")).to_have_value("Will call a peer. Liked Noor's card.")
    press(page, "It stays")
    page.get_by_label("stays because").fill("A poet of that name")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nobody else is named here.")).to_be_visible()
    expect(page.get_by_text("A poet of that name")).to_be_visible()
    page.get_by_role("radio", name="None noted").check()
    says(page, "saved")
    expect(page.get_by_role("link", name="Read and sign")).to_be_visible()

    page.get_by_role("tab", name="Group").click()
    press(page, "Compose")
    press(page, "Confirm the facts")
    expect(page.get_by_text("Confirmed by")).to_be_visible()
    shots(hanna, "compose-facts")
    assert violations(page) == []
    page.get_by_role("link", name="Finish and sign").click()
    expect(page.get_by_role("heading", name="Finish the notes")).to_be_visible()
    assert violations(page) == []
    shots(hanna, "finish-page")
    page.set_viewport_size(PHONE)
    shots(hanna, "finish-phone")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    page.get_by_role("link", name="Read and sign Sam").click()
    shots(hanna, "sign-phone")
    press(page, "Sign")
    expect(page.get_by_text("signed by Hanna")).to_be_visible()
