"""The notes page in a browser, and what the server has of it."""

import sqlite3
from typing import Any
from uuid import UUID

from playwright.sync_api import Page, expect

from tests.browser.people import SECONDS, Person
from tests.house import House

# Says which change of which tab is on the disk, when it is.
WITNESS = """
window.kept = [];
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row, ...rest) {
  this.transaction.addEventListener("complete", () => {
    window.kept.push([row.client, row.seq]);
    console.log(`kept ${row.client} ${row.seq}`);
  });
  return put.call(this, row, ...rest);
};
"""


def notes_address(scene: dict[str, Any]) -> str:
    return f"/p/{scene['slug']}/sessions/{scene['meeting']}/notes/"


def open_notes(person: Person, scene: dict[str, Any]) -> Page:
    page = person.page
    page.goto(notes_address(scene))
    expect(page.get_by_role("tab", name="Group")).to_be_visible()
    return page


def field(page: Page, name: str = "Focus") -> Any:
    return page.get_by_role("textbox", name=name, exact=True)


def says(page: Page, *states: str, within: float = SECONDS) -> None:
    """The line under the notes is in one of these states."""
    line = page.locator(", ".join(f'.note-saved[data-state="{s}"]' for s in states))
    expect(line).to_be_visible(timeout=within * 1000)


def kept_by_server(house: House) -> set[tuple[str, int]]:
    """Every change the server has, by tab and number."""
    path = house.data_dir / "tenfold.sqlite3"
    connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        rows = connection.execute("SELECT client_id, seq FROM notes_noteop").fetchall()
    finally:
        connection.close()
    return {(str(UUID(client)), seq) for client, seq in rows}
