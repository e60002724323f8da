"""Homework in the room: what is left to do, what was, and how it went."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router

from tenfold.accounts.models import User
from tenfold.room import contract, errors
from tenfold.room.actions import homework as deeds
from tenfold.room.api import PLACE, look
from tenfold.room.doors import VisitorRequest, at_the_meeting, leads_the_meeting
from tenfold.room.homework import homework_for
from tenfold.room.homework_contract import (
    HomeworkFacts,
    HomeworkKept,
    HomeworkReported,
    HomeworkSaid,
    HomeworkTakenBack,
)
from tenfold.traces.actions.homework import HomeworkData
from tenfold.traces.models import Homework

router = Router(by_alias=True)


@router.get(f"{PLACE}/homework", auth=at_the_meeting, response=HomeworkFacts)
def homework(request: VisitorRequest, response: HttpResponse, meeting_id: UUID) -> Any:
    response["Cache-Control"] = "no-store"
    return homework_for(request.auth)


@router.post(
    f"{PLACE}/homework-give", auth=leads_the_meeting, response=contract.Snapshot
)
def homework_give(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: HomeworkSaid,
) -> Any:
    meeting, now = request.auth.seat.meeting, timezone.now()
    data = HomeworkData(body.words, deeds.member_at(meeting, body.to))
    deeds.give(meeting, data=data, by=_user(request), now=now)
    return look(request, response)


@router.post(
    f"{PLACE}/homework-take-back", auth=leads_the_meeting, response=contract.Snapshot
)
def homework_take_back(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: HomeworkTakenBack,
) -> Any:
    of_today = Homework.objects.filter(meeting=request.auth.seat.meeting)
    found = get_object_or_404(of_today.select_related("meeting"), pk=body.homework)
    deeds.take_back(found, by=_user(request))
    return look(request, response)


@router.post(f"{PLACE}/homework-keep", auth=at_the_meeting, response=contract.Snapshot)
def homework_keep(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: HomeworkKept,
) -> Any:
    deeds.keep_own(request.auth, words=body.words, now=timezone.now())
    return look(request, response)


@router.post(
    f"{PLACE}/homework-report", auth=at_the_meeting, response=contract.Snapshot
)
def homework_report(
    request: VisitorRequest,
    response: HttpResponse,
    meeting_id: UUID,
    body: HomeworkReported,
) -> Any:
    deeds.report(
        request.auth,
        homework=body.homework,
        outcome=body.outcome,
        now=timezone.now(),
    )
    return look(request, response)


def _user(request: VisitorRequest) -> User:
    """Who leads comes signed in."""
    staff = request.auth.seat.staff
    if staff is None:
        raise errors.NotInRoomError
    return staff.user
