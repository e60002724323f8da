"""What a browser is told, and what it is never told."""

import base64
import json
import re
import uuid
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from tests.house import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.media,
    pytest.mark.timeout(900),
    pytest.mark.wire,
]

TOKEN = re.compile(r"eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]+")
IDENTITY = re.compile(r"u-[0-9a-f]{32}")


def tokens_in(texts):
    """The claims of every token in these texts."""
    parts = {part for text in texts for part in TOKEN.findall(text)}
    return [json.loads(base64.urlsafe_b64decode(part + "==")) for part in parts]


def write_note(person, scene, name, text):
    """Write into a member's section what a panel would send."""
    panel = str(uuid.uuid4())
    asked = f"/api/notes/meetings/{scene['meeting']}/sections?client_id={panel}"
    sections = person.ask(asked)["body"]["sections"]
    section = next(one for one in sections if one["title"] == name)
    op = {
        "note_id": section["id"],
        "client_id": panel,
        "seq": 1,
        "base_version": section["version"],
        "field": section["fields"][0]["key"],
        "splice": {"at": 0, "remove": 0, "insert": text},
        "t": datetime.now(UTC).isoformat(),
    }
    batch = {"client_id": panel, "known_version": section["version"], "ops": [op]}
    said = person.ask(f"/api/notes/{section['id']}/ops", batch)
    assert said["status"] == 200, said


def test_a_waiting_browser_is_given_nothing_of_the_others(people, house, scene):
    osei, hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    hanna.go_in()
    noor.come()
    osei.let_in("Noor")
    sam.come()
    # A bell that rings while Sam waits.
    noor.control("hand").click()
    osei.stands("Noor", hand="1")
    expect(sam.page.locator("[data-line=good]")).to_be_visible()

    texts = [text for _, text in sam.wire.received()]
    texts += sam.page.evaluate("counters.rung")
    rooms = house.do("media_rooms", meeting=scene["meeting"])
    everything = "\n".join(texts)
    assert {token["video"]["room"] for token in tokens_in(texts)} == {rooms["Sam"]}
    assert rooms["circle"] not in everything
    assert rooms["Noor"] not in everything
    for name in ("Noor", "Osei", "Hanna", "Tuesday circle"):
        assert name not in everything, name
    own = {token["sub"] for token in tokens_in(texts)}
    assert len(own) == 1
    assert set(IDENTITY.findall(everything)) == own
    snapshot = sam.ask(f"/api/room/{scene['meeting']}/snapshot")["body"]
    assert (snapshot["people"], snapshot["knocking"]) == ([], [])

    osei.let_in("Sam")
    sam.sees_and_hears("Noor")
    texts = [text for _, text in sam.wire.received()]
    assert any("Noor" in text for text in texts)
    assert rooms["circle"] in {token["video"]["room"] for token in tokens_in(texts)}


def test_no_word_about_another_member_reaches_a_member_or_leaves_the_house(
    people, house
):
    scene = house.do("guarded_circle", slug="guarded")
    osei, hanna, sam, noor = a_session_of_people_with_secrets(people, scene)
    held = "\n".join(house.do("known_words", meeting=scene["meeting"]))

    for member, other in ((sam, noor), (noor, sam)):
        assert [url for url in member.wire.lost if "/api/" in url] == []
        texts = [text for _, text in member.wire.received()]
        everything = "\n".join(texts + member.page.evaluate("counters.rung"))
        secrets = scene["secrets"][other.name]
        assert len(secrets) >= 12
        assert [what for what, word in secrets.items() if word not in held] == []
        assert [what for what, word in secrets.items() if word in everything] == []
        # It could have been seen: the facilitator's browser was told where they are.
        told = "\n".join(text for _, text in osei.wire.received())
        assert secrets["location"] in told

    words = [word for known in scene["secrets"].values() for word in known.values()]
    for person in (osei, hanna, sam, noor):
        nothing_in_the_wrong_places(person, words)
        assert origins(person) <= ours(house)
    nothing_in_the_logs(house, words, scene["links"].values())


