"""Every page, and who may open it. A page missing from the table fails the suite."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse

from tenfold.core.tokens import new_token
from tenfold.groups.actions import end_facilitation
from tenfold.groups.models import Facilitation
from tenfold.scheduling.models import Meeting
from tenfold.traces.actions.boards import keep_board
from tenfold.traces.models import BoardPicture
from tests import make
from tests.make import MONDAY_6PM
from tests.test_access_api import API
from tests.test_access_sign_in import SIGN_IN
from tests.world import World, with_second_factor, world

WHO = (
    "signed_out", "stranger", "billing", "intake", "other", "co", "lead", "manager",
    "owner",
)  # fmt: skip
NOW = MONDAY_6PM - timedelta(minutes=30)

SIGNED_IN = (302, 200, 200, 200, 200, 200, 200, 200, 200)
EVERYBODY = (200,) * 9
REDIRECT = (302,) * 9
NOT_THERE = (404,) * 9
NOBODY_HERE = (302, 404, 404, 404, 404, 404, 404, 404, 404)
STAFF = (302, 404, 200, 200, 200, 200, 200, 200, 200)
RUNS = (302, 404, 404, 404, 404, 404, 404, 200, 200)
RUNS_DEED = (302, 404, 404, 404, 404, 404, 404, 302, 302)
RECORDS = (302, 404, 404, 200, 404, 404, 404, 200, 200)
SEES = (302, 404, 404, 200, 404, 200, 200, 200, 200)
KEEPS = (302, 404, 404, 404, 404, 404, 200, 200, 200)
KEEPS_DEED = (302, 404, 404, 404, 404, 404, 302, 302, 302)
FILLS = (302, 404, 404, 200, 404, 404, 200, 200, 200)
FILLS_DEED = (302, 404, 404, 302, 404, 302, 302, 302, 302)
WRITES = (302, 404, 404, 404, 200, 200, 200, 200, 200)
OWN_EXERCISE = (302, 404, 404, 404, 404, 404, 200, 200, 200)
OWN_EXERCISE_DEED = (302, 404, 404, 404, 404, 404, 302, 302, 302)
LEADS_DEED = (302, 404, 404, 404, 404, 302, 302, 404, 404)
STARTS = (302, 404, 404, 404, 200, 200, 200, 200, 200)
LEAD_ALONE = (302, 404, 404, 404, 404, 404, 200, 404, 404)
LEADS = (302, 404, 404, 404, 404, 200, 200, 404, 404)
AUTHORS_DEED = (302, 404, 404, 404, 404, 302, 302, 404, 404)
ROOM = (404, 404, 404, 404, 404, 200, 200, 404, 404)

#                                  signed out · stranger · billing · intake ·
#                                  other facilitator · co · lead · manager · owner
ACCESS = {
    "healthz": ("get", EVERYBODY),
    "workspace:home": ("get", REDIRECT),
    "workspace:practice_list": ("get", SIGNED_IN),
    "workspace:theme_change": ("post", REDIRECT),
    "workspace:today": ("get", STAFF),
    "workspace:calendar": ("get", STAFF),
    "workspace:find": ("get", STAFF),
    "practice:staff_list": ("get", STAFF),
    "practice:practice_edit": ("get", RUNS),
    "practice:staff_invite": ("get", RUNS),
    "practice:staff_role": ("post", RUNS_DEED),
    "practice:staff_describe": ("get", RUNS),
    "practice:staff_deactivate": ("post", RUNS_DEED),
    "practice:staff_reactivate": ("post", RUNS_DEED),
    "practice:invitation": ("get", EVERYBODY),
    "groups:group_list": ("get", STAFF),
    "groups:group_create": ("get", STARTS),
    "groups:group_detail": ("get", SEES),
    "groups:group_sessions": ("get", SEES),
    "groups:group_edit": ("get", KEEPS),
    "groups:member_add": ("get", FILLS),
    "groups:member_add_new": ("get", FILLS),
    "groups:member_end": ("get", KEEPS),
    "groups:seat_swap": ("post", KEEPS_DEED),
    "groups:facilitator_add": ("post", KEEPS_DEED),
    "groups:facilitator_end": ("post", KEEPS_DEED),
    "scheduling:series_plan": ("get", KEEPS),
    "scheduling:meeting_create": ("get", KEEPS),
    "scheduling:meeting_detail": ("get", SEES),
    "scheduling:meeting_register": ("get", LEADS),
    "scheduling:meeting_cancel": ("get", LEADS),
    "clients:client_list": ("get", STAFF),
    "clients:client_create": ("get", RECORDS),
    "clients:client_detail": ("get", SEES),
    "clients:client_edit": ("get", RECORDS),
    "clients:chart_search": ("post", LEADS),
    "clients:chart_export": ("get", LEADS),
    **{
        f"plans:{page}": ("get", LEADS)
        for page in (
            "care",
            "episode_open",
            "episode_end",
            "problem_add",
            "goal_add",
            "goal_edit",
            "review_hold",
            "document_add",
            "document_file",
            "document_delete",
            "consent_add",
        )
    },
    "plans:problem_settle": ("post", LEADS_DEED),
    "plans:consent_revoke": ("post", LEADS_DEED),
    "messaging:mail_list": ("get", RUNS),
    "traces:chat_rules": ("get", KEEPS),
    "traces:pair_rules": ("get", LEADS),
    "traces:pair_allow": ("post", LEADS_DEED),
    "traces:member_accompany": ("post", LEADS_DEED),
    "traces:board_file": ("get", LEADS),
    "scheduling:meeting_chat": ("get", LEADS),
    "moments:meeting_moments": ("get", LEADS),
    "moments:moment_undo": ("post", AUTHORS_DEED),
    "process_notes:note_list": ("get", STAFF),
    "process_notes:meeting_note": ("get", LEADS),
    "notes:phrase_list": ("get", RUNS),
    "notes:phrase_add": ("get", RUNS),
    "notes:phrase_edit": ("get", RUNS),
    "notes:phrase_retire": ("post", RUNS_DEED),
    "notes:phrase_restore": ("post", RUNS_DEED),
    "measures:measure_list": ("get", STAFF),
    "measures:measure_rules": ("get", RUNS),
    **{
        f"measures:{page}": ("get", LEADS)
        for page in ("group_measures", "rhythm", "client_give", "result", "flag")
    },
    "measures:measure_take_back": ("post", LEADS_DEED),
    "measures:flag_acknowledge": ("post", LEADS_DEED),
    "moments:tag_list": ("get", RUNS),
    "moments:tag_add": ("get", RUNS),
    "moments:tag_edit": ("get", RUNS),
    "moments:tag_retire": ("post", RUNS_DEED),
    "moments:tag_restore": ("post", RUNS_DEED),
    "runsheet:sheet": ("get", LEADS),
    "runsheet:sheet_make": ("post", LEADS_DEED),
    "runsheet:sheet_order": ("post", LEADS_DEED),
    "runsheet:sheet_keep": ("post", LEADS_DEED),
    "runsheet:block_add": ("post", LEADS),
    "runsheet:block_edit": ("get", LEADS),
    "runsheet:block_move": ("post", LEADS_DEED),
    "runsheet:block_remove": ("post", LEADS_DEED),
    "runsheet:exercise_add": ("post", LEADS_DEED),
    "library:exercise_list": ("get", STAFF),
    "library:exercise_detail": ("get", STAFF),
    "library:exercise_create": ("get", WRITES),
    "library:exercise_edit": ("get", OWN_EXERCISE),
    "library:exercise_retire": ("post", OWN_EXERCISE_DEED),
    "library:material_list": ("get", STAFF),
    "library:material_add": ("get", WRITES),
    "library:material_detail": ("get", STAFF),
    "library:material_delete": ("post", OWN_EXERCISE_DEED),
    "library:material_file": ("get", STAFF),
    "library:slide_file": ("get", STAFF),
    "library:deck_list": ("get", STAFF),
    "library:deck_add": ("get", WRITES),
    "library:deck_detail": ("get", STAFF),
    "library:deck_retire": ("post", OWN_EXERCISE_DEED),
    "library:card_file": ("get", STAFF),
    "notes:meeting_notes": ("get", LEADS),
    "notes:finish": ("get", LEADS),
    "notes:facts_confirm": ("post", LEADS_DEED),
    "notes:sentence_take": ("post", NOBODY_HERE),
    "notes:names_replace": ("post", NOBODY_HERE),
    "notes:name_keep": ("post", NOBODY_HERE),
    "notes:template_choose": ("post", LEADS_DEED),
    "notes:conflict_resolve": ("post", NOBODY_HERE),
    "notes:template_list": ("get", STAFF),
    "notes:template_add": ("get", RUNS),
    "notes:template_edit": ("get", RUNS),
    "notes:template_retire": ("post", RUNS_DEED),
    "notes:rules": ("get", RUNS),
    "notes:queue": ("get", STAFF),
    "notes:record_begin": ("get", SEES),
    "notes:supervision_begin": ("get", STAFF),
    "notes:record": ("get", LEAD_ALONE),
    "notes:note": ("get", LEAD_ALONE),
    "notes:note_deed": ("post", LEAD_ALONE),
    "room:meeting_invite": ("post", FILLS_DEED),
    "room:guest_list": ("get", LEADS),
    "room:guest_answer": ("post", LEADS_DEED),
    "room:guest_withdraw": ("post", LEADS_DEED),
    "room:guest_write": ("post", LEADS_DEED),
    "room:homework_give": ("post", LEADS_DEED),
    "room:homework_take_back": ("post", LEADS_DEED),
    "room:room": ("get", ROOM),
    # Only in the browser that a member's link is bound to: tests/room/test_before.py.
    "room:before": ("get", NOT_THERE),
    "room:before_form": ("get", NOT_THERE),
    "room:before_next": ("get", NOT_THERE),
    "room:link": ("get", NOT_THERE),
    "room:link_code": ("get", NOT_THERE),
    "room:livekit_hook": ("post", (401,) * 9),
}
WITH_FORMS = {
    "practice",
    "groups",
    "scheduling",
    "clients",
    "library",
    "runsheet",
    "traces",
    "plans",
    "moments",
    "measures",
}
FORMS = [name for name in ACCESS if name.partition(":")[0] in WITH_FORMS]

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    with time_machine.travel(NOW, tick=False):
        yield world(NOW)


def board_of(meeting: Meeting) -> BoardPicture:
    kept = {"prompt": "", "alt": "A line.", "svg": "<svg/>", "now": NOW}
    return meeting.boards.first() or keep_board(meeting, **kept)


def links(here: World) -> dict[str, list]:
    """What stands in the address of each page that names something."""
    slug, group, coming = here.slug, here.group, here.coming
    unknown = new_token()
    billing = here.people["billing"]
    co = group.facilitations.get(staff=here.people["co"])
    somebody, plan = here.enrolment.client_id, here.episode.plan
    return {
        "workspace:today": [slug],
        "workspace:calendar": [slug],
        "workspace:find": [slug],
        "practice:staff_list": [slug],
        "practice:practice_edit": [slug],
        "practice:staff_invite": [slug],
        "practice:staff_role": [slug, billing.pk],
        "practice:staff_describe": [slug, billing.pk],
        "practice:staff_deactivate": [slug, billing.pk],
        "practice:staff_reactivate": [slug, billing.pk],
        "practice:invitation": [unknown],
        "groups:group_list": [slug],
        "groups:group_create": [slug],
        "groups:member_end": [slug, group.pk, here.enrolment.pk],
        "groups:facilitator_end": [slug, group.pk, co.pk],
        "scheduling:meeting_detail": [slug, coming.pk],
        "scheduling:meeting_register": [slug, here.held.pk],
        "scheduling:meeting_cancel": [slug, coming.pk],
        "clients:client_list": [slug],
        "clients:client_create": [slug],
        "clients:client_detail": [slug, here.enrolment.client_id],
        "clients:chart_search": [slug, somebody],
        "clients:chart_export": [slug, somebody],
        "clients:client_edit": [slug, here.enrolment.client_id],
        **{
            f"plans:{page}": [slug, somebody]
            for page in (
                "care", "episode_open", "problem_add", "goal_add", "review_hold",
                "document_add", "consent_add",
            )
        },
        "plans:episode_end": [slug, somebody, here.episode.pk],
        "plans:problem_settle": [slug, somebody, plan.problems.get().pk],
        "plans:goal_edit": [slug, somebody, plan.goals.get().pk],
        "plans:document_file": [slug, somebody, here.document.pk],
        "plans:document_delete": [slug, somebody, here.document.pk],
        "plans:consent_revoke": [slug, somebody, here.consent.pk],
        "messaging:mail_list": [slug],
        "traces:chat_rules": [slug, group.pk],
        "traces:pair_rules": [slug, group.pk],
        "traces:pair_allow": [slug, group.pk, here.apart.pk],
        "traces:member_accompany": [slug, group.pk, here.enrolment.pk],
        "traces:board_file": [slug, board_of(here.held).pk],
        "scheduling:meeting_chat": [slug, here.held.pk],
        "moments:meeting_moments": [slug, coming.pk],
        "moments:moment_undo": [slug, coming.pk, here.moment.pk],
        "process_notes:note_list": [slug],
        "process_notes:meeting_note": [slug, coming.pk],
        "notes:phrase_list": [slug],
        "notes:phrase_add": [slug],
        "notes:phrase_edit": [slug, here.phrase.pk],
        "notes:phrase_retire": [slug, here.phrase.pk],
        "notes:phrase_restore": [slug],
        "moments:tag_list": [slug],
        "moments:tag_add": [slug],
        "moments:tag_edit": [slug, here.moment.tag.pk],
        "moments:tag_retire": [slug, here.moment.tag.pk],
        "moments:tag_restore": [slug],
        "runsheet:block_edit": [slug, coming.pk, here.block.pk],
        "runsheet:block_move": [slug, coming.pk, here.block.pk],
        "runsheet:block_remove": [slug, coming.pk, here.block.pk],
        **{
            f"runsheet:{page}": [slug, coming.pk]
            for page in (
                "sheet", "sheet_make", "sheet_order", "sheet_keep", "block_add",
                "exercise_add",
            )
        },
        "library:exercise_list": [slug],
        "library:exercise_detail": [slug, here.exercise.pk],
        "library:exercise_create": [slug],
        "library:exercise_edit": [slug, here.exercise.pk],
        "library:exercise_retire": [slug, here.exercise.pk],
        "library:material_list": [slug],
        "library:material_add": [slug],
        "library:material_detail": [slug, here.material.pk],
        "library:material_delete": [slug, here.material.pk],
        "library:material_file": [slug, here.material.pk],
        "library:slide_file": [slug, here.material.slides.get().pk],
        "library:deck_list": [slug],
        "library:deck_add": [slug],
        "library:deck_detail": [slug, here.deck.pk],
        "library:deck_retire": [slug, here.deck.pk],
        "library:card_file": [slug, here.deck.cards.first().pk],
        "measures:measure_list": [slug],
        "measures:measure_rules": [slug],
        "measures:group_measures": [slug, group.pk],
        "measures:rhythm": [slug, group.pk],
        "measures:client_give": [slug, somebody],
        "measures:result": [slug, somebody, here.flag.assessment_id],
        "measures:measure_take_back": [slug, somebody, here.asked.pk],
        "measures:flag": [slug, here.flag.pk],
        "measures:flag_acknowledge": [slug, here.flag.pk],
        "room:before": [coming.pk],
        "room:before_form": [coming.pk, here.asked.pk],
        "room:before_next": [coming.pk, here.flag.assessment_id],
        "notes:meeting_notes": [slug, coming.pk],
        "notes:finish": [slug, coming.pk],
        "notes:facts_confirm": [slug, coming.pk],
        "notes:sentence_take": [slug, coming.pk, uuid4()],
        "notes:names_replace": [slug, coming.pk, uuid4()],
        "notes:name_keep": [slug, coming.pk, uuid4()],
        "notes:template_choose": [slug, coming.pk],
        "notes:conflict_resolve": [slug, uuid4(), uuid4()],
        "notes:template_list": [slug],
        "notes:template_add": [slug],
        "notes:template_edit": [slug, here.template.pk],
        "notes:template_retire": [slug, here.template.pk],
        "notes:rules": [slug],
        "notes:queue": [slug],
        "notes:record_begin": [slug, here.enrolment.client_id],
        "notes:supervision_begin": [slug],
        "notes:record": [slug, here.record.pk],
        "notes:note": [slug, here.record.note_id],
        "notes:note_deed": [slug, here.record.note_id, "sign"],
        "room:meeting_invite": [slug, coming.pk],
        "room:guest_list": [slug, coming.pk],
        **{
            f"room:guest_{deed}": [slug, coming.pk, here.guest.pk]
            for deed in ("answer", "withdraw", "write")
        },
        "room:homework_give": [slug, here.held.pk],
        "room:homework_take_back": [slug, here.held.pk, here.homework.pk],
        "room:room": [coming.pk],
        "room:link": [unknown],
        "room:link_code": [unknown],
        **{
            page: [slug, group.pk]
            for page in (
                "groups:group_detail", "groups:group_sessions", "groups:group_edit",
                "groups:member_add", "groups:member_add_new", "groups:seat_swap",
                "groups:facilitator_add", "scheduling:series_plan",
                "scheduling:meeting_create",
            )
        },
    }  # fmt: skip


def address(here: World, page: str) -> str:
    return reverse(page, args=links(here).get(page, []))


@contextmanager
def taken_back():
    """Whatever was done inside is as if it had not been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def statuses(here: World, name: str, method: str) -> dict[str, int]:
    """What each kind of person is answered."""
    answers = {}
    for who in WHO:
        answers[who] = answer(here, name, method, who)
    return answers


