"""What groups tell the apps above them. Sent after commit."""

from django.dispatch import Signal

enrolment_ended = Signal()  # enrolment: Enrolment
