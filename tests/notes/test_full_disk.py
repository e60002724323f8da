"""The disk of the practice is full: nothing is acknowledged, nothing is half there."""

import pytest
from django.db import connection
from django.test import Client

from tenfold.notes.models import NoteOp
from tests.notes.test_api import batch_of, post

pytestmark = pytest.mark.django_db(transaction=True)
ROOMY = 1_000_000


def pragma(words: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")
        return int(cursor.fetchone()[0])


@pytest.fixture
def full():
    """Like a full disk: the database cannot have one page more."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite can be told how large it may be")
    pragma(f"max_page_count = {pragma('page_count')}")
    yield
    pragma(f"max_page_count = {ROOMY}")


def test_a_full_disk_acknowledges_nothing_and_takes_all_when_there_is_room_again(
    scene, settings, request
):
    settings.DEMO = True
    browser = Client(raise_request_exception=False)
    browser.force_login(scene.lead.user)
    tab = scene.tab()
    body = batch_of(scene.note, tab.client_id, "Came late 🌿 " * 10_000)
    address = f"/api/notes/{scene.note.pk}/ops"

    request.getfixturevalue("full")
    refused = post(browser, address, body)
    pragma(f"max_page_count = {ROOMY}")

    assert refused.status_code == 500  # the tab keeps everything and asks again
    assert b"late" not in refused.content
    assert (scene.note.version, NoteOp.objects.count()) == (0, 0)

    answer = post(browser, address, body)

    assert (answer.status_code, answer.json()["acked"]) == (200, 1)
    assert scene.note.text("focus") == "Came late 🌿 " * 10_000
