"""Nothing undeclared goes out of the API, and nothing undeclared comes in (S3)."""

import json
import re
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client as Browser

from tests import make
from tests.gathering import Gathering
from tests.room.conftest import media  # noqa: F401  the fixture
from tests.test_access import ACCESS, address, here  # noqa: F401  the fixture
from tests.test_access_api import API, gathering  # noqa: F401  the fixture

pytestmark = pytest.mark.django_db

ROUND = {
    f"stage.{key}"
    for key in (
        "format", "id", "step", "question", "mode", "seconds_each", "speaker",
        "speaks_since", "waiting", "has_passed", "done", "is_offering_again", "is_over",
    )
}  # fmt: skip
SHEET = {
    *(f"sheet.{key}" for key in ("step", "address", "blocks")),
    *(f"sheet.blocks.{key}" for key in (
        "id", "kind", "title", "format", "planned_seconds", "extra_seconds", "state",
        "started_at", "ended_at", "leader", "cautions",
    )),
}  # fmt: skip
COMPANY = {
    *(
        f"chat.{key}"
        for key in (
            "lines",
            "to_group",
            "to_facilitators",
            "to_members",
            "is_hushed",
        )
    ),
    *(f"signs.{key}" for key in ("seat", "kind", "at")),
}
SIGNS = {one for one in COMPANY if one.startswith("signs.")}
LINES = {
    "count", "lines",
    *(f"lines.{key}" for key in (
        "id", "channel", "writer", "name", "leads", "to", "to_name", "text", "at",
    )),
}  # fmt: skip
PULSE = ("mood", "energy", "tension", "words", "note")
SNAPSHOT = {
    *SHEET, *COMPANY, "sheet", "chat", "signs", *ROUND, "stage", "guests",
    "v", "now", "spotlight", "rest", "alerts", "flags", "knocking", "people",
    "me", "meeting", "ticket",
    *(f"meeting.{key}" for key in (
        "id", "title", "number", "starts_at", "ends_at", "opens_at", "ended_at",
        "zone", "phase", "is_locked", "fallback",
    )),
    *(f"me.{key}" for key in (
        "seat", "role", "name", "name_for_guests", "standing", "standing.is",
        "standing.place", "standing.kind", "standing.next", "hand", "is_listening",
        "is_camera_stopped", "is_without_camera", "is_interrupted", "is_resting",
        "wants_time", "location", "phone", "check_in", "check_out", "homework", "due",
        "time_zone", "is_in_use_elsewhere", "is_wanted_elsewhere",
    )),
    *(f"people.{key}" for key in (
        "seat", "identity", "name", "name_for_guests", "role", "order", "hand",
        "is_listening", "is_camera_stopped", "is_without_camera", "is_interrupted",
        "is_here", "beside", "wants_time", "location", "phone", "enrolment",
        "is_accompanied", "is_new", "check_in", "check_out",
    )),
}  # fmt: skip
OWN_PULSE = {f"me.{key}.{one}" for key in ("check_in", "check_out") for one in PULSE}
OWN_DUE = {f"me.due.{key}" for key in ("title", "minutes")}
ASKED = {
    f"guests.{key}" for key in ("guest", "name", "role", "asks", "says_yes")
}  # fmt: skip
RESTING = {"rest.why", "rest.since"}
FOR_LEADERS = {
    f"knocking.{key}"
    for key in (
        "seat", "name", "role", "missing", "since", "is_second_device", "is_early",
        "wants_time", "location", "phone", "is_listening", "is_accompanied", "is_new",
        "check_in", *(f"check_in.{key}" for key in PULSE),
    )
} | {f"people.check_in.{key}" for key in PULSE} | {
    f"flags.{key}" for key in (
        "id", "seat", "name", "since", "is_seen", "wants_call", "address",
    )
}  # fmt: skip
TICKET = {"url", "token", "place", "place.id", "place.kind", "identity", "sources", "v"}
CONFLICTS = {
    f"conflicts.{key}"
    for key in ("id", "field", "client_id", "by", "at", "wording", "both")
}
WAY_IN = {f"ticket.{key}" for key in TICKET}
BRINGS_THE_WAY_IN = ("knock", "open_")
RECEIPT = {"acked", "version", "saved_at", "texts", "texts.focus", "conflicts"}
BALANCE = {
    "is_on", "target_percent", "people",
    *(f"people.{key}" for key in (
        "seat", "seconds", "last_spoke_at", "listening_streak",
    )),
}  # fmt: skip
HOMEWORK = {
    "given", "last", "exercises",
    *(f"given.{key}" for key in ("id", "enrolment", "words", "name", "is_own")),
    *(f"last.{key}" for key in (
        "id", "enrolment", "words", "day", "is_own", "outcome",
    )),
}  # fmt: skip
TURNS = {
    "people",
    *(f"people.{key}" for key in (
        "seat", "wants_time", "meetings_since", "minutes_this_month",
    )),
}  # fmt: skip
FINISHING = {
    "facts", "sections",
    *(f"facts.{key}" for key in (
        "session", "session.label", "session.said", "attendance", "attendance.label",
        "attendance.said", "confirmed", "confirmed.by", "confirmed.at", "is_current",
    )),
    *(f"sections.{key}" for key in (
        "id", "fact", "offers", "offers.sentence", "offers.sources",
        "offers.sources.id", "offers.sources.tag", "offers.sources.seconds_in",
        "offers.sources.by", "named", "named.field", "named.start", "named.end",
        "named.text", "named.replacement", "kept", "kept.words", "kept.reason",
        "kept.by", "shared", "shared.sentence", "shared.others", "is_copied",
        "sign",
    )),
}  # fmt: skip
SECTIONS = {
    "sections",
    *(f"sections.{key}" for key in (
        "id", "kind", "title", "seat", "enrolment", "fields", "fields.key",
        "fields.label", "fields.hint", "fields.control", "fields.required",
        "fields.is_kept", "fields.quiet", "fields.words", "fields.options",
        "fields.options.value", "fields.options.label", "template", "template.id",
        "template.version", "template.title", "version", "texts", "texts.focus",
        "saved_at", "conflicts",
    )),
    *(f"sections.{key}" for key in CONFLICTS),
}  # fmt: skip
NEWS = {
    "v", "is_erased", "moments",
    *(f"moments.{key}" for key in (
        "id", "at", "seconds_in", "member", "tag", "text", "author", "author_name",
        "destination", "is_undone",
    )),
}  # fmt: skip
DESK = NEWS | {
    "now", "me", "group_key", "members", "tags",
    *(f"members.{key}" for key in ("id", "name", "seat", "key")),
    *(f"tags.{key}" for key in (
        "id", "key", "label", "destination", "is_alert", "is_retired",
    )),
}  # fmt: skip
TAKE_PART = (
    "snapshot", "knock", "leave", "hand", "listening", "write", "sign", "wants_time",
    "check_out", "guest_answer", "guest_name", "homework_keep", "homework_report",
)  # fmt: skip
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


