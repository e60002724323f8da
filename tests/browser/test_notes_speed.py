"""R2 and R14: how soon what is typed is on the disk of the device, and saved."""

import pytest

from tests.bench.rows import percentile
from tests.browser.notes_page import field, notes_address, open_notes, says
from tests.note_takers import write_notes
from tests.sizes import IS_NIGHTLY, size

CHARACTERS = size(60, 10_000)  # a quarter of an hour each in the night
SHARE = 0.999
SOON, LATEST = 300, 1000  # milliseconds; asked at night, when nothing else runs
PER_SECOND = 12
TAKERS, OTHERS = size(2, 20), size(10, 200)  # people who write; other requests a second
SECONDS = size(4, 120)
SAVED, SAVED_LATEST = 150, 400  # milliseconds
LINE = "abcdefghij "
WITNESS = """
window.typed = [];
window.delays = [];
addEventListener("beforeinput", () => window.typed.push(performance.now()), true);
const sealing = [];
let sealed = 0;
const encrypt = SubtleCrypto.prototype.encrypt;
SubtleCrypto.prototype.encrypt = function (algorithm, key, text) {
  const found = JSON.parse(new TextDecoder().decode(text));
  sealed += (found.splice ?? found).insert.length;
  sealing.push(sealed);
  return encrypt.call(this, algorithm, key, text);
};
const put = IDBObjectStore.prototype.put;
IDBObjectStore.prototype.put = function (row, ...rest) {
  const upTo = sealing.shift();
  this.transaction.addEventListener("complete", () => {
    while (window.delays.length < upTo) {
      window.delays.push(performance.now() - window.typed[window.delays.length]);
    }
  });
  return put.call(this, row, ...rest);
};
"""


@pytest.mark.nightly
@pytest.mark.parametrize("slowdown", [1, 4])
def test_what_is_typed_is_on_the_disk_within_a_moment(people, scene, slowdown):
    hanna = people.staff("Hanna", scene["co"], notes_address(scene))
    hanna.context.add_init_script(WITNESS)
    page = open_notes(hanna, scene)
    processor = hanna.context.new_cdp_session(page)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": slowdown})
    text = (LINE * CHARACTERS)[:CHARACTERS]

    field(page).press_sequentially(text, delay=1000 / PER_SECOND, timeout=0)
    says(page, "saved")

    delays = sorted(page.evaluate("window.delays"))
    assert len(delays) == CHARACTERS
    assert delays[int(SHARE * (CHARACTERS - 1))] <= SOON or not IS_NIGHTLY
    assert delays[-1] <= LATEST or not IS_NIGHTLY


@pytest.mark.nightly
def test_twenty_people_who_write_at_once_are_saved_within_a_moment(house):
    scenes = [
        house.do("circle", slug=f"taker-{number}", members=["Sam"])
        for number in range(TAKERS)
    ]

    load = write_notes(house, scenes, seconds=SECONDS, others=OTHERS)

    assert load.refused == []
    assert len(load.saves) >= TAKERS
    assert load.others >= OTHERS * SECONDS * 0.8 or not IS_NIGHTLY
    assert percentile(load.saves, 0.95) <= SAVED or not IS_NIGHTLY
    assert percentile(load.saves, 0.99) <= SAVED_LATEST or not IS_NIGHTLY