def answer(here: World, name: str, method: str, who: str) -> int:
    browser = Client()
    said = {
        "notes:template_choose": {"template": "soap"},
        "room:guest_answer": {"enrolment": here.enrolment.pk, "says_yes": "no"},
    }.get(name, {})
    with taken_back():
        if who != "signed_out":
            browser.force_login(here.people[who].user)
        return int(getattr(browser, method)(address(here, name), said).status_code)


@pytest.mark.parametrize("name", ACCESS)
def test_access(here, settings, name):
    settings.DEMO = name == "messaging:mail_list"
    method, expected = ACCESS[name]

    assert statuses(here, name, method) == dict(zip(WHO, expected, strict=True))


@pytest.mark.parametrize("name", FORMS)
def test_who_may_not_open_a_page_may_not_send_it_anything(here, name):
    _, expected = ACCESS[name]
    allowed = dict(zip(WHO, expected, strict=True))

    answers = statuses(here, name, "post")

    refused = {who: answers[who] for who in WHO if allowed[who] == 404}
    assert set(refused.values()) <= {404, 405}


def test_every_page_is_in_the_table():
    table = {*ACCESS, *SIGN_IN, *(f"api-1:{name}" for name in API)}

    assert set(page_names(get_resolver())) == table


def test_who_led_once_is_answered_like_any_other_facilitator(here, settings):
    owner, fay = (
        here.people["owner"],
        make.co_facilitator(here.group, here.people["owner"]),
    )
    with_second_factor(fay)
    today = here.people["owner"].practice.day_at(NOW)
    leads = Facilitation.objects.get(staff=fay)
    end_facilitation(leads, by=owner, on=today)
    assert here.held.occurs_on >= leads.from_on
    here = replace(here, people=here.people | {"former": fay}, coming=here.held)
    for name, (method, expected) in ACCESS.items():
        settings.DEMO = name == "messaging:mail_list"
        as_other = dict(zip(WHO, expected, strict=True))["other"]

        assert answer(here, name, method, "former") == as_other, name


def page_names(resolver, namespace=""):
    for entry in resolver.url_patterns:
        if hasattr(entry, "url_patterns"):
            inner = f"{entry.namespace}:" if entry.namespace else ""
            yield from page_names(entry, namespace + inner)
        else:
            yield f"{namespace}{entry.name}"
