"""Nothing undeclared goes out of the API, and nothing undeclared comes in (S3)."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client as Browser

from tests.gathering import Gathering
from tests.room.conftest import media  # noqa: F401  the fixture
from tests.test_access import ACCESS, address, here  # noqa: F401  the fixture
from tests.test_access_api import API, gathering  # noqa: F401  the fixture

pytestmark = pytest.mark.django_db

SNAPSHOT = {
    "v", "now", "spotlight", "alerts", "knocking", "people", "me", "meeting",
    *(f"meeting.{key}" for key in (
        "id", "title", "number", "starts_at", "ends_at", "opens_at", "ended_at",
        "zone", "phase", "is_locked", "fallback",
    )),
    *(f"me.{key}" for key in (
        "seat", "role", "name", "standing", "standing.is", "standing.place", "hand",
        "is_listening", "is_camera_stopped", "location", "phone", "time_zone",
        "is_in_use_elsewhere", "is_wanted_elsewhere",
    )),
    *(f"people.{key}" for key in (
        "seat", "identity", "name", "role", "order", "hand", "is_listening",
        "is_camera_stopped", "location", "phone",
    )),
}  # fmt: skip
FOR_LEADERS = {
    f"knocking.{key}"
    for key in (
        "seat", "name", "since", "is_second_device", "is_early", "location", "phone",
    )
}  # fmt: skip
TICKET = {"url", "token", "place", "place.id", "place.kind", "identity", "sources", "v"}
CONFLICTS = {
    f"conflicts.{key}"
    for key in ("id", "field", "client_id", "by", "at", "wording", "both")
}
RECEIPT = {"acked", "version", "saved_at", "texts", "texts.focus", "conflicts"}
SECTIONS = {
    "sections",
    *(f"sections.{key}" for key in (
        "id", "kind", "title", "seat", "enrolment", "fields", "fields.key",
        "fields.label", "version", "texts", "texts.focus", "saved_at", "conflicts",
    )),
    *(f"sections.{key}" for key in CONFLICTS),
}  # fmt: skip
TAKE_PART = ("snapshot", "knock", "leave", "hand", "listening")
SAID = [name for name, (method, _) in API.items() if method == "post"]
EXTRA = {
    "is_active": False, "role": "owner", "practice": "x", "practice_id": "x",
    "standing": "admitted", "staff": "x", "id": "x", "leads": True, "by": "x",
    "__proto__": {}, "meeting": "x", "is_locked": False,
}  # fmt: skip


def paths(value: Any, before: str = "") -> set[str]:
    """The keys of an answer, with the keys that they are in."""
    if isinstance(value, list):
        return set().union(*(paths(one, before) for one in value))
    if not isinstance(value, dict):
        return set()
    found = set()
    for key, inner in value.items():
        found |= {before + key} | paths(inner, f"{before}{key}.")
    return found


def answered(there: Gathering, who: str, name: str) -> Any:
    with transaction.atomic():
        answer = there.ask(who, API[name][0], name)
        transaction.set_rollback(True)
    assert answer.status_code == 200, (who, name, answer.content)
    return answer.json()


def test_answers_to_members_have_these_keys_and_no_other(gathering):  # noqa: F811
    for name in TAKE_PART:
        said = answered(gathering, "member", name)

        assert paths(said) <= SNAPSHOT, name
        assert said["knocking"] == said["alerts"] == []
        assert {one["location"] or one["phone"] for one in said["people"]} <= {None}
    assert paths(answered(gathering, "member", "ticket")) == TICKET


def test_answers_to_those_who_lead_have_these_keys_and_no_other(
    gathering,  # noqa: F811
):
    assert paths(answered(gathering, "lead", "snapshot")) == SNAPSHOT | FOR_LEADERS
    for name, (method, whom) in API.items():
        if method == "post" and whom == API["admit"][1]:
            assert paths(answered(gathering, "lead", name)) <= SNAPSHOT | FOR_LEADERS
    assert paths(answered(gathering, "lead", "ticket")) == TICKET


def test_answers_about_notes_have_these_keys_and_no_other(gathering):  # noqa: F811
    sections = answered(gathering, "lead", "sections")
    keys = {one["key"] for row in sections["sections"] for one in row["fields"]}
    texts = {f"sections.texts.{key}" for key in keys}

    assert paths(sections) == SECTIONS | texts
    assert paths(answered(gathering, "lead", "ops")) - CONFLICTS <= RECEIPT
    assert paths(answered(gathering, "lead", "conflict_resolve")) <= RECEIPT
    assert answered(gathering, "lead", "versions").keys() == {"versions"}
    assert answered(gathering, "lead", "journal_key").keys() == {
        "journal", "current", "keys",
    }  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_an_undeclared_key_is_refused_and_changes_nothing(gathering, name):  # noqa: F811
    who = "member" if name in TAKE_PART or name == "ticket" else "lead"
    where = gathering.address(name)
    before = everything()
    for key, value in EXTRA.items():
        said = gathering.said(name) | {key: value}
        assert key not in gathering.said(name)

        answer = gathering.browsers[who].post(
            where, json.dumps(said), content_type="application/json"
        )

        expected = 404 if name == "api-root" else 422
        assert answer.status_code == expected, (key, answer.content)
    assert everything() == before


RANDOM = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<![\w-])[\w-]{43}(?![\w-])"
)
VOLATILE = ("hash", "token", "index", "password", "identity", "media_room", "data")
OURS = (
    "accounts", "audit", "clients", "groups", "messaging", "notes", "practice",
    "room", "scheduling",
)  # fmt: skip


def everything(known: set[str] = frozenset()) -> list[tuple[str, ...]]:  # type: ignore[assignment]
    """What all our tables hold; ids that were not there before are all alike."""
    rows = []
    for model in apps.get_models():
        if model._meta.app_label not in OURS:
            continue
        for row in model._base_manager.all():
            held = {
                field.attname: plain(getattr(row, field.attname), known)
                for field in model._meta.concrete_fields
                if not any(word in field.attname for word in VOLATILE)
            }
            rows.append((model.__name__, *(f"{k}={v}" for k, v in held.items())))
    return sorted(rows)


def plain(value: Any, known: set[str]) -> str:
    said = ",".join(sorted(value)) if isinstance(value, dict) else str(value)
    if known:
        said = RANDOM.sub(lambda m: m[0] if m[0] in known else "new", said)
    return said


def ids() -> set[str]:
    return {
        str(row.pk)
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for row in model._base_manager.all()
    }


def undeclared() -> dict[str, str]:
    """Every field of every table that no form of ours has: set to something else."""
    names = {
        field.attname
        for model in apps.get_models()
        if model._meta.app_label in OURS
        for field in model._meta.concrete_fields
    }
    return dict.fromkeys(names, str(uuid4())) | {
        "is_active": "", "is_superuser": "on", "is_staff": "on",
        "until_on": "2020-01-01", "from_on": "2020-01-01", "number": "99",
        "confirmed_at": "2020-01-01", "version": "99", "slug": "taken",
    }  # fmt: skip


GROUP = {
    "kind": "process", "structure": "closed", "time_zone": "Europe/Berlin",
    "capacity": "8", "length_minutes": "90", "name": "Neu", "state": "active",
}  # fmt: skip
CLIENT = {"preferred_name": "Jo", "time_zone": "Europe/Berlin"}
FILLED: dict[str, dict[str, str]] = {
    "practice:practice_edit": {"name": "Hillside", "time_zone": "Europe/Berlin"},
    "practice:staff_invite": {
        "display_name": "Lia", "email": "lia@example.org", "role": "trainee",
    },
    "practice:staff_role": {"role": "trainee"},
    "practice:staff_deactivate": {},
    "practice:staff_reactivate": {},
    "groups:group_create": GROUP,
    "groups:group_edit": GROUP,
    "groups:member_add_new": CLIENT | {"display_name": "Jo"},
    "groups:member_end": {"reason": "completed"},
    "groups:seat_swap": {"seat": "2"},
    "groups:facilitator_add": {"role": "co"},
    "groups:facilitator_end": {},
    "groups:member_add": {"display_name": "Jo"},
    "scheduling:series_plan": {
        "starts_on": "2026-11-26", "wall_time": "18:30", "time_zone": "Europe/Lisbon",
        "interval_weeks": "1", "length_minutes": "90",
    },
    "scheduling:meeting_create": {"day": "2026-12-05", "at": "10:00"},
    "scheduling:meeting_register": {},
    "scheduling:meeting_cancel": {"reason": "Ill"},
    "clients:client_create": CLIENT,
    "clients:client_edit": CLIENT,
    "room:meeting_invite": {},
    "notes:meeting_notes": {},
    "notes:conflict_resolve": {"version": "1", "choice": "both"},
}  # fmt: skip
WITHOUT_FORM = {
    "healthz", "workspace:home", "workspace:practice_list", "workspace:theme_change",
    "workspace:today", "workspace:find", "practice:staff_list", "practice:invitation",
    "groups:group_list", "groups:group_detail", "groups:group_sessions",
    "scheduling:meeting_detail", "clients:client_list", "clients:client_detail",
    "messaging:mail_list", "room:room", "room:link", "room:link_code",
    "room:livekit_hook",
}  # fmt: skip


def test_every_page_that_takes_a_form_is_tried():
    assert FILLED.keys() | WITHOUT_FORM == ACCESS.keys()


def sent(here: Any, name: str, data: dict[str, str]) -> tuple[int, list[Any]]:  # noqa: F811
    who = "lead" if name.startswith(("scheduling", "notes")) else "owner"
    browser, known = Browser(), ids()
    browser.force_login(here.people[who].user)
    with transaction.atomic():
        status = browser.post(address(here, name), data).status_code
        held = everything(known)
        transaction.set_rollback(True)
    return status, held


@pytest.mark.parametrize("name", FILLED)
def test_an_undeclared_field_of_a_form_changes_nothing(here, name):  # noqa: F811
    said = dict(FILLED[name])
    if name == "groups:group_create":
        said["lead"] = str(here.people["lead"].pk)
    if name in {"groups:seat_swap", "room:meeting_invite"}:
        said["enrolment"] = str(here.enrolment.pk)
    if name == "groups:facilitator_add":
        said["staff"] = str(here.people["other"].pk)
    declared = fields_of(here, name) | said.keys()
    more = {key: v for key, v in undeclared().items() if key not in declared}
    assert len(more) > 30

    assert sent(here, name, more | said) == sent(here, name, said)


def fields_of(here: Any, name: str) -> set[str]:  # noqa: F811
    """What the page's own form asks for."""
    browser = Browser()
    browser.force_login(here.people["owner"].user)
    context = browser.get(address(here, name)).context
    forms = [context.get("form")] if context else []
    return {field for form in forms if form for field in form.fields}
