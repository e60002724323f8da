"""The library and the plan of a session as pages: without JavaScript, and dragged."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tenfold.runsheet.queries import blocks_of
from tests.browser.axe import violations
from tests.browser.test_pages import open_browser
from tests.test_access import address
from tests.world import world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def here(transactional_db, settings):
    settings.DEMO = True
    return world(timezone.now())


def titles(here):
    return [str(block.title) for block in blocks_of(here.coming)]


@pytest.mark.timeout(900)
def test_an_exercise_is_found_and_planned_without_javascript(
    browser, live_server, here
):
    lead = here.people["lead"]
    context = open_browser(browser, live_server, staff=lead, java_script_enabled=False)
    tab = context.new_page()

    tab.goto(address(here, "library:exercise_list"))
    tab.get_by_label("For", exact=True).select_option(label="Panic")
    tab.get_by_label("Time").select_option(label="up to 15 min")
    tab.get_by_role("button", name="Find", exact=True).click()
    tab.get_by_role("link", name="Torch outside").click()
    expect(tab.get_by_role("heading", name="Before you begin")).to_be_visible()
    tab.goto(address(here, "runsheet:sheet"))
    tab.get_by_label("Exercise").select_option("torch-outside")
    tab.get_by_role("button", name="Add the exercise").click()
    tab.get_by_role("button", name="Move Torch outside up").click()
    tab.get_by_role("button", name="Remove Agenda").click()

    said = titles(here)
    assert "Agenda" not in said
    assert said.index("Torch outside") == said.index("Theory or work") - 1
    context.close()


@pytest.mark.timeout(900)
def test_parts_are_dragged_into_another_order(browser, live_server, here, shots):
    lead = here.people["lead"]
    context = open_browser(browser, live_server, staff=lead)
    tab = context.new_page()
    tab.goto(address(here, "library:exercise_list"))
    tab.screenshot(path=".tools/shots/library.png")
    tab.goto(
        address(here, "library:exercise_detail").replace(
            str(here.exercise.pk), "two-chairs"
        )
    )
    tab.screenshot(path=".tools/shots/exercise.png")
    tab.goto(address(here, "runsheet:sheet"))
    tab.screenshot(path=".tools/shots/plan-page.png", full_page=True)
    assert violations(tab) == []
    first, second, *_ = titles(here)

    row = tab.locator("[data-block]")
    with tab.expect_navigation():
        row.nth(0).drag_to(row.nth(1), target_position={"x": 40, "y": 50})

    assert titles(here)[:2] == [second, first]
    context.add_cookies([{"name": "theme", "value": "evening", "url": live_server.url}])
    tab.set_viewport_size(PHONE)
    for page in (
        "library:exercise_list",
        "runsheet:sheet",
        "traces:chat_rules",
        "traces:pair_rules",
    ):
        tab.goto(address(here, page))
        tab.screenshot(path=f".tools/shots/phone-{page.partition(':')[2]}.png")
        assert violations(tab) == [], page
    context.close()
