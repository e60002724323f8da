"""What scheduling tells the apps above it. Sent after commit, never inside it."""

from django.dispatch import Signal

meeting_cancelled = Signal()  # meeting: Meeting
meeting_ended = Signal()  # meeting: Meeting
