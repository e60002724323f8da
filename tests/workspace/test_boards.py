"""A whiteboard, on the page of its session."""

from django.urls import reverse

from tenfold.traces.actions.boards import keep_board
from tests.workspace.conftest import NOW

SAID = {"prompt": "What helps?", "alt": "Written on it: Sea.", "svg": "<svg/>"}


def test_who_leads_sees_the_board_as_it_was_left(here, at_work):
    board = keep_board(here.held, **SAID, now=NOW)
    url = reverse("scheduling:meeting_detail", args=[here.slug, here.held.pk])

    page = at_work("lead").get(url).content.decode()
    picture = at_work("lead").get(
        reverse("traces:board_file", args=[here.slug, board.pk])
    )

    assert "Whiteboard: What helps?" in page
    assert 'alt="Written on it: Sea."' in page
    assert "What helps?" not in at_work("owner").get(url).content.decode()
    assert picture.content == b"<svg/>"
    assert picture["Content-Type"] == "image/svg+xml"
    assert "sandbox" in picture["Content-Security-Policy"]
    assert "no-store" in picture["Cache-Control"]
