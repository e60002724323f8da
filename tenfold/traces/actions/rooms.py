"""Telling a room that is open that something holds for its group from now on."""

from functools import partial

from django.db import transaction

from tenfold.groups.models import Group
from tenfold.traces.signals import group_rules_changed


def tell_rooms(group: Group) -> None:
    told = partial(group_rules_changed.send_robust, Group, group=group)
    transaction.on_commit(told)
