"""What the rules of a group tell the apps above. Sent after commit."""

from django.dispatch import Signal

group_rules_changed = (
    Signal()
)  # group: Group; who may write, is kept apart, accompanied
