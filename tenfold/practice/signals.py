"""What the practice tells the apps above it. Sent after commit."""

from django.dispatch import Signal

staff_invited = Signal()  # invitation: StaffInvitation, token: str