def way_in(name: str) -> set[str]:
    return WAY_IN if name in BRINGS_THE_WAY_IN else set()


def test_answers_to_members_have_these_keys_and_no_other(gathering):  # noqa: F811
    for name in TAKE_PART:
        said = answered(gathering, "member", name)

        own = OWN_PULSE | OWN_DUE
        assert paths(said) <= SNAPSHOT | own | ASKED | way_in(name), name
        assert said["knocking"] == said["alerts"] == said["flags"] == []
        known = (
            "location", "phone", "enrolment", "is_accompanied", "is_new", "check_in",
            "check_out", "wants_time", "name_for_guests",
        )  # fmt: skip
        assert {one[key] for one in said["people"] for key in known} <= {None}
        assert said["sheet"] is None or said["sheet"]["address"] is None
        blocks = said["sheet"]["blocks"] if said["sheet"] else []
        assert not any(one["cautions"] or one["leader"] for one in blocks)
    assert paths(answered(gathering, "member", "ticket")) == TICKET
    assert paths(answered(gathering, "member", "chat")) == LINES


def test_answers_to_a_guest_have_fewer_keys_and_name_no_record(
    gathering,  # noqa: F811
):
    for name in ("snapshot", "knock", "leave", "interrupted"):
        said = answered(gathering, "guest", name)

        assert paths(said) <= SNAPSHOT - COMPANY | way_in(name) | SIGNS, name
        assert said["chat"] is None
        assert said["knocking"] == said["alerts"] == said["guests"] == []
        assert said["flags"] == said["me"]["due"] == []
        known = ("location", "phone", "enrolment", "wants_time", "name_for_guests")
        assert {one[key] for one in said["people"] for key in known} <= {None}
    for name in ("kept", "feedback"):
        assert answered(gathering, "guest", name) == {"cards": []}


