"""Questions about staff."""

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef

from tenfold.practice.models import StaffMember, StaffQuerySet


def staff_with_factors(staff: StaffMember) -> StaffQuerySet:
    """Everybody who works where this person works, and whether they sign in safely."""
    factors = Authenticator.objects.filter(user=OuterRef("user")).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    return (
        StaffMember.objects.visible_to(staff)
        .select_related("user")
        .annotate(has_second_factor=Exists(factors))
        .order_by("-is_active", "display_name", "pk")
    )
