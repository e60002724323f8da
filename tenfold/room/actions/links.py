"""Somebody's own link: made, bound to their browser, and taken back."""

import secrets
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Sum
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from tenfold.audit.actions import record
from tenfold.core.tokens import fingerprint, new_token
from tenfold.groups.models import Enrolment
from tenfold.guests.models import Guest
from tenfold.messaging.actions import Letter, send_mail
from tenfold.practice.models import StaffMember
from tenfold.room import doorbell
from tenfold.room.actions.stage import announce, lock_stage, show_out
from tenfold.room.models import BoundBrowser, BrowserCode, JoinLink, Place, Seat
from tenfold.scheduling.models import Meeting

CODE_LIFETIME = timedelta(minutes=10)
TRIES_ARE_COUNTED_FOR = timedelta(minutes=15)
MOST_TRIES = 10
MOST_CODES_AN_HOUR = 5


def address_of(link: JoinLink) -> str:
    """The whole address that goes into the mail, and nowhere else."""
    return settings.PUBLIC_ADDRESS + reverse("room:link", args=[link.token])


@transaction.atomic
def ensure_link(
    meeting: Meeting, *, enrolment: Enrolment, by: StaffMember | None, now: datetime
) -> JoinLink:
    """The member's living link to this meeting; a new one if there is none."""
    return _ensure(meeting, by=by, now=now, enrolment=enrolment)


@transaction.atomic
def ensure_guest_link(guest: Guest, *, by: StaffMember, now: datetime) -> JoinLink:
    """The guest's living link to their meeting; a new one if there is none."""
    return _ensure(guest.meeting, by=by, now=now, guest=guest)


def _ensure(
    meeting: Meeting, *, by: StaffMember | None, now: datetime, **owner: Any
) -> JoinLink:
    lock_stage(meeting)
    links = JoinLink.objects.filter(meeting=meeting, **owner)
    link = links.filter(revoked_at=None).first()
    if link is not None and link.is_alive(now):
        return link
    links.filter(revoked_at=None).update(revoked_at=now)
    token = new_token()
    link = JoinLink.objects.create(
        practice_id=meeting.practice_id,
        meeting=meeting,
        token_hash=fingerprint(token),
        token=token,
        expires_at=meeting.ends_at + Meeting.DOORS_CLOSE_AFTER,
        **owner,
    )
    record("link.made", by=by.user if by else None, target=link)
    return link


@transaction.atomic
def revoke_link(link: JoinLink, *, by: StaffMember | None, now: datetime) -> None:
    """Take a link back. Who came through it is out, and has to be let in again."""
    stage = lock_stage(link.meeting)
    link.revoked_at = now
    link.save(update_fields=["revoked_at"])
    record("link.revoked", by=by.user if by else None, target=link)
    owner = {"enrolment": link.enrolment_id, "guest": link.guest_id}
    seat = Seat.objects.filter(meeting=link.meeting, staff=None, **owner).first()
    if seat is not None and seat.standing != Seat.Standing.REMOVED:
        show_out(stage, seat)
        seat.standing, seat.admitted_at = Seat.Standing.OUTSIDE, None
        seat.hand_order = 0
        seat.save(update_fields=["standing", "admitted_at", "hand_order"])
        close_lobbies(seat, now=now)
    announce(stage)


def close_lobbies(seat: Seat, *, now: datetime) -> None:
    """Nobody waits in a lobby that leads nowhere any more."""
    lobbies = Place.objects.filter(seat=seat).open()
    names = list(lobbies.values_list("media_room", flat=True))
    lobbies.update(closed_at=now)
    transaction.on_commit(partial(doorbell.close, names))


@transaction.atomic
def bind_browser(link: JoinLink, *, browser_hash: str, now: datetime) -> bool:
    """Whether this browser may use the link: the first one does, or a verified one."""
    JoinLink.objects.select_for_update().get(pk=link.pk)
    browsers = BoundBrowser.objects.filter(link=link)
    own = browsers.filter(browser_hash=browser_hash).first()
    if own is not None:
        own.bound_at = now
        own.save(update_fields=["bound_at"])
        return True
    if browsers.exists():
        return False
    _bind(link, browser_hash=browser_hash, now=now)
    return True


def _bind(link: JoinLink, *, browser_hash: str, now: datetime) -> None:
    browser = BoundBrowser.objects.create(
        practice_id=link.practice_id, link=link, browser_hash=browser_hash, bound_at=now
    )
    record("link.bound", by=None, target=browser)


@transaction.atomic
def send_code(link: JoinLink, *, browser_hash: str, now: datetime) -> None:
    """Send a one-time code for another browser to the person's own address.

    Says nothing to the caller: too many requests, a withheld mail and a sent one look
    the same to whoever found the link.
    """
    JoinLink.objects.select_for_update().get(pk=link.pk)
    recent = BrowserCode.objects.filter(
        link=link, created_at__gt=now - timedelta(hours=1)
    )
    if recent.count() >= MOST_CODES_AN_HOUR:
        record("code.withheld", by=None, target=link)
        return
    number = f"{secrets.randbelow(10**6):06d}"
    code = BrowserCode.objects.create(
        practice_id=link.practice_id,
        link=link,
        browser_hash=browser_hash,
        code_hash="",
        expires_at=now + CODE_LIFETIME,
        created_at=now,
    )
    code.code_hash = _code_hash(code, number)
    code.save(update_fields=["code_hash"])
    record("code.sent", by=None, target=code)
    letter = Letter(
        kind="link.code",
        to=link.email,
        client=link.enrolment.client if link.enrolment else None,
        subject=_("Your code"),
        body=_(
            "Your code is %(code)s. Enter it where you were asked for it; it works for "
            "ten minutes.\n\nIf you did not ask for a code, ignore this mail and let "
            "the practice know."
        )
        % {"code": number},
        dedupe_key=f"code-{code.pk}",
        valid_until=code.expires_at,
    )
    send_mail(link.meeting.practice, letter=letter, by=None, now=now)


@transaction.atomic
def enter_code(
    link: JoinLink, *, number: str, browser_hash: str, now: datetime
) -> bool:
    """Whether the code is right; if so the browser is bound. Tries are counted."""
    JoinLink.objects.select_for_update().get(pk=link.pk)
    codes = BrowserCode.objects.filter(link=link)
    counted = codes.filter(created_at__gt=now - TRIES_ARE_COUNTED_FOR)
    tries = counted.aggregate(all=Sum("tries"))["all"] or 0
    code = (
        codes.filter(browser_hash=browser_hash, used_at=None, expires_at__gt=now)
        .filter(tries__lt=BrowserCode.MAX_TRIES)
        .order_by("-created_at", "pk")
        .first()
    )
    if code is None or tries >= MOST_TRIES:
        return False
    code.tries += 1
    code.save(update_fields=["tries"])
    if not constant_time_compare(code.code_hash, _code_hash(code, number)):
        record("code.refused", by=None, target=code)
        return False
    code.used_at = now
    code.save(update_fields=["used_at"])
    _bind(link, browser_hash=browser_hash, now=now)
    return True


def _code_hash(code: BrowserCode, number: str) -> str:
    """Six digits are guessed in a moment without the key, so they are kept keyed."""
    digits = "".join(char for char in number if char.isdigit())
    return salted_hmac(
        f"browser-code-{code.pk}", digits, algorithm="sha256"
    ).hexdigest()
