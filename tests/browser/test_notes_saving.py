"""Nothing typed is lost, and the words about it are true: R7, R8, R9, R11, R13."""

import re
from random import Random

import pytest
from playwright.sync_api import expect

from tests.browser.notes_page import (
    field,
    notes_address,
    open_notes,
    says,
)
from tests.sizes import size

SENTENCES = size(5, 400)
TUNNEL = "In the tunnel " * size(1, 360)  # five thousand changes, in ten minutes
BETWEEN = size(0, 110)  # milliseconds; a change of its own for each letter
SAMPLER = """
window.saved = "";
window.lies = [];
const ask = window.fetch;
window.fetch = async (address, options) => {
  const answer = await ask(address, options);
  if (answer.ok && String(address).endsWith("/ops")) {
    const { ops } = JSON.parse(options.body);
    const { acked } = await answer.clone().json();
    for (const op of ops) {
      if (op.seq > acked || window[op.seq]) continue;
      window[op.seq] = true;
      window.saved += op.splice.insert;
    }
  }
  return answer;
};
setInterval(() => {
  const line = document.querySelector(".note-saved");
  const text = document.querySelector("textarea")?.value ?? "";
  if (line?.dataset.state === "saved" && text !== window.saved) window.lies.push(text);
}, 50);
"""
NO_INDEXED_DB = """
IDBFactory.prototype.open = function () {
  return Object.assign(new EventTarget(), { readyState: "pending" });
};
"""
FULL_DISK = """
IDBObjectStore.prototype.put = function () {
  throw new DOMException("full", "QuotaExceededError");
};
"""


def test_what_is_typed_is_saved_and_there_again(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)

    page.get_by_role("tab", name="Sam").click()
    field(page, "Presentation and participation").press_sequentially("Took a turn 🌿")
    says(page, "saved")
    page.reload()
    page.get_by_role("tab", name="Sam").click()

    expect(field(page, "Presentation and participation")).to_have_value(
        "Took a turn 🌿"
    )
    expect(field(page, "Plan")).to_have_value("")


