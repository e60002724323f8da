"""What notes tell the apps above them. Sent after commit, never inside it."""

from django.dispatch import Signal

all_signed = Signal()  # meeting: Meeting
