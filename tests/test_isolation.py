"""Ids of another practice, in the path, the query, the body and the header: nothing.

A crawl of every address with every kind of person of one practice and every id of
another. What is forbidden answers exactly like what is not there.
"""

import json
import random
import re
from collections import defaultdict
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client as Browser
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from tenfold.core.tokens import fingerprint
from tenfold.notes.models import Note
from tenfold.practice.models import StaffMember
from tenfold.room.actions.links import bind_browser, ensure_link
from tenfold.room.actions.visits import visit_by_link
from tenfold.room.doors import DEVICE_COOKIE
from tenfold.traces.models import Homework
from tests import make

CANARIES = ("Zuleika", "Quetzal", "Grimsby", "Xanthippe", "canary@example.org")
REQUESTS = 5_000
pytestmark = pytest.mark.django_db
ROLES = [role for role in StaffMember.Role if role != StaffMember.Role.OWNER]
BUILT_IN = {"practice", "token", "key", "uidb36"}


def a_house(slug: str, name: str) -> dict:
    """One practice with one of everything, and the ids of all of it."""
    osei = make.owner(slug, name=f"{name} Practice")
    group = make.group(osei, f"{name} group")
    member = make.member(group, osei, name, legal_name=f"{name} Legal")
    meeting = make.meeting(
        group, by=osei, starts_at=timezone.now() + timedelta(minutes=5)
    )
    link = ensure_link(meeting, enrolment=member, by=osei, now=timezone.now())
    cookie = f"browser-of-{slug}"
    bind_browser(link, browser_hash=fingerprint(cookie), now=timezone.now())
    visitor = visit_by_link(meeting.pk, fingerprint(cookie), timezone.now())
    assert visitor is not None
    given = Homework(
        practice=osei.practice,
        meeting=meeting,
        enrolment=member,
        given_at=meeting.ends_at,
    )
    given.words = f"{name} walk"
    given.save()
    flag = make.flag(meeting, member, by=osei)
    make.assessment(meeting, member, by=osei)
    ids = [
        row.pk
        for row in (
            given,
            osei,
            group,
            member,
            meeting,
            member.client,
            visitor.seat,
            group.facilitations.get(),
            flag,
            flag.assessment,
        )
    ]
    return {
        "slug": slug,
        "owner": osei,
        "group": group,
        "meeting": meeting,
        "cookie": cookie,
        "token": link.token,
        "ids": ids,
    }


@pytest.fixture
def houses(settings):
    settings.DEMO = True  # no second factor
    ours, theirs = a_house("ours", "Ivo"), a_house("theirs", "Zuleika")
    browser = Browser()
    browser.force_login(theirs["owner"].user)
    panel = f"/api/notes/meetings/{theirs['meeting'].pk}/sections"
    sections = browser.get(panel, query_params={"client_id": str(uuid4())})
    assert sections.status_code == 200
    theirs["ids"] += list(
        Note.objects.filter(practice=theirs["owner"].practice).values_list(
            "pk", flat=True
        )
    )
    return ours, theirs


@pytest.fixture
def people(houses):
    ours, _ = houses
    practice = ours["owner"].practice
    browsers = {"owner": Browser(), "member": Browser(), "nobody": Browser()}
    browsers["owner"].force_login(ours["owner"].user)
    browsers["member"].cookies[DEVICE_COOKIE] = ours["cookie"]
    for role in ROLES:
        browsers[role] = Browser()
        browsers[role].force_login(make.staff(practice, role).user)
    hanna = make.co_facilitator(ours["group"], ours["owner"])
    browsers["co-facilitator"] = Browser()
    browsers["co-facilitator"].force_login(hanna.user)
    return browsers


