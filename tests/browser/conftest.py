"""One house with real servers, one Chromium, and people who meet in it."""

import math
import os
import re
import zlib
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from wave import open as wave_file

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.people import COUNTERS, SECONDS, Person, Wire
from tests.fakes.postbox import LOOPBACK, Postbox, open_postbox
from tests.house import ROOT, House, open_house

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
INSECURE_HOST = "practice.test"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--mute-audio",
    "--use-fake-device-for-media-stream=fps=5,device-count=3",
    f"--host-resolver-rules=MAP {INSECURE_HOST} 127.0.0.1",
]
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}}
RESULTS = ROOT / "test-results"
expect.set_options(timeout=SECONDS * 1000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever is in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("browser")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Any:
    report = yield
    if report.when == "call":
        item.stash[_failed] = report.failed
    return report


_failed = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def browser_type_launch_args(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:
    voice = tmp_path_factory.mktemp("voice") / "voice.wav"
    speak_into(voice)
    heard = f"--use-file-for-fake-audio-capture={voice}"
    return {"executable_path": CHROMIUM, "args": [*FLAGS, heard]}


def speak_into(path: Path) -> None:
    """Three seconds like syllables and one of silence: a tone alone is no speech."""
    rate = 48_000
    samples = array("h")
    for number in range(4 * rate):
        at = number / rate
        loud = abs(math.sin(math.tau * 2.5 * at)) if at < 3 else 0
        pitch = 130 + 25 * math.sin(math.tau * 0.7 * at)
        wave = sum(
            math.sin(math.tau * pitch * part * at) / part for part in (1, 2, 3, 5)
        )
        samples.append(int(9000 * loud * wave))
    with wave_file(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples.tobytes())


@pytest.fixture(scope="session")
def postbox() -> Iterator[Postbox]:
    """Where every mail of the house arrives."""
    with open_postbox() as box:
        yield box


@pytest.fixture(scope="session")
def house(
    tmp_path_factory: pytest.TempPathFactory, postbox: Postbox
) -> Iterator[House]:
    if not (ROOT / "frontend/dist/.vite/manifest.json").exists():
        pytest.fail("Build the pages first: npm --prefix frontend run build")
    hosts = f"localhost,127.0.0.1,{INSECURE_HOST}"
    mail = f"smtp://{LOOPBACK}:{postbox.port}"
    folder = tmp_path_factory.mktemp("house")
    with open_house(folder, hosts=hosts, mail_url=mail) as house:
        yield house


class People:
    """Gives people a browser each, and takes all of them away at the end."""

    def __init__(
        self, browser: Browser, house: House, *, is_wired: bool = False
    ) -> None:
        self.browser = browser
        self.house = house
        self.is_wired = is_wired
        self.all: list[Person] = []

    def somebody(self, name: str, address: str, **options: Any) -> Person:
        """Somebody with an empty browser. Options are those of a browser context."""
        given = {
            **LAPTOP,
            "permissions": ["camera", "microphone"],
            "base_url": self.house.address,
            **options,
        }
        browser = given.pop("browser", self.browser)
        context = browser.new_context(**given)
        context.set_default_timeout(SECONDS * 1000)
        context.add_init_script(path=COUNTERS)
        wire = Wire()
        if self.is_wired:
            context.on("page", wire.watch)
        person = Person(name, context, context.new_page(), wire, address)
        self.all.append(person)
        return person

    def staff(self, name: str, session: str, address: str, **options: Any) -> Person:
        """Somebody who is signed in."""
        person = self.somebody(name, address, **options)
        url = self.house.address
        person.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": url}]
        )
        return person

    def leaders(self, scene: dict[str, Any], **options: Any) -> tuple[Person, Person]:
        """Dr Osei, who leads, and Hanna, who leads with them."""
        address = room_of(scene)
        return (
            self.staff("Dr Osei", scene["lead"], address, **options),
            self.staff("Hanna", scene["co"], address, **options),
        )

    def member(self, scene: dict[str, Any], name: str, **options: Any) -> Person:
        """A member, who has a phone."""
        return self.somebody(name, scene["links"][name], **{**PHONE, **options})

    def leave(self, person: Person) -> None:
        """Take somebody's browser away before the end."""
        self.all.remove(person)
        person.context.close()


def room_of(scene: dict[str, Any]) -> str:
    return f"/room/{scene['meeting']}/"


@pytest.fixture
def people(
    browser: Browser, house: House, request: pytest.FixtureRequest
) -> Iterator[People]:
    is_wired = request.node.get_closest_marker("wire") is not None
    people = People(browser, house, is_wired=is_wired)
    yield people
    if request.node.stash.get(_failed, False):
        keep_pictures(request.node.name, people.all)
    for person in people.all:
        person.context.close()


def keep_pictures(test: str, people: list[Person]) -> None:
    folder = RESULTS / re.sub(r"\W+", "-", test)
    folder.mkdir(parents=True, exist_ok=True)
    for person in people:
        for number, page in enumerate(person.context.pages):
            name = person.name.replace(" ", "-")
            page.screenshot(path=folder / f"{name}-{number}.png")


@pytest.fixture
def shots() -> Callable[[Person, str], None]:
    """With SHOTS=1 keeps a picture of what somebody sees, to be looked at."""
    if not os.environ.get("SHOTS"):
        return lambda _person, _name: None
    folder = ROOT / ".tools/shots"
    folder.mkdir(parents=True, exist_ok=True)

    def shoot(person: Person, name: str) -> None:
        person.page.wait_for_timeout(400)
        person.page.screenshot(path=folder / f"{name}.png")

    return shoot


@pytest.fixture
def scene(house: House, request: pytest.FixtureRequest) -> dict[str, Any]:
    """A group that meets now: Dr Osei and Hanna lead, Sam and Noor are members."""
    slug = f"practice-{zlib.crc32(request.node.nodeid.encode()):08x}"
    scene: dict[str, Any] = house.do("circle", slug=slug, members=["Sam", "Noor"])
    return scene
