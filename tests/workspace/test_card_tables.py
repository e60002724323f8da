"""What lay on a table with cards, on the page of its session."""

from django.urls import reverse

from tenfold.traces.actions.cards import keep_table
from tests.workspace.conftest import NOW

SHOWN = {
    "key": "cA2", "alt": "A door.", "x": 0.25, "y": 0.5, "turn": -4, "name": "Sam",
}  # fmt: skip
HIDDEN = SHOWN | {"key": None, "alt": "", "x": 0.75, "name": "Noor"}


def page_of(at_work, here, who):
    table = {"prompt": "Before or after?", "cards": [SHOWN, HIDDEN], "now": NOW}
    keep_table(here.held, **table)
    url = reverse("scheduling:meeting_detail", args=[here.slug, here.held.pk])
    return at_work(who).get(url).content.decode()


def test_who_leads_sees_the_table_as_it_was_left(here, at_work):
    page = page_of(at_work, here, "lead")

    assert "Cards: Before or after?" in page
    assert page.count("<image ") == 1
    assert 'x="325" y="208"' in page
    assert 'transform="rotate(-4 400 320)"' in page
    assert "Sam: A door." in page
    assert "Noor: a card that stayed face down" in page


def test_who_does_not_lead_sees_no_table(here, at_work):
    assert "Before or after?" not in page_of(at_work, here, "owner")
