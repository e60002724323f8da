"""What measures tell the apps above them. Sent after commit, never inside it."""

from django.dispatch import Signal

asked_or_answered = Signal()  # meeting: Meeting
