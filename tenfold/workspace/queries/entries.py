"""Where the command palette can go."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tenfold.clients.models import Client
from tenfold.groups.models import Group
from tenfold.practice.models import StaffMember


@dataclass(frozen=True)
class Entry:
    """One line of the palette."""

    label: str
    address: str
    icon: str


def entries_for(staff: StaffMember, *, on: date) -> list[tuple[str, list[Entry]]]:
    """Everything this person may open or do from anywhere, under headings."""
    return [
        (_("Do"), _deeds(staff)),
        (_("Pages"), _pages(staff)),
        (_("Groups"), _groups(staff, on=on)),
        (_("Clients"), _clients(staff, on=on)),
    ]


def _pages(staff: StaffMember) -> list[Entry]:
    slug = staff.practice.slug
    return [
        Entry(_("Today"), reverse("workspace:today", args=[slug]), "sun"),
        Entry(_("Groups"), reverse("groups:group_list", args=[slug]), "users-round"),
        Entry(
            _("Clients"), reverse("clients:client_list", args=[slug]), "contact-round"
        ),
        Entry(_("Staff"), reverse("practice:staff_list", args=[slug]), "briefcase"),
        Entry(_("Exercises"), reverse("library:exercise_list", args=[slug]), "library"),
        Entry(
            _("Measures"),
            reverse("measures:measure_list", args=[slug]),
            "list-checks",
        ),
        Entry(_("Your sign-in"), reverse("mfa_index"), "shield-check"),
    ]


def _deeds(staff: StaffMember) -> list[Entry]:
    slug, role = staff.practice.slug, staff.Role(staff.role)
    deeds = []
    if staff.keeps_records:
        address = reverse("clients:client_create", args=[slug])
        deeds.append(Entry(_("Open a client's record"), address, "user-round-plus"))
    if staff.runs_the_practice or role == staff.Role.FACILITATOR:
        address = reverse("groups:group_create", args=[slug])
        deeds.append(Entry(_("Start a group"), address, "plus"))
    if staff.runs_the_practice:
        address = reverse("practice:staff_invite", args=[slug])
        deeds.append(Entry(_("Invite a colleague"), address, "send"))
        address = reverse("practice:practice_edit", args=[slug])
        deeds.append(Entry(_("Change the practice"), address, "building-2"))
    return deeds


def _groups(staff: StaffMember, *, on: date) -> list[Entry]:
    slug = staff.practice.slug
    found = [
        Entry(
            str(group.name),
            reverse("groups:group_detail", args=[slug, group.pk]),
            "users-round",
        )
        for group in Group.objects.visible_to(staff, on=on)
    ]
    return sorted(found, key=lambda entry: entry.label.casefold())


def _clients(staff: StaffMember, *, on: date) -> list[Entry]:
    slug = staff.practice.slug
    found = [
        Entry(
            str(client.preferred_name),
            reverse("clients:client_detail", args=[slug, client.pk]),
            "user-round",
        )
        for client in Client.objects.visible_to(staff, on=on)
    ]
    return sorted(found, key=lambda entry: entry.label.casefold())
