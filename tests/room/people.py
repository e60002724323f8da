"""People at a meeting, each with a browser of their own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.test import Client as Browser
from django.test import TestCase
from django.utils import timezone

from tenfold.core.tokens import fingerprint, new_token
from tenfold.groups.models import Enrolment
from tenfold.guests.models import Guest
from tenfold.practice.models import StaffMember
from tenfold.room.actions.links import (
    bind_browser,
    ensure_guest_link,
    ensure_link,
)
from tenfold.room.doors import DEVICE_COOKIE
from tenfold.scheduling.models import Meeting
from tests import make


@dataclass
class Someone:
    """A person with a browser, at a meeting."""

    meeting: Meeting
    browser: Browser

    def get(self, what: str = "snapshot", **headers: Any) -> Any:
        return self.browser.get(self._address(what), headers=headers)

    def post(self, deed: str, /, **said: Any) -> Any:
        with TestCase.captureOnCommitCallbacks(execute=True):
            return self.browser.post(
                self._address(deed), said, content_type="application/json"
            )

    def does(self, deed: str, /, **said: Any) -> Any:
        """Do something that must work; the answer."""
        answer = self.post(deed, **said)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def sees(self) -> Any:
        answer = self.get()
        assert answer.status_code == 200, answer.content
        return answer.json()

    @property
    def standing(self) -> str:
        return str(self.sees()["me"]["standing"]["is"])

    @property
    def seat(self) -> str:
        return str(self.sees()["me"]["seat"])

    def knocks(self, **said: Any) -> Any:
        today = {"location": "at home", "phone": "+351 912 000 000"}
        return self.does("knock", camera=True, microphone=True, **(today | said))

    def _address(self, what: str) -> str:
        return f"/api/room/{self.meeting.pk}/{what}"


@dataclass
class Circle:
    """A meeting and those who belong to it."""

    meeting: Meeting
    hanna: Someone
    ola: Someone
    sam: Someone
    kim: Someone
    noor: Someone
    staff: dict[str, StaffMember]
    enrolments: dict[str, Enrolment]

    def second_browser(self, name: str) -> Someone:
        """Another browser of a member, verified by a code."""
        link = ensure_link(
            self.meeting,
            enrolment=self.enrolments[name],
            by=None,
            now=timezone.now(),
        )
        browser = browser_with_cookie()
        cookie = browser.cookies[DEVICE_COOKIE].value
        link.browsers.create(
            practice_id=link.practice_id,
            browser_hash=fingerprint(cookie),
            bound_at=timezone.now(),
        )
        return Someone(self.meeting, browser)


def browser_with_cookie() -> Browser:
    browser = Browser()
    browser.cookies[DEVICE_COOKIE] = new_token()
    return browser


def a_member(meeting: Meeting, enrolment: Enrolment) -> Someone:
    """A member whose browser is bound to their link."""
    now = timezone.now()
    link = ensure_link(meeting, enrolment=enrolment, by=None, now=now)
    browser = browser_with_cookie()
    cookie = browser.cookies[DEVICE_COOKIE].value
    bind_browser(link, browser_hash=fingerprint(cookie), now=now)
    return Someone(meeting, browser)


def a_guest(guest: Guest, by: StaffMember) -> Someone:
    """A guest whose browser is bound to their link."""
    now = timezone.now()
    link = ensure_guest_link(guest, by=by, now=now)
    browser = browser_with_cookie()
    cookie = browser.cookies[DEVICE_COOKIE].value
    bind_browser(link, browser_hash=fingerprint(cookie), now=now)
    return Someone(guest.meeting, browser)


def a_leader(meeting: Meeting, staff: StaffMember) -> Someone:
    browser = Browser()
    browser.force_login(staff.user, settings.AUTHENTICATION_BACKENDS[-1])
    return Someone(meeting, browser)


def a_circle(starts_at: datetime | None = None, **group_fields: Any) -> Circle:
    owner = make.owner()
    hanna = make.staff(owner.practice, name="Hanna")
    group = make.group(hanna, **group_fields)
    ola = make.co_facilitator(group, owner, name="Ola")
    meeting = make.meeting(
        group, by=hanna, starts_at=starts_at or timezone.now() + timedelta(minutes=5)
    )
    names = ("Sam", "Kim", "Noor")
    enrolments = {name: make.member(group, owner, name) for name in names}
    sam, kim, noor = (a_member(meeting, enrolments[name]) for name in names)
    return Circle(
        meeting=meeting,
        hanna=a_leader(meeting, hanna),
        ola=a_leader(meeting, ola),
        sam=sam,
        kim=kim,
        noor=noor,
        staff={"Owner": owner, "Hanna": hanna, "Ola": ola},
        enrolments=enrolments,
    )
