"""Deeds about a practice and its staff."""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenfold.accounts.models import User
from tenfold.audit.actions import record
from tenfold.core.crypto import blind_index
from tenfold.core.errors import DomainError
from tenfold.core.tokens import fingerprint, new_token
from tenfold.practice.models import Practice, StaffInvitation, StaffMember
from tenfold.practice.signals import staff_invited

INVITATION_LASTS = timedelta(days=7)


class CannotInviteColleagueError(DomainError):
    pass


class CannotAcceptInvitationError(DomainError):
    pass


class CannotChangeStaffError(DomainError):
    pass


@transaction.atomic
def found_practice(
    slug: str, *, name: str, time_zone: str, owner: User, display_name: str
) -> Practice:
    """Start a practice with its first owner."""
    practice = Practice.objects.create(slug=slug, name=name, time_zone=time_zone)
    add_staff(
        practice,
        user=owner,
        role=StaffMember.Role.OWNER,
        display_name=display_name,
        by=owner,
    )
    record("practice.founded", by=owner, target=practice)
    return practice


@dataclass(frozen=True)
class PracticeData:
    """What a practice says of itself."""

    name: str
    time_zone: str
    phone: str = ""
    fallback: str = ""


@transaction.atomic
def change_practice(
    practice: Practice, *, data: PracticeData, by: StaffMember
) -> Practice:
    """Change what a practice says of itself. Sessions keep the times they have."""
    practice = Practice.objects.select_for_update().get(pk=practice.pk)
    new = asdict(data)
    changed = [name for name in new if new[name] != getattr(practice, name)]
    if not changed:
        return practice
    for name in changed:
        setattr(practice, name, new[name])
    practice.save(update_fields=changed)
    record("practice.changed", by=by.user, target=practice, details={"fields": changed})
    return practice


@transaction.atomic
def add_staff(
    practice: Practice, *, user: User, role: str, display_name: str, by: User
) -> StaffMember:
    """Give a person a place in the practice."""
    staff = StaffMember.objects.create(
        practice=practice, user=user, role=role, display_name=display_name
    )
    record("staff.added", by=by, target=staff, details={"role": role})
    return staff


@dataclass(frozen=True)
class Colleague:
    """Somebody to invite."""

    email: str
    role: str
    display_name: str


@transaction.atomic
def invite_colleague(
    colleague: Colleague, *, by: StaffMember, now: datetime
) -> StaffInvitation:
    """Ask somebody to join the staff; a link goes to their address."""
    practice, email, role = by.practice, colleague.email, colleague.role
    index = blind_index("staff-email", email)
    if StaffMember.objects.filter(
        practice=practice, user__email__iexact=email
    ).exists():
        raise CannotInviteColleagueError(
            _("This person already works here. Change their role in the list.")
        )
    if role == StaffMember.Role.OWNER and by.role != StaffMember.Role.OWNER:
        raise CannotInviteColleagueError(_("Only an owner can add another owner."))
    StaffInvitation.objects.filter(
        practice=practice, email_index=index, accepted_at=None
    ).delete()
    token = new_token()
    invitation = StaffInvitation.objects.create(
        practice=practice,
        email=email,
        email_index=index,
        role=role,
        display_name=colleague.display_name,
        token_hash=fingerprint(token),
        expires_at=now + INVITATION_LASTS,
        invited_by=by,
    )
    record("staff.invited", by=by.user, target=invitation, details={"role": role})
    transaction.on_commit(
        partial(
            staff_invited.send_robust,
            StaffInvitation,
            invitation=invitation,
            token=token,
        )
    )
    return invitation


@transaction.atomic
def accept_invitation(
    token: str, *, name: str, password: str, now: datetime
) -> StaffMember:
    """Take the place one was invited to. A known address must sign in instead."""
    invitation = (
        StaffInvitation.objects.select_for_update()
        .filter(token_hash=fingerprint(token), accepted_at=None, expires_at__gt=now)
        .first()
    )
    if invitation is None:
        raise CannotAcceptInvitationError(
            _("This link is no longer valid. Ask for a new invitation.")
        )
    user = User.objects.filter(email__iexact=invitation.email).first()
    if user is None:
        user = User.objects.create_user(invitation.email, password, name=name)
    elif not user.check_password(password):
        raise CannotAcceptInvitationError(
            _("You already have a sign-in here. Type its password to go on.")
        )
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    return add_staff(
        invitation.practice,
        user=user,
        role=invitation.role,
        display_name=invitation.display_name,
        by=user,
    )


@transaction.atomic
def change_role(staff: StaffMember, *, role: str, by: StaffMember) -> StaffMember:
    """Give a colleague another role. The last owner stays one."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    touches_owner = StaffMember.Role.OWNER in (role, staff.role)
    if touches_owner and by.role != StaffMember.Role.OWNER:
        raise CannotChangeStaffError(_("Only an owner can do this."))
    if role != StaffMember.Role.OWNER:
        _keep_an_owner(staff)
    staff.role = role
    staff.save(update_fields=["role"])
    record("staff.role_changed", by=by.user, target=staff, details={"role": role})
    return staff


@transaction.atomic
def describe_staff(
    staff: StaffMember,
    *,
    credential: str,
    supervisor: StaffMember | None,
    by: StaffMember,
) -> StaffMember:
    """Say how a colleague signs, and who looks at what they sign.

    What is signed already keeps the credential it was signed with.
    """
    Practice.objects.select_for_update().get(pk=staff.practice_id)  # no two at once
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    _refuse_circle(staff, supervisor)
    staff.credential, staff.supervisor = credential, supervisor
    staff.save(update_fields=["credential", "supervisor"])
    details = {"supervisor": str(supervisor.pk) if supervisor else ""}
    record("staff.described", by=by.user, target=staff, details=details)
    return staff


def _refuse_circle(staff: StaffMember, supervisor: StaffMember | None) -> None:
    rows = StaffMember.objects.filter(practice=staff.practice)
    above_whom = dict(rows.values_list("pk", "supervisor"))
    above = supervisor.pk if supervisor else None
    while above is not None:
        if above == staff.pk:
            raise CannotChangeStaffError(
                _("Nobody is their own supervisor, not even by way of others.")
            )
        above = above_whom.get(above)


@transaction.atomic
def deactivate_staff(staff: StaffMember, *, by: StaffMember) -> StaffMember:
    """End a colleague's access at once. What they wrote stays theirs."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    if staff.role == StaffMember.Role.OWNER and by.role != StaffMember.Role.OWNER:
        raise CannotChangeStaffError(_("Only an owner can do this."))
    _keep_an_owner(staff)
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    record("staff.deactivated", by=by.user, target=staff)
    return staff


@transaction.atomic
def reactivate_staff(staff: StaffMember, *, by: StaffMember) -> StaffMember:
    """Give a colleague their access back."""
    staff = StaffMember.objects.select_for_update().get(pk=staff.pk)
    if staff.role == StaffMember.Role.OWNER and by.role != StaffMember.Role.OWNER:
        raise CannotChangeStaffError(_("Only an owner can do this."))
    staff.is_active = True
    staff.save(update_fields=["is_active"])
    record("staff.reactivated", by=by.user, target=staff)
    return staff


def _keep_an_owner(staff: StaffMember) -> None:
    if staff.role != StaffMember.Role.OWNER:
        return
    owners = (
        StaffMember.objects.select_for_update()
        .active()
        .filter(practice=staff.practice, role=StaffMember.Role.OWNER)
    )
    if len(owners.exclude(pk=staff.pk)) == 0:
        raise CannotChangeStaffError(
            _("A practice needs an owner. Make somebody else one first.")
        )
