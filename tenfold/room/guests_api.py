"""What members say about guests."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from tenfold.room import contract
from tenfold.room.actions.guests import answer_about_guest, be_called_by_guests
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.guest_contract import GuestAnswerSaid, GuestNameSaid

router = Router(auth=at_the_meeting, by_alias=True)


@router.post(f"{PLACE}/guest-answer", response=contract.Snapshot)
def guest_answer(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: GuestAnswerSaid,
) -> Any:
    """Yes or no to a guest. For everybody but members there is nothing to say."""
    answer_about_guest(
        request.auth, guest_id=body.guest, says_yes=body.says_yes, now=timezone.now()
    )
    return look(request, response)


@router.post(f"{PLACE}/guest-name", response=contract.Snapshot)
def guest_name(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: GuestNameSaid,
) -> Any:
    """The name that guests see of this member, at this meeting."""
    be_called_by_guests(request.auth, name=body.name)
    return look(request, response)