def addresses(resolver: URLResolver | None = None, before: str = "") -> list[str]:
    """Every address as a format string with its parameters."""
    found = []
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found += addresses(entry, pattern)
        elif isinstance(entry, URLPattern) and "^" not in pattern:
            found.append(re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", pattern))
    return found


def with_parameters() -> list[str]:
    own = [a for a in addresses() if "{" in a and not a.startswith("accounts")]
    assert len(own) > 40
    return own


def filled(address: str, slug: str, ids: list, draw: random.Random) -> str:
    names = re.findall(r"{(\w+)}", address)
    values = {n: slug if n == "practice" else draw.choice(ids) for n in names}
    values |= {n: "x" * 43 for n in names if n in BUILT_IN - {"practice"}}
    return "/" + address.format(**values)


def shape(response) -> tuple:
    """What a stranger can tell from an answer; form tokens differ by nature."""
    text = re.sub(rb'csrf\w*" value="[^"]*"', b"", response.content)
    text = re.sub(rb"[0-9a-f]{8}-[0-9a-f-]{27}", b"", text)
    where = re.sub(
        r"[0-9a-f]{8}-[0-9a-f-]{27}", "", response.headers.get("Location", "")
    )
    return response.status_code, where, text


def ask(browser, method, path, ids, draw):
    """One request with ids of others wherever ids can be."""
    body = {
        name: str(draw.choice(ids))
        for name in ("seat", "client", "enrolment", "staff", "group", "meeting", "pk")
    }
    body["client_id"] = str(uuid4())
    headers = {"X-Practice": str(draw.choice(ids)), "X-Meeting": str(draw.choice(ids))}
    if method == "get":
        return browser.get(path, query_params=body, headers=headers)
    if path.startswith("/api/"):
        only = {"seat": body["seat"]} if draw.random() < 0.7 else body
        return browser.post(
            path, json.dumps(only), content_type="application/json", headers=headers
        )
    return browser.post(path, body, headers=headers)


@pytest.mark.timeout(900)
def test_five_thousand_requests_for_what_belongs_to_others_find_nothing(houses, people):
    ours, theirs = houses
    draw = random.Random(2026)
    answers = defaultdict(int)
    places = with_parameters()
    for _ in range(REQUESTS):
        who = draw.choice(sorted(people))
        slug = draw.choice([ours["slug"], theirs["slug"]])
        path = filled(draw.choice(places), slug, theirs["ids"], draw)
        method = draw.choice(["get", "post"])

        response = ask(people[who], method, path, theirs["ids"], draw)

        answers[response.status_code] += 1
        said = response.content.decode(errors="replace")
        assert [c for c in CANARIES if c in said] == [], (who, method, path)
        if any(str(their) in path for their in [theirs["slug"], *theirs["ids"]]):
            assert response.status_code not in (200, 201), (who, method, path)
        assert response.status_code < 500, (who, method, path)

    assert answers[404] > REQUESTS / 3
    assert sum(answers.values()) == REQUESTS


def test_what_is_forbidden_answers_like_what_is_not_there(houses, people):
    ours, theirs = houses
    draw = random.Random(7)
    nowhere = [uuid4() for _ in theirs["ids"]]
    for address in with_parameters():
        if "{practice}" not in address and not address.startswith("api/"):
            continue
        for who in ("owner", "facilitator", "member"):
            seed = draw.random()
            forbidden = filled(
                address, ours["slug"], theirs["ids"], random.Random(seed)
            )
            absent = filled(address, ours["slug"], nowhere, random.Random(seed))

            assert shape(people[who].get(forbidden)) == shape(
                people[who].get(absent)
            ), (who, address)


def test_another_practice_answers_like_none(houses, people):
    _, theirs = houses
    pages = [a for a in addresses() if a.count("{") == 1 and "{practice}" in a]
    assert len(pages) > 5
    for page in pages:
        for who in ("owner", "billing", "member", "nobody"):
            one = people[who].get("/" + page.format(practice=theirs["slug"]))
            other = people[who].get("/" + page.format(practice="nowhere"))

            assert shape(one)[0] == shape(other)[0] != 200, (who, page)
            clean = (b"theirs", b""), (b"nowhere", b"")
            bodies = [one.content, other.content]
            for old, new in clean:
                bodies = [b.replace(old, new) for b in bodies]
            strip = [re.sub(rb'csrf\w*" value="[^"]*"', b"", b) for b in bodies]
            assert strip[0] == strip[1], (who, page)
