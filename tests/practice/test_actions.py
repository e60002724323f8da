from datetime import timedelta

import pytest

from tenfold.audit.models import AuditEvent
from tenfold.practice.actions import (
    CannotAcceptInvitationError,
    CannotChangeStaffError,
    CannotInviteColleagueError,
    Colleague,
    PracticeData,
    accept_invitation,
    change_practice,
    change_role,
    deactivate_staff,
    describe_staff,
    invite_colleague,
)
from tenfold.practice.models import StaffInvitation, StaffMember
from tenfold.practice.signals import staff_invited
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]
NOW = make.MONDAY_6PM
HANNA = Colleague("hanna@example.org", "facilitator", "Hanna")


@pytest.fixture
def osei():
    return make.owner()


@pytest.fixture
def tokens():
    heard = []

    def hear(*, token, **kwargs):
        heard.append(token)

    staff_invited.connect(hear)
    yield heard
    staff_invited.disconnect(hear)


def invite(osei, capture, colleague=HANNA):
    with capture(execute=True):
        return invite_colleague(colleague, by=osei, now=NOW)


def test_an_invited_colleague_gets_a_place(
    osei, tokens, django_capture_on_commit_callbacks
):
    invite(osei, django_capture_on_commit_callbacks)

    hanna = accept_invitation(
        tokens[0], name="Hanna Weiss", password=make.PASSWORD, now=NOW
    )

    assert (hanna.practice, hanna.role) == (osei.practice, "facilitator")
    assert hanna.user.check_password(make.PASSWORD)


def test_an_invitation_works_once_and_for_a_week(
    osei, tokens, django_capture_on_commit_callbacks
):
    invite(osei, django_capture_on_commit_callbacks)
    late = NOW + timedelta(days=7)
    with pytest.raises(CannotAcceptInvitationError):
        accept_invitation(tokens[0], name="H", password=make.PASSWORD, now=late)
    accept_invitation(tokens[0], name="H", password=make.PASSWORD, now=NOW)

    with pytest.raises(CannotAcceptInvitationError):
        accept_invitation(tokens[0], name="H", password=make.PASSWORD, now=NOW)


def test_a_link_does_not_take_over_a_sign_in_that_exists(
    osei, tokens, django_capture_on_commit_callbacks
):
    make.user("hanna@example.org")
    invite(osei, django_capture_on_commit_callbacks)

    with pytest.raises(CannotAcceptInvitationError, match="already have"):
        accept_invitation(tokens[0], name="H", password="another one 123", now=NOW)


def test_inviting_again_makes_the_first_link_useless(
    osei, tokens, django_capture_on_commit_callbacks
):
    for _ in range(2):
        invite(osei, django_capture_on_commit_callbacks)

    assert StaffInvitation.objects.count() == 1
    with pytest.raises(CannotAcceptInvitationError):
        accept_invitation(tokens[0], name="H", password=make.PASSWORD, now=NOW)


def test_only_an_owner_makes_owners(osei):
    manager = make.staff(osei.practice, StaffMember.Role.MANAGER)

    with pytest.raises(CannotInviteColleagueError):
        invite_colleague(Colleague("a@b.org", "owner", "A"), by=manager, now=NOW)
    with pytest.raises(CannotChangeStaffError):
        change_role(manager, role="owner", by=manager)


def test_the_last_owner_stays(osei):
    with pytest.raises(CannotChangeStaffError):
        change_role(osei, role="facilitator", by=osei)
    with pytest.raises(CannotChangeStaffError):
        deactivate_staff(osei, by=osei)


def test_who_is_deactivated_has_no_place(osei):
    hanna = make.staff(osei.practice)

    deactivate_staff(hanna, by=osei)

    assert list(StaffMember.objects.of(hanna.user)) == []


def test_a_practice_says_something_new_of_itself(osei):
    practice = osei.practice
    data = PracticeData("Hillside", "Europe/Berlin", "+49 30 901820", "Call us.")

    changed = change_practice(practice, data=data, by=osei)
    change_practice(changed, data=data, by=osei)

    changed.refresh_from_db()
    assert (changed.name, changed.time_zone) == ("Hillside", "Europe/Berlin")
    line = AuditEvent.objects.get(verb="practice.changed")
    assert (line.actor_id, line.target_id) == (str(osei.user_id), str(practice.pk))
    assert line.details == {"fields": ["name", "time_zone", "phone", "fallback"]}


def test_a_colleague_gets_a_credential_and_a_supervisor(osei):
    hanna = make.staff(osei.practice)

    describe_staff(hanna, credential="MSc", supervisor=osei, by=osei)

    hanna.refresh_from_db()
    assert (hanna.credential, hanna.supervisor) == ("MSc", osei)
    assert AuditEvent.objects.filter(verb="staff.described").count() == 1


def test_nobody_is_their_own_supervisor_by_way_of_others(osei):
    hanna = make.staff(osei.practice)
    describe_staff(hanna, credential="", supervisor=osei, by=osei)

    with pytest.raises(CannotChangeStaffError):
        describe_staff(osei, credential="", supervisor=hanna, by=osei)

    osei.refresh_from_db()
    assert osei.supervisor is None
