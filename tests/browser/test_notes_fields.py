"""The fields of a note by key, what helps in them, and another template."""

from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.notes_page import field, notes_address, open_notes, says

# A browser that understands speech on the device, and says what it is told to say.
ON_DEVICE = """
window.heard = [];
window.SpeechRecognition = class extends EventTarget {
  static async available({ langs, processLocally }) {
    return langs.length === 1 && processLocally ? "available" : "unavailable";
  }
  get processLocally() { return this.isLocal === true; }
  set processLocally(on) { this.isLocal = on; }
  start() {
    window.heard.push(this);
    this.onstart();
  }
  say(transcript) {
    const result = Object.assign([{ transcript }], { isFinal: true });
    this.onresult({ resultIndex: 0, results: [result] });
  }
  stop() { this.isOver = true; this.onend(); }
  abort() { this.stop(); }
};
"""


def test_what_lies_beside_a_note_is_in_reach(people, scene, house, shots):
    meeting = scene["meeting"]
    said = {"name": "Sam", "field": "plan", "words": "Try to say no once."}
    house.do("wrote_last_time", meeting=meeting, **said)
    given = [["Two walks a week", ""], ["Ring your brother before Thursday.", "Sam"]]
    house.do("gave_last_time", meeting=meeting, words=given)
    house.do("works_on", meeting=meeting, name="Sam", goals=["Speak up at work"])
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    hanna.context.add_init_script(ON_DEVICE)
    page = open_notes(hanna, scene)
    page.get_by_role("tab", name="Sam").click()
    where = field(page, "Presentation and participation")

    expect(page.get_by_text("Try to say no once.")).to_be_visible()
    homework = page.get_by_role("list", name="Homework")
    expect(homework.get_by_role("listitem")).to_have_text(
        [
            "Last time, not said: Two walks a week",
            "Last time, not said: Ring your brother before Thursday.",
        ]
    )
    where.press_sequentially("Came late; rested. ;p")
    listed = page.get_by_role("listbox", name="Quick phrases")
    expect(listed.get_by_role("option")).to_have_count(1)
    shots(hanna, "notes-phrases")
    assert violations(page) == []
    page.keyboard.press("Enter")
    sentence = "Took part in the pair exercise and reported back to the group."
    expect(where).to_have_value(f"Came late; rested. {sentence}")
    page.keyboard.type(" ;goal")
    page.keyboard.press("Tab")
    page.keyboard.type("two")
    expect(where).to_have_value(f"Came late; rested. {sentence} Worked on goal two.")
    page.get_by_role("button", name="2 Speak up at work").click()
    expect(field(page, "Goal worked on")).to_have_value("Goal 2 (Speak up at work).")
    says(page, "saved")
    expect(page.get_by_role("button", name="Dictate Plan")).to_have_count(0)
    shots(hanna, "notes-beside")

    house.do("is_over", meeting=meeting)
    page.reload()
    page.get_by_role("tab", name="Sam").click()
    field(page, "Plan").fill("Rest.")
    dictate = page.get_by_role("button", name="Dictate Plan")
    dictate.click()
    expect(dictate).to_have_attribute("aria-pressed", "true")
    page.evaluate("heard[0].say('Walk in the evening.')")
    expect(field(page, "Plan")).to_have_value("Rest. Walk in the evening.")
    shots(hanna, "notes-dictation")
    assert violations(page) == []
    field(page, "Response to intervention").focus()
    expect(dictate).to_have_attribute("aria-pressed", "false")
    assert page.evaluate("heard.map((one) => [one.isLocal, one.isOver])") == [
        [True, True]
    ]
    says(page, "saved")
    page.reload()
    page.get_by_role("tab", name="Sam").click()
    expect(field(page, "Plan")).to_have_value("Rest. Walk in the evening.")


def test_fields_of_a_template_by_keyboard(people, scene, shots):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    page.get_by_role("tab", name="Sam").click()

    field(page, "Presentation and participation").press_sequentially("Took a turn")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="Low")).to_be_checked()
    expect(field(page, "Risk in words")).to_have_count(0)
    page.get_by_role("radio", name="Passive ideation").focus()
    page.keyboard.press("Space")
    expect(field(page, "Risk in words")).to_be_visible()
    page.get_by_role("checkbox", name="Anxious").focus()
    page.keyboard.press("Space")
    says(page, "saved")
    shots(hanna, "notes-fields")

    page.get_by_role("tab", name="Group").click()
    page.get_by_label("Template").select_option("soap")
    page.get_by_role("tab", name="Sam").click()
    expect(field(page, "Subjective")).to_be_visible()
    expect(page.get_by_text("Kept from the other template")).to_be_visible()
    kept = field(page, "Presentation and participation")
    expect(kept).to_have_value("Took a turn")
    expect(page.get_by_role("radio", name="Passive ideation")).to_be_checked()
    shots(hanna, "notes-kept")
    page.reload()
    page.get_by_role("tab", name="Sam").click()
    expect(page.get_by_role("radio", name="Low")).to_be_checked()
