"""What members say about guests."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from tenfold.room import contract
from tenfold.room.actions.guests import answer_about_guest
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, at_the_meeting
from tenfold.room.guest_contract import GuestAnswerSaid

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
