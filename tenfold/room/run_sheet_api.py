"""The plan of a meeting, for those who lead it."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from ninja import Router

from tenfold.room import contract
from tenfold.room.actions.run_sheet import change_plan
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, leads_the_meeting
from tenfold.room.run_sheet_contract import SheetSaid

router = Router(auth=leads_the_meeting, by_alias=True)


@router.post(f"{PLACE}/run-sheet", response=contract.Snapshot)
def run_sheet(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: SheetSaid,
) -> Any:
    by, now = request.auth.seat, timezone.now()
    change_plan(by.meeting, deed=body.deed, step=body.step, by=by, now=now)
    return look(request, response)
