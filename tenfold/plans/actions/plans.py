"""Deeds about problems, goals and reviews."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.core.errors import DomainError
from tenfold.plans.models import Goal, GoalProgress, Plan, Problem, Review
from tenfold.practice.models import StaffMember


class CannotChangePlanError(DomainError):
    pass


@dataclass(frozen=True)
class GoalData:
    """A goal in words, how one sees that it is reached, and where it stands."""

    wording: str
    sign: str
    problem: Problem | None = None
    state: str = Goal.State.OPEN


@dataclass(frozen=True)
class GoalSeen:
    """How a goal stood when the plan was looked at."""

    progress: int
    state: str
    comment: str = ""


@dataclass(frozen=True)
class ReviewData:
    """What came of looking at the plan."""

    held_on: date
    next_on: date
    with_client: bool
    summary: str
    goals: dict[UUID, GoalSeen] = field(default_factory=dict)


@transaction.atomic
def add_problem(plan: Plan, *, wording: str, by: StaffMember) -> Problem:
    """Write down what brings somebody here."""
    plan = _living(plan)
    last = plan.problems.aggregate(last=Max("number"))["last"] or 0
    problem = Problem.objects.create(
        practice=plan.practice, plan=plan, number=last + 1, wording=wording
    )
    record("problem.added", by=by.user, target=problem)
    return problem


@transaction.atomic
def settle_problem(problem: Problem, *, by: StaffMember, on: date) -> Problem:
    """Say that a problem is one no more; again, that it is one after all."""
    _living(problem.plan)
    problem = Problem.objects.select_for_update().get(pk=problem.pk)
    problem.settled_on = None if problem.settled_on else on
    problem.save(update_fields=["settled_on"])
    details = {"settled": problem.settled_on is not None}
    record("problem.settled", by=by.user, target=problem, details=details)
    return problem


@transaction.atomic
def add_goal(plan: Plan, *, data: GoalData, by: StaffMember) -> Goal:
    """Write down something one can see happen."""
    plan = _living(plan)
    last = plan.goals.aggregate(last=Max("number"))["last"] or 0
    goal = Goal.objects.create(
        practice=plan.practice,
        plan=plan,
        problem=_problem_of(plan, data.problem),
        number=last + 1,
        wording=data.wording,
        sign=data.sign,
    )
    record("goal.added", by=by.user, target=goal)
    return goal


@transaction.atomic
def change_goal(goal: Goal, *, data: GoalData, by: StaffMember, on: date) -> Goal:
    """Put a goal differently, or close it."""
    plan = _living(goal.plan)
    goal = Goal.objects.select_for_update().get(pk=goal.pk)
    new = {
        "wording": data.wording,
        "sign": data.sign,
        "problem": _problem_of(plan, data.problem),
        "state": data.state,
    }
    changed = [name for name, value in new.items() if getattr(goal, name) != value]
    for name in changed:
        setattr(goal, name, new[name])
    if "state" in changed:
        goal.closed_on = None if goal.is_living else on
        changed.append("closed_on")
    if changed:
        goal.save(update_fields=changed)
    record("goal.changed", by=by.user, target=goal, details={"fields": changed})
    return goal


@transaction.atomic
def hold_review(plan: Plan, *, data: ReviewData, by: StaffMember) -> Review:
    """Look at the plan: how each goal stands, and when to look again."""
    plan = _living(plan)
    if data.held_on < plan.episode.from_on or data.next_on <= data.held_on:
        raise CannotChangePlanError(_("The next review comes after this one."))
    review = Review.objects.create(
        practice=plan.practice,
        plan=plan,
        due_on=plan.next_review_on,
        held_on=data.held_on,
        with_client=data.with_client,
        summary=data.summary,
        by=by,
    )
    goals = plan.goals.select_for_update().filter(state__in=Goal.LIVING)
    for goal in goals:
        if goal.pk in data.goals:
            _look_at(goal, review, data.goals[goal.pk])
    plan.next_review_on = data.next_on
    plan.save(update_fields=["next_review_on"])
    details = {"goals": len(data.goals)}
    record("plan.reviewed", by=by.user, target=plan, details=details)
    return review


def _look_at(goal: Goal, review: Review, seen: GoalSeen) -> None:
    GoalProgress.objects.create(
        practice=goal.practice,
        review=review,
        goal=goal,
        progress=seen.progress,
        state=seen.state,
        comment=seen.comment,
    )
    goal.progress, goal.progress_on = seen.progress, review.held_on
    goal.state = seen.state
    goal.closed_on = None if goal.is_living else review.held_on
    goal.save(update_fields=["progress", "progress_on", "state", "closed_on"])


def _living(plan: Plan) -> Plan:
    """The plan, locked. The plan of an episode that has ended stays as it was."""
    held = Plan.objects.select_for_update(of=("self",)).select_related("episode")
    plan = held.get(pk=plan.pk)
    if plan.episode.until_on is not None:
        raise CannotChangePlanError(
            _("This episode has ended. Its plan stays as it was.")
        )
    return plan


def _problem_of(plan: Plan, problem: Problem | None) -> Problem | None:
    if problem is not None and problem.plan_id != plan.pk:
        raise CannotChangePlanError(_("This problem belongs to another plan."))
    return problem
