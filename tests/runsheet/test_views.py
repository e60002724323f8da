from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from tenfold.runsheet.queries import blocks_of, sheet_of
from tests.make import MONDAY_6PM
from tests.world import world

NOW = MONDAY_6PM - timedelta(minutes=30)


@pytest.fixture
def here(db):
    with time_machine.travel(NOW, tick=False):
        yield world(NOW)


@pytest.fixture
def lead(client, here):
    client.force_login(here.people["lead"].user)
    return client


def page(here, name="sheet", *more, meeting=None):
    meeting = meeting or here.coming
    return reverse(f"runsheet:{name}", args=[here.slug, meeting.pk, *more])


def titles(here):
    return [str(block.title) for block in blocks_of(here.coming)]


def test_a_session_without_a_plan_shows_how_it_usually_goes(lead, here):
    empty = page(here, meeting=here.held)

    before = lead.get(empty).content.decode()
    lead.post(page(here, "sheet_make", meeting=here.held))

    assert "Plan this session" in before
    assert sheet_of(here.held) is not None
    assert "Check-in" in lead.get(empty).content.decode()


def test_parts_are_moved_and_removed_without_javascript(lead, here):
    first, second, third, *_ = titles(here)
    blocks = blocks_of(here.coming)

    lead.post(page(here, "block_move", blocks[0].pk), {"to": "down"})
    lead.post(page(here, "block_move", blocks[1].pk), {"to": "up"})  # is the first
    lead.post(page(here, "block_remove", blocks[2].pk))

    assert titles(here)[:2] == [second, first]
    assert third not in titles(here)


def test_an_exercise_comes_with_its_cautions(lead, here):
    answer = lead.post(
        page(here, "exercise_add"), {"exercise": "two-chairs"}, follow=True
    )

    assert "Not with psychosis" in answer.content.decode()


def test_a_part_of_ones_own_is_added_with_who_leads_it(lead, here):
    co = here.people["co"]
    said = {"title": "Letters", "minutes": "20", "kind": "work", "format": "teams"}

    lead.post(page(here, "block_add"), said | {"led_by": str(co.pk)})

    block = next(b for b in blocks_of(here.coming) if b.title == "Letters")
    assert (block.led_by, block.minutes, block.format) == (co, 20, "teams")


@pytest.mark.parametrize("wrong", [{"minutes": "0"}, {"title": ""}, {"format": "x"}])
def test_a_wrong_part_is_not_added(lead, here, wrong):
    said = {"title": "Letters", "minutes": "20", "kind": "work", "format": "teams"}

    answer = lead.post(page(here, "block_add"), said | wrong)

    assert answer.context["block_form"].errors
    assert "Letters" not in titles(here)


def test_an_order_that_was_dragged_is_kept_and_nonsense_is_not(lead, here):
    order = [str(block.pk) for block in blocks_of(here.coming)][::-1]

    lead.post(page(here, "sheet_order"), {"order": " ".join(order)})
    lead.post(page(here, "sheet_order"), {"order": "x y"})

    assert [str(block.pk) for block in blocks_of(here.coming)] == order
