"""The private note in browsers: typed, kept, saved, met again, and nobody else's."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900), pytest.mark.wire]

CANARY = "Xanthippe reminds me of my sister"


def area(page):
    return page.get_by_role("textbox", name="For you alone")


def says(page, kept):
    line = page.locator(f".process-saved[data-kept={kept}]")
    expect(line).to_be_visible()


def test_what_is_private_is_kept_and_opens_for_its_author_alone(people, scene, shots):
    session = f"/p/{scene['slug']}/sessions/{scene['meeting']}/"
    osei = people.staff("Dr Osei", scene["lead"], f"{session}private-note/")
    hanna = people.staff("Hanna", scene["co"], f"{session}private-note/")
    page = osei.page
    page.goto(f"{session}moments/")
    page.locator(".place", has_text="Sam").click()
    page.locator(".place", has_text="Process").click()
    expect(page.locator("[data-saved=true]")).to_be_visible()
    page.goto(osei.address)
    area(page).fill(CANARY)
    says(page, "saved")
    expect(page.get_by_role("region", name="Your moments for it")).to_contain_text(
        "Sam"
    )
    shots(osei, "process-note")
    assert violations(page) == []

    osei.context.route("**/api/process-notes/**", lambda route: route.abort())
    area(page).press("End")
    area(page).type(", and I was short with her")
    says(page, "device")
    expect(page.get_by_text("It will be sent when you are back online")).to_be_visible()
    page.close()  # nothing was sent
    osei.context.unroute("**/api/process-notes/**")
    again = osei.context.new_page()
    again.goto(osei.address)
    expect(area(again)).to_have_value(f"{CANARY}, and I was short with her")
    says(again, "saved")

    other = osei.context.new_page()
    other.goto(osei.address)
    expect(area(other)).to_have_value(f"{CANARY}, and I was short with her")
    area(again).fill("One")
    says(again, "saved")
    area(other).fill("Two")
    expect(other.get_by_role("button", name="Keep both")).to_be_visible()
    expect(area(other)).to_have_value("Two")
    other.get_by_role("button", name="Keep both").click()
    says(other, "saved")
    again.reload()
    expect(area(again)).to_have_value("One\n\nTwo")

    hanna.page.goto(hanna.address)
    expect(area(hanna.page)).to_have_value("")
    hanna.page.goto(f"{session}moments/")
    expect(hanna.page.locator(".moment-saved")).to_be_visible()
    heard = "".join(body for _, body in hanna.wire.received())
    assert "Xanthippe" not in heard
    assert "seconds_in" not in heard
