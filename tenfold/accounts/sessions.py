"""How allauth's list of signed-in browsers behaves in our house."""

from collections.abc import Sequence

from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from allauth.usersessions.models import UserSession
from django.db import transaction

from tenfold.accounts.signals import browsers_signed_out


class SessionsAdapter(DefaultUserSessionsAdapter):
    @transaction.atomic
    def end_sessions(self, sessions: Sequence[UserSession]) -> None:
        super().end_sessions(sessions)
        if sessions:
            browsers_signed_out.send(
                type(self), user=sessions[0].user, count=len(sessions)
            )