def a_session_of_people_with_secrets(people, scene):
    osei, hanna = people.leaders(scene)
    sam, noor = people.member(scene, "Sam"), people.member(scene, "Noor")
    osei.go_in()
    hanna.go_in()
    for member in (sam, noor):
        known = scene["secrets"][member.name]
        member.open_link()
        member.wait_for_devices()
        member.knock(known["location"], known["phone_today"])
        osei.let_in(member.name)
        write_note(osei, scene, member.name, known["note"])
    sam.sees_and_hears("Noor")
    noor.control("hand").click()
    sam.stands("Noor", hand="1")
    hanna.choose("Noor", "Mute")
    sam.stands("Noor", muted="true")
    osei.page.reload()
    osei.button("Go back in").click()
    osei.sees("Sam")
    office = osei.context.new_page()
    for path in staff_pages(scene):
        office.goto(path)
    osei.ask(f"/api/room/{scene['meeting']}/end", {})
    expect(sam.heading("The session has ended")).to_be_visible()
    return osei, hanna, sam, noor


def nothing_in_the_wrong_places(person, words):
    claims = json.dumps(tokens_in([text for _, text in person.wire.received()]))
    titles = " ".join(page.title() for page in person.context.pages)
    asked = "\n".join(person.wire.addresses + person.wire.referers)
    assert len(person.wire.addresses) > 5
    assert '"video"' in claims
    for where in (claims, titles, unquote(asked)):
        assert [word for word in words if word in where] == []


def nothing_in_the_logs(house, words, links):
    logs = [house.log, *(house.data_dir / "logs").glob("*.log")]
    written = "\n".join(log.read_text(errors="replace") for log in logs)
    assert len(written) > 500
    assert [word for word in words if word in written] == []
    assert [link for link in links if link.split("/")[-2] in written] == []
    assert not TOKEN.search(written)


def origins(person):
    return {urlsplit(url).netloc for url in person.wire.addresses} - {""}


def ours(house):
    return {urlsplit(house.address).netloc, urlsplit(house.media_address).netloc}


def staff_pages(scene):
    """Every kind of page that a facilitator looks at."""
    p = f"/p/{scene['slug']}"
    return [
        f"{p}/",
        f"{p}/groups/",
        f"{p}/groups/{scene['group']}/",
        f"{p}/sessions/{scene['meeting']}/",
        f"{p}/sessions/{scene['meeting']}/register/",
        f"{p}/clients/",
        f"{p}/staff/",
        f"{p}/nothing-is-here/",
    ]


def test_pages_of_members_and_of_staff_ask_no_other_origin(people, house, scene):
    osei = people.leaders(scene)[0]
    sam = people.member(scene, "Sam")
    stranger = people.somebody("Nobody", "/accounts/login/")

    for path in staff_pages(scene):
        osei.page.goto(path)
    sam.open_link()
    for path in ("/accounts/login/", "/accounts/password/reset/", "/j/nothing/", "/x"):
        stranger.page.goto(path)

    for person in (osei, sam, stranger):
        assert len(person.wire.addresses) > 5
        assert origins(person) <= ours(house)


def test_the_room_cannot_record():
    built = list((ROOT / "frontend/dist/assets").glob("*.js"))
    assert built
    # The media client's complaint that there is none is all that may be left of it.
    recorder = re.compile("MediaRecorder(?! is not available)")
    for file in built:
        assert not recorder.search(file.read_text()), file.name


def test_no_token_may_record_or_administer(people, scene):
    osei, hanna = people.leaders(scene)
    sam = people.member(scene, "Sam")
    osei.go_in()
    hanna.go_in()
    sam.come()
    osei.let_in("Sam")
    osei.sees("Sam")

    for person in (osei, hanna, sam):
        claims = tokens_in([text for _, text in person.wire.received()])
        assert claims
        for claim in claims:
            video = claim["video"]
            assert not video.get("roomRecord")
            assert not video.get("recorder")
            assert not video.get("roomAdmin")
            assert not video.get("hidden")
            assert video.get("canPublishData") is False
            assert not claim.get("metadata")
            assert not claim.get("name")
            assert claim["exp"] - claim["nbf"] <= 12 * 60
