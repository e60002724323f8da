"""Questions about plans, goals and papers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch

from tenfold.clients.models import Client
from tenfold.groups.models import Enrolment
from tenfold.plans.models import (
    Consent,
    Disclosure,
    Document,
    Episode,
    Goal,
    GoalProgress,
    Plan,
    Problem,
    Review,
)
from tenfold.practice.models import StaffMember


@dataclass(frozen=True)
class GoalLine:
    """A goal as a note or a page mentions it. `progress` is 0 to 4, None unseen."""

    id: UUID
    client_id: UUID
    number: int
    wording: str
    sign: str
    state: str
    progress: int | None


def goals_of(who: Client | Enrolment) -> list[GoalLine]:
    """What somebody works on now, by number. Of a member as of the client."""
    client_id = who.client_id if isinstance(who, Enrolment) else who.pk
    return goals_of_all([client_id]).get(client_id, [])


def goals_of_all(client_ids: Iterable[UUID]) -> dict[UUID, list[GoalLine]]:
    """What each of these clients works on now, in one query."""
    living = Goal.objects.filter(
        plan__episode__client__in=list(client_ids),
        plan__episode__until_on=None,
        state__in=Goal.LIVING,
    ).select_related("plan__episode")
    found: dict[UUID, list[GoalLine]] = {}
    for goal in living.order_by("number", "pk"):
        client_id = goal.plan.episode.client_id
        line = GoalLine(
            goal.pk,
            client_id,
            goal.number,
            str(goal.wording),
            str(goal.sign),
            goal.state,
            goal.progress,
        )
        found.setdefault(client_id, []).append(line)
    return found


@dataclass(frozen=True)
class Care:
    """One episode with everything planned in it."""

    episode: Episode
    plan: Plan
    problems: list[Problem]
    goals: list[Goal]
    reviews: list[Review]  # the latest first

    @property
    def is_open(self) -> bool:
        return self.episode.until_on is None

    @property
    def living_goals(self) -> list[Goal]:
        return [goal for goal in self.goals if goal.is_living]

    @property
    def open_problems(self) -> list[Problem]:
        return [problem for problem in self.problems if problem.settled_on is None]

    def review_is_due(self, on: date) -> bool:
        return self.is_open and self.plan.next_review_on <= on


def care_of(client: Client, *, staff: StaffMember, on: date) -> list[Care]:
    """The episodes of a client with their plans, the latest first."""
    progress = GoalProgress.objects.select_related("goal").order_by("goal__number")
    reviews = (
        Review.objects.select_related("by")
        .order_by("-held_on", "-created_at")
        .prefetch_related(Prefetch("progress", progress))
    )
    episodes = (
        Episode.objects.visible_to(staff, on=on)
        .filter(client=client)
        .select_related("plan", "discharge__by", "opened_by")
        .prefetch_related(
            "plan__problems",
            Prefetch("plan__goals", Goal.objects.select_related("problem")),
            Prefetch("plan__reviews", reviews),
        )
    )
    return [
        Care(
            episode,
            episode.plan,
            list(episode.plan.problems.all()),
            list(episode.plan.goals.all()),
            list(episode.plan.reviews.all()),
        )
        for episode in episodes.order_by("-from_on", "-created_at", "pk")
    ]


def documents_of(client: Client, *, staff: StaffMember, on: date) -> list[Document]:
    """The papers in a client's chart, the latest first."""
    kept = Document.objects.visible_to(staff, on=on).filter(client=client)
    return list(kept.select_related("added_by").order_by("-dated_on", "-created_at"))


def consents_of(client: Client, *, staff: StaffMember, on: date) -> list[Consent]:
    """What a client allowed, also what they took back; the latest first."""
    kept = Consent.objects.visible_to(staff, on=on).filter(client=client)
    return list(kept.order_by("-given_on", "-created_at"))


def disclosures_of(client: Client, *, staff: StaffMember, on: date) -> list[Disclosure]:
    """To whom a client's record was given, the latest first."""
    given = Disclosure.objects.visible_to(staff, on=on).filter(client=client)
    return list(given.select_related("by").order_by("-created_at", "pk"))


def reviews_due(staff: StaffMember, *, on: date) -> list[Plan]:
    """Plans that somebody who leads should look at, the longest overdue first."""
    plans = Plan.objects.visible_to(staff, on=on).filter(
        episode__until_on=None, next_review_on__lte=on
    )
    return list(
        plans.select_related("episode__client").order_by("next_review_on", "pk")
    )
