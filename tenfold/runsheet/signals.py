"""What the plan tells the apps above it. Sent after commit."""

from django.dispatch import Signal

plan_changed = Signal()  # meeting: Meeting; not sent for what the room itself did
