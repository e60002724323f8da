"""What a browser test needs to be true, done beside the servers it looks at.

`python -m tests.scenarios` reads lines of JSON, `["deed", {"argument": 1}]`, and
answers each with a line: `answer` or `failed`, and JSON.
"""

import json
import sys
import traceback
from datetime import timedelta
from typing import Any

import django

django.setup()

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # noqa: E402
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
)
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.utils import timezone  # noqa: E402

from tenfold.practice.models import StaffMember  # noqa: E402
from tenfold.room.actions.links import address_of, ensure_link  # noqa: E402
from tenfold.scheduling.models import Attendance, Meeting  # noqa: E402
from tests import make  # noqa: E402


def session_of(staff: StaffMember) -> str:
    """A signed-in session of somebody with a second factor."""
    if not staff.user.authenticator_set.exists():
        TOTP.activate(staff.user, generate_totp_secret())
    session = SessionStore()
    session[SESSION_KEY] = str(staff.user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = staff.user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def circle(
    slug: str, members: list[str], starts_in_minutes: int = 0, co: str = "Hanna"
) -> dict[str, Any]:
    """A practice whose group meets now: sessions for two leaders, links for members."""
    osei = make.owner(slug)
    group = make.group(osei)
    hanna = make.co_facilitator(group, osei, co)
    enrolments = [make.member(group, osei, name) for name in members]
    now = timezone.now()
    meeting = make.meeting(
        group, by=osei, starts_at=now + timedelta(minutes=starts_in_minutes)
    )
    links = {
        e.display_name: address_of(ensure_link(meeting, enrolment=e, by=osei, now=now))
        for e in enrolments
    }
    return {
        "slug": slug,
        "group": str(group.pk),
        "meeting": str(meeting.pk),
        "lead": session_of(osei),
        "co": session_of(hanna),
        "links": links,
    }


def attendance(meeting: str) -> list[list[Any]]:
    rows = Attendance.objects.filter(meeting=meeting).order_by("enrolment__seat")
    return [[row.enrolment.display_name, row.status, row.minutes] for row in rows]


def state_of(meeting: str) -> str:
    return Meeting.objects.get(pk=meeting).state


DEEDS = {f.__name__: f for f in (circle, attendance, state_of)}


def answer(line: str) -> str:
    deed, arguments = json.loads(line)
    try:
        return f"answer {json.dumps(DEEDS[deed](**arguments))}"
    except Exception:  # noqa: BLE001  the test that asked is told
        return f"failed {json.dumps(traceback.format_exc())}"


if __name__ == "__main__":
    for line in sys.stdin:
        sys.stdout.write(f"{answer(line)}\n")
        sys.stdout.flush()