def test_answers_to_those_who_lead_have_these_keys_and_no_other(
    gathering,  # noqa: F811
):
    assert paths(answered(gathering, "lead", "snapshot")) == SNAPSHOT | FOR_LEADERS
    for name, (method, whom) in API.items():
        if name != "voices" and method == "post" and whom == API["admit"][1]:
            known = SNAPSHOT | FOR_LEADERS | RESTING | way_in(name)
            assert paths(answered(gathering, "lead", name)) <= known, name
    assert paths(answered(gathering, "lead", "ticket")) == TICKET
    for name in ("balance", "voices"):
        assert paths(answered(gathering, "lead", name)) == BALANCE
    assert paths(answered(gathering, "lead", "turns")) == TURNS
    for who in ("lead", "member"):
        assert paths(answered(gathering, who, "homework")) == HOMEWORK


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


def test_what_notes_are_finished_from_has_these_keys_and_no_other(
    gathering,  # noqa: F811
):
    make.moment(gathering.meeting, by=gathering.staff["lead"], text="Sam spoke")
    for name in ("finishing", "facts_confirm", "name_keep"):
        found = answered(gathering, "lead", name)
        assert paths(found) <= FINISHING, name


def test_answers_about_moments_have_these_keys_and_no_other(gathering):  # noqa: F811
    assert paths(answered(gathering, "lead", "desk")) == DESK
    assert paths(answered(gathering, "co", "moments_news")) == NEWS
    assert paths(answered(gathering, "lead", "moments_change")) == NEWS | {"acked"}
    note = answered(gathering, "lead", "process_note")
    assert note.keys() == {"version", "text", "saved_at", "wall", "hint"}
    saved = answered(gathering, "lead", "process_note_save")
    assert saved.keys() == {"version", "saved_at"}


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
    "accounts", "audit", "clients", "groups", "guests", "library", "measures",
    "messaging",
    "moments", "notes", "plans", "practice", "process_notes", "room", "runsheet",
    "scheduling",
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
EXERCISE = {
    "title": "Rain",
    "format": "round",
    "phase": "warm",
    "minutes": "9",
    "min_n": "2",
    "max_n": "8",
    "intensity": "1",
    "camera": "optional",
    "body": "none",
    "aims": "calm",
    "problems": "all",
    "steps": "Ask.",
}
GOAL = {"wording": "Ask for help", "sign": "Twice a month"}
TEMPLATE = {
    "form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "title": "Brief",
    "form-0-label": "Words", "form-0-part": "member", "form-0-control": "text",
}  # fmt: skip
BLOCK = {"title": "Quiet", "minutes": "9", "kind": "work", "format": "circle"}
TAG = {"key": "x", "label": "Silence", "destination": "chart", "sentence": "was silent"}
PHRASE = {"key": "walk", "part": "member", "text": "Took a walk in the break."}
FILLED: dict[str, dict[str, Any]] = {
    "practice:practice_edit": {"name": "Hillside", "time_zone": "Europe/Berlin"},
    "practice:staff_invite": {
        "display_name": "Lia", "email": "lia@example.org", "role": "trainee",
    },
    "practice:staff_role": {"role": "trainee"},
    "practice:staff_describe": {"credential": "MSc"},
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
    "clients:chart_search": {"words": "tired"},
    "clients:chart_export": {
        "recipient": "Dr Lima", "purpose": "treatment", "with_plan": "on", "as": "page",
    },
    "measures:measure_rules": {"offered": ["phq9", "rses"], "read_when": "At nine"},
    "measures:group_measures": {"member": "everybody", "measures": ["rses"]},
    "measures:rhythm": {"measures": ["gad7"], "every": "3", "at_first": "on"},
    "measures:client_give": {"measures": ["rses"]},
    "measures:measure_take_back": {},
    "measures:flag": {"kind": "contacted", "words": "Called at six"},
    "measures:flag_acknowledge": {},
    "moments:meeting_moments": {},
    "moments:moment_undo": {},
    "process_notes:meeting_note": {},
    "notes:phrase_add": PHRASE,
    "notes:phrase_edit": PHRASE | {"key": "calm"},
    "notes:phrase_retire": {},
    "notes:phrase_restore": {},
    "moments:tag_list": {"until": "month"},
    "moments:tag_add": TAG,
    "moments:tag_edit": TAG | {"key": "p"},
    "moments:tag_retire": {},
    "moments:tag_restore": {},
    "traces:chat_rules": {"is_open": "on", "between_members": "on"},
    "traces:pair_rules": {"one": "", "other": ""},
    "traces:pair_allow": {},
    "traces:member_accompany": {"on": "on"},
    "runsheet:sheet_make": {},
    "runsheet:sheet_order": {},
    "runsheet:sheet_keep": {},
    "runsheet:block_add": BLOCK,
    "runsheet:block_edit": BLOCK,
    "runsheet:block_move": {"to": "down"},
    "runsheet:block_remove": {},
    "runsheet:exercise_add": {"exercise": "say-back"},
    "library:deck_add": {"title": "Leaves", "rights": "Drawn by us"},
    "library:deck_retire": {},
    "library:exercise_create": EXERCISE,
    "library:exercise_edit": EXERCISE,
    "library:exercise_retire": {},
    "library:material_detail": {"title": "Rain", "rights": "Ours"},
    "library:material_delete": {},
    "room:meeting_invite": {},
    "room:guest_list": {
        "kind": "observer", "name": "Robin", "email": "robin@example.org",
        "signed_on": "2026-11-02",
    },
    "room:homework_give": {"words": "Rest", "to": "all"},
    "room:homework_take_back": {},
    "room:guest_answer": {"says_yes": "yes"},
    "room:guest_withdraw": {},
    "room:guest_write": {},
    "plans:episode_open": {
        "from_on": "2026-11-01", "reason": "Tired", "review_every_weeks": "8",
    },
    "plans:episode_end": {
        "until_on": "2026-11-20", "reason": "completed", "course": "Came each week.",
        "risk": "None seen.",
    },
    "plans:problem_add": {"wording": "Sleeps badly"},
    "plans:problem_settle": {},
    "plans:goal_add": GOAL,
    "plans:goal_edit": GOAL | {"state": "met"},
    "plans:review_hold": {
        "held_on": "2026-11-20", "next_on": "2027-02-01", "summary": "Goes on.",
    },
    "plans:document_add": {
        "title": "Letter", "kind": "letter", "dated_on": "2026-11-01",
    },
    "plans:document_delete": {},
    "plans:consent_add": {
        "recipient": "Dr Lima", "purpose": "treatment", "given_on": "2026-11-01",
    },
    "plans:consent_revoke": {},
    "notes:meeting_notes": {},
    "notes:facts_confirm": {},
    "notes:sentence_take": {"field": "focus", "sentence": "Was calm."},
    "notes:names_replace": {"version": "1", "place": "all"},
    "notes:name_keep": {"words": "Ivo", "reason": "A poet"},
    "notes:conflict_resolve": {"version": "1", "choice": "both"},
    "notes:template_choose": {"template": "soap"},
    "notes:template_add": TEMPLATE,
    "notes:template_edit": TEMPLATE,
    "notes:template_retire": {},
    "notes:rules": {
        "template": "dap", "due_hours": "12", "late_hours": "36", "unlock_hours": "0",
    },
    "notes:record_begin": {"template": "crisis", "day": "2026-11-20", "at": "10:00"},
    "notes:supervision_begin": {
        "template": "supervision", "day": "2026-11-20", "at": "10:00",
    },
    "notes:record": {},
    "notes:note_deed": {"version": "0"},
}  # fmt: skip
WITHOUT_FORM = {
    "process_notes:note_list",
    "healthz", "workspace:home", "workspace:practice_list", "workspace:theme_change",
    "workspace:today", "workspace:calendar", "workspace:find", "practice:staff_list",
    "practice:invitation",
    "groups:group_list", "groups:group_detail", "groups:group_sessions",
    "scheduling:meeting_detail", "clients:client_list", "clients:client_detail",
    "traces:board_file", "notes:template_list", "notes:finish", "notes:note",
    "notes:queue", "notes:phrase_list",
    "messaging:mail_list", "library:exercise_list", "library:exercise_detail",
    "library:material_list", "library:material_add", "library:material_file",
    "library:slide_file",
    "runsheet:sheet", "scheduling:meeting_chat", "library:deck_list",
    "library:deck_detail", "library:card_file",
    "room:room", "room:link", "room:link_code", "room:before", "room:before_form",
    "room:before_next", "measures:measure_list", "measures:result",
    "room:livekit_hook", "plans:care", "plans:document_file",
}  # fmt: skip