def test_saved_is_said_only_when_the_server_has_all_of_it(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    hanna.context.add_init_script(SAMPLER)
    page = open_notes(hanna, scene)

    for _ in range(5):
        field(page).press_sequentially("A few words more. ", delay=40)
        page.wait_for_timeout(900)
    says(page, "saved")

    assert page.evaluate("window.lies") == []
    assert page.evaluate("window.saved") == field(page).input_value()


@pytest.mark.nightly
def test_saved_is_never_said_too_early_on_a_bad_line(people, scene):
    """Answers that are lost, late or refused, while somebody types and pauses."""
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    hanna.context.add_init_script(SAMPLER)
    page = open_notes(hanna, scene)
    chance = Random(13)

    def bad_line(route):
        luck = chance.random()
        if luck < 0.2:
            route.abort()
        elif luck < 0.4:
            route.fetch()
            route.abort()
        elif luck < 0.6:
            route.fulfill(status=503)
        else:
            route.continue_()

    page.route("**/api/notes/*/ops", bad_line)
    for number in range(SENTENCES):
        field(page).press_sequentially(f"Sentence {number}. ", delay=20)
        page.wait_for_timeout(chance.randint(0, 2500))
    page.unroute("**/api/notes/*/ops")
    says(page, "saved")

    assert page.evaluate("window.lies") == []
    page.reload()
    written = "".join(f"Sentence {number}. " for number in range(SENTENCES))
    expect(field(page)).to_have_value(written)


@pytest.mark.nightly
@pytest.mark.parametrize("trouble", [NO_INDEXED_DB, FULL_DISK], ids=["blocked", "full"])
def test_a_device_that_keeps_nothing_is_said_within_two_seconds(people, scene, trouble):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    hanna.context.add_init_script(trouble)
    page = open_notes(hanna, scene)

    field(page).press_sequentially("Still saved")
    says(page, "unstored", within=size(8, 2))
    expect(page.get_by_text("Saved to the practice every second")).to_be_visible()
    page.reload()

    expect(field(page)).to_have_value("Still saved")


@pytest.mark.nightly
def test_offline_is_kept_on_the_device_and_sent_afterwards(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    hanna.context.set_offline(True)

    field(page).press_sequentially(TUNNEL, delay=BETWEEN, timeout=0)
    says(page, "offline")
    expect(page.get_by_text("It will be sent when you are back online")).to_be_visible()
    hanna.context.set_offline(False)

    says(page, "saved", within=size(15, 10))
    page.reload()
    expect(field(page)).to_have_value(TUNNEL)


def test_the_web_server_may_die_while_somebody_types(people, scene, house):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    field(page).press_sequentially("Before. ")

    house.kill("tenfold.config.web")
    field(page).press_sequentially("While it was away. ", delay=30)
    house.wait_for_web()
    says(page, "saved")
    page.reload()

    expect(field(page)).to_have_value("Before. While it was away. ")


def test_a_part_of_the_page_that_does_not_come_takes_nothing_with_it(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    refused = []

    def refuse_twice(route):
        of_this_kind = [url for url in refused if url == route.request.url]
        if len(of_this_kind) == 2:
            route.continue_()
            return
        refused.append(route.request.url)
        route.abort()

    hanna.page.route(re.compile(r"/Compose-[^/]+\.js$"), refuse_twice)
    page = open_notes(hanna, scene)
    field(page).press_sequentially("Nothing of this goes. ", delay=30)

    expect(page.get_by_role("button", name="Compose")).to_be_visible()
    assert len(refused) == 2
    expect(field(page)).to_have_value("Nothing of this goes. ")
    says(page, "saved")


def test_signed_out_loses_nothing_and_shows_nothing_to_the_next_person(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    jar = hanna.context
    mine = next(c for c in jar.cookies() if c["name"] == "sessionid")

    jar.clear_cookies(name="sessionid")
    field(page).press_sequentially("Typed while signed out")
    says(page, "signed_out")
    expect(field(page)).to_have_value("Typed while signed out")

    jar.add_cookies([{**mine, "value": scene["lead"]}])
    says(page, "somebody_else")
    assert "Typed while signed out" not in page.content()
    others = jar.new_page()
    others.goto(notes_address(scene))
    expect(field(others)).to_have_value("")
    others.close()

    jar.add_cookies([mine])
    says(page, "saved")
    expect(field(page)).to_have_value("Typed while signed out")


def test_emoji_and_words_from_right_to_left_are_there_again(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    words = "היא באה מאוחר 🙂 and left 👩‍👩‍👧."

    field(page).press_sequentially(words)
    says(page, "saved")
    page.reload()

    expect(field(page)).to_have_value(words)
    expect(field(page)).to_have_css("direction", "rtl")


def test_two_hundred_kilobytes_are_saved_and_there_again(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    account = "A long account of one evening. " * 6_700

    field(page).fill(account)
    says(page, "saved")
    field(page).press("Control+End")
    field(page).press_sequentially("And one word more.")
    says(page, "saved")
    page.reload()

    expect(field(page)).to_have_value(f"{account}And one word more.")


def test_a_megabyte_is_refused_with_a_sentence_and_stays_in_the_editor(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)

    field(page).fill("word " * 200_000)
    says(page, "unsent")
    expect(page.get_by_text("longer than half a megabyte")).to_be_visible()
    assert len(field(page).input_value()) == 1_000_000

    field(page).fill("A short note after all")
    says(page, "saved")
    page.reload()
    expect(field(page)).to_have_value("A short note after all")


@pytest.mark.nightly
def test_two_facilitators_see_each_other_and_choose_when_they_clash(people, scene):
    osei = people.staff("Dr Osei", scene["lead"], notes_address(scene))
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    hers, his = open_notes(hanna, scene), open_notes(osei, scene)

    field(his).press_sequentially("Naming needs")
    says(his, "saved")
    expect(field(hers)).to_have_value("Naming needs")
    field(hers, "Group process").press_sequentially("Warm")
    says(hers, "saved")
    expect(field(his, "Group process")).to_have_value("Warm")

    osei.context.set_offline(True)
    field(his).press_sequentially(", slowly")
    says(his, "offline")
    field(hers).press_sequentially(" and saying no")
    says(hers, "saved")
    osei.context.set_offline(False)

    says(his, "conflict", within=size(8, 2))
    expect(field(his)).to_have_value("Naming needs, slowly")
    expect(his.get_by_text("Naming needs and saying no", exact=True)).to_be_visible()
    expect(hers.get_by_text("Naming needs, slowly", exact=True)).to_be_visible()
    his.get_by_role("button", name="Keep both").click()

    both = "Naming needs and saying no\nNaming needs, slowly"
    expect(field(his)).to_have_value(both)
    expect(field(hers)).to_have_value(both)
    expect(his.get_by_role("region", name="Two texts")).to_have_count(0)


def test_two_tabs_of_one_person_merge(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)
    field(page).fill("first\nlast")
    says(page, "saved")
    other = hanna.context.new_page()
    other.goto(notes_address(scene))
    expect(field(other)).to_have_value("first\nlast")

    field(other).fill("first\nlast, from the other tab")
    field(page).fill("first, from this tab\nlast")

    merged = "first, from this tab\nlast, from the other tab"
    expect(field(page)).to_have_value(merged)
    expect(field(other)).to_have_value(merged)


def test_without_javascript_both_texts_come_back(people, scene):
    plain = people.staff(
        "Hanna", scene["co"], notes_address(scene), java_script_enabled=False
    ).page
    other = people.staff(
        "Dr Osei", scene["lead"], notes_address(scene), java_script_enabled=False
    ).page
    for page in (plain, other):
        page.goto(notes_address(scene))

    other.get_by_label("Focus").fill("Naming needs")
    other.get_by_role("button", name="Save").click()
    plain.get_by_label("Focus").fill("Saying no")
    plain.get_by_role("button", name="Save").click()

    expect(plain.get_by_label("Focus")).to_have_value("Naming needs")
    expect(plain.get_by_role("blockquote")).to_have_text("Saying no")
    plain.get_by_role("button", name="Keep both").click()
    expect(plain.get_by_label("Focus")).to_have_value("Naming needs\nSaying no")
    assert "Saying no" not in plain.url


def test_chips_work_with_the_keyboard(people, scene):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    page = open_notes(hanna, scene)

    page.get_by_role("tab", name="Group").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Sam")).to_be_focused()
    for _ in range(3):  # a part that scrolls is a stop on the way
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type("Listened")
    page.keyboard.press("Alt+Digit1")

    expect(page.get_by_role("tab", name="Group", selected=True)).to_be_focused()
    expect(page.get_by_role("tab", name="Sam, written")).to_be_visible()
