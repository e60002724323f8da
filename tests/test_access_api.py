"""Every address of the API, and who is answered there. Part of the access table."""

import pytest
from django.db import transaction

from tests.gathering import Gathering, a_gathering
from tests.room.conftest import media  # noqa: F401  the fixture

WHO = (
    "signed_out", "stranger", "owner", "billing", "other", "former", "co", "lead",
    "member", "other_member", "ex_member", "revoked", "guest",
)  # fmt: skip

SEATED = (404, 404, 404, 404, 404, 404, 200, 200, 200, 404, 404, 404, 200)
SITTING = (404, 404, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404)  # who is in
KNOCKS = (404, 404, 404, 404, 404, 404, 409, 409, 200, 404, 404, 404, 200)
ASKS = (*KNOCKS[:-1], 404)
MOVED = (*SITTING[:-1], 200)  # who is in, guests as well
ANSWERS = (404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404, 404, 404)
ASIDE = (404, 404, 404, 404, 404, 404, 409, 200, 404, 404, 404, 404, 404)  # who is in
PARTS = (404, 404, 404, 404, 404, 404, 404, 409, 200, 404, 404, 404, 404)  # a member
LEADS = (404, 404, 404, 404, 404, 404, 200, 200, 404, 404, 404, 404, 404)
KEEPS = (404, 404, 404, 404, 404, 404, 404, 404, 200, 404, 404, 404, 404)  # who kept it
WRITES = (401, 404, 404, 404, 404, 404, 200, 200, 401, 401, 401, 401, 401)
OWN_NOTE = (401, 404, 404, 404, 404, 404, 404, 200, 401, 401, 401, 401, 401)
KEY = (401, 200, 200, 200, 200, 200, 200, 200, 401, 401, 401, 401, 401)

#          signed out · stranger · owner · billing · other facilitator · former · co ·
#          lead · member · member of another group · ex-member · link revoked · observer
API = {
    "snapshot": ("get", SEATED),
    "ticket": ("post", SEATED),
    "knock": ("post", KNOCKS),
    "leave": ("post", SEATED),
    "hand": ("post", SITTING),
    "listening": ("post", SITTING),
    "check_out": ("post", PARTS),
    "open_": ("post", LEADS),
    "admit": ("post", LEADS),
    "admit_all": ("post", LEADS),
    "deny": ("post", LEADS),
    "mute": ("post", LEADS),
    "mute_all": ("post", LEADS),
    "stop_camera": ("post", LEADS),
    "allow_camera": ("post", LEADS),
    "rename": ("post", LEADS),
    "lobby": ("post", LEADS),
    "remove": ("post", LEADS),
    "lock": ("post", LEADS),
    "spotlight": ("post", LEADS),
    "lower_hand": ("post", LEADS),
    "end": ("post", LEADS),
    "stage": ("post", SITTING),
    "stage_start": ("post", LEADS),
    "stage_close": ("post", LEADS),
    "shelf": ("get", LEADS),
    "clock": ("get", SEATED),
    "stage_file": ("get", (404,) * len(WHO)),  # it is not on the stage
    "board": ("get", (404,) * len(WHO)),  # it is not on the stage
    "board_line": ("post", (404,) * len(WHO)),
    "run_sheet": ("post", LEADS),
    "chat": ("get", SITTING),
    "write": ("post", SITTING),
    "sign": ("post", SITTING),
    "kept": ("get", SEATED),
    "decks": ("get", LEADS),
    "card_picture": ("get", KEEPS),
    "interrupted": ("post", MOVED),
    "pause": ("post", LEADS),
    "aside": ("post", ASIDE),
    "aside_end": ("post", LEADS),
    "emergency": ("get", LEADS),
    "emergency_opened": ("post", LEADS),
    "wants_time": ("post", ASKS),
    "guest_answer": ("post", ANSWERS),
    "guest_name": ("post", ANSWERS),
    "turns": ("get", LEADS),
    "balance": ("get", LEADS),
    "feedback": ("get", SEATED),
    "handouts": ("get", SEATED),
    "handout": ("get", (404,) * len(WHO)),  # nothing was taught
    "homework": ("get", SEATED),
    "homework_give": ("post", LEADS),
    "homework_take_back": ("post", LEADS),
    "homework_keep": ("post", ANSWERS),
    "homework_report": ("post", ANSWERS),
    "voices": ("post", LEADS),
    "journal_key": ("get", KEY),
    "sections": ("get", WRITES),
    "versions": ("get", WRITES),
    "templates": ("get", WRITES),
    "template_choose": ("post", WRITES),
    "record_sections": ("get", OWN_NOTE),
    "record_versions": ("get", OWN_NOTE),
    "finishing": ("get", WRITES),
    "beside": ("get", WRITES),
    "record_beside": ("get", OWN_NOTE),
    "facts_confirm": ("post", WRITES),
    "name_keep": ("post", WRITES),
    "ops": ("post", WRITES),
    "conflict_resolve": ("post", WRITES),
    "desk": ("get", WRITES),
    "moments_news": ("get", WRITES),
    "moments_change": ("post", WRITES),
    "process_note": ("get", WRITES),
    "process_note_save": ("post", WRITES),
    "api-root": ("get", (404,) * len(WHO)),
}
OF_NOTES = [name for name, (_, expected) in API.items() if expected is WRITES]
NOT_OF_A_MEETING = {
    "journal_key", "api-root", "record_sections", "record_versions", "record_beside",
}  # fmt: skip
OF_A_MEETING = [name for name in API if name not in NOT_OF_A_MEETING]


@pytest.fixture
def gathering(db, media) -> Gathering:  # noqa: F811
    return a_gathering()


def answers(here: Gathering, method: str, name: str, **where) -> dict[str, int]:
    """What each kind of person is answered; whatever they did is taken back."""
    given = {}
    for who in WHO:
        with transaction.atomic():
            given[who] = here.ask(who, method, name, **where).status_code
            transaction.set_rollback(True)
    return given


def test_access(gathering):
    given = {name: answers(gathering, API[name][0], name) for name in API}

    expected = {
        name: dict(zip(WHO, whom, strict=True)) for name, (_, whom) in API.items()
    }
    assert given == expected


def test_another_method_opens_nothing(gathering):
    for name, (method, _) in API.items():
        other = "post" if method == "get" else "get"

        given = answers(gathering, other, name)

        assert set(given.values()) <= {404, 405}, name


def test_who_led_once_opens_nothing_of_what_they_led(gathering):
    for name in OF_A_MEETING:
        given = answers(gathering, API[name][0], name, at=gathering.held)

        assert given["former"] == given["other"] == 404, name
        if name in {"snapshot", "sections", "versions", "desk", "moments_news"}:
            assert given["lead"] == given["co"] == 200, name