def test_every_page_that_takes_a_form_is_tried():
    assert FILLED.keys() | WITHOUT_FORM == ACCESS.keys()


def who_sends(name: str) -> str:
    led = (
        "scheduling", "notes", "runsheet", "plans", "clients:chart", "moments:m",
        "traces:pair", "traces:member", "room:guest", "room:homework", "measures:group",
        "measures:rhythm", "measures:client", "measures:measure_t", "measures:flag",
    )  # fmt: skip
    return "lead" if name.startswith(led) else "owner"


def sent(here: Any, name: str, data: dict[str, Any]) -> tuple[int, list[Any]]:  # noqa: F811
    who = who_sends(name)
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
    if name in {"measures:group_measures", "measures:client_give"}:
        said["meeting"] = str(here.coming.pk)
    if name in {"groups:seat_swap", "room:meeting_invite", "room:guest_answer"}:
        said["enrolment"] = str(here.enrolment.pk)
    if name == "plans:review_hold":
        goal = here.episode.plan.goals.get().pk
        said |= {f"progress_{goal}": "3", f"state_{goal}": "open"}
    if name == "groups:facilitator_add":
        said["staff"] = str(here.people["other"].pk)
    declared = fields_of(here, name) | said.keys()
    more = {key: v for key, v in undeclared().items() if key not in declared}
    assert len(more) > 30

    assert sent(here, name, more | said) == sent(here, name, said)


def fields_of(here: Any, name: str) -> set[str]:  # noqa: F811
    """What the page's own form asks for."""
    browser = Browser()
    browser.force_login(here.people[who_sends(name)].user)
    context = browser.get(address(here, name)).context
    forms = [context.get("form")] if context else []
    return {field for form in forms if form for field in form.fields}
