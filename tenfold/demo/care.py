"""Why the invented people come, and what they work on."""

import random
from datetime import date, timedelta

from tenfold.clients.models import Client
from tenfold.plans.actions.episodes import EpisodeData, open_episode
from tenfold.plans.actions.plans import (
    GoalData,
    GoalSeen,
    ReviewData,
    add_goal,
    add_problem,
    hold_review,
)
from tenfold.plans.models import Goal
from tenfold.practice.models import StaffMember

REVIEWED_AFTER = timedelta(weeks=6)
REVIEW = "Looked at together; both goals stay, the second in smaller steps."

REASONS = (
    (
        "Withdraws from people since a separation.",
        "Avoids whatever could become a quarrel",
        ("Say no once a week", "The no was said, and the evening stayed quiet."),
        ("Meet a friend twice a month", "Two entries in the calendar, both kept."),
    ),
    (
        "Sleeps badly and worries about work.",
        "Takes on what others leave lying",
        ("Leave work at six", "Four evenings of five for a month."),
        ("Ask for help before it is urgent", "Asked somebody, and named when."),
    ),
    (
        "Feels flat and does little of what used to be good.",
        "Has no plans beyond the week",
        ("Two walks a week", "Written down on the evening of the day."),
        ("Tell the group how the week really was", "Without being asked first."),
    ),
    (
        "Anger that comes out in the wrong place.",
        "Falls silent first, then shouts",
        ("Name anger while it is small", "Said in the same conversation."),
        ("Come back after a quarrel", "Within a day, by oneself."),
    ),
)


def begin_care(
    client: Client, name: str, *, by: StaffMember, on: date, today: date
) -> None:
    """An episode with a problem and two goals; a review where time has passed."""
    dice = random.Random(f"care{name}")  # noqa: S311  no secret
    reason, problem, *goals = dice.choice(REASONS)
    episode = open_episode(client, data=EpisodeData(reason, on), by=by)
    add_problem(episode.plan, wording=problem, by=by)
    made = [
        add_goal(episode.plan, data=GoalData(wording, sign), by=by)
        for wording, sign in goals
    ]
    held_on = on + REVIEWED_AFTER
    if held_on < today:
        steps = {goal.pk: dice.randrange(1, 4) for goal in made}
        seen = {pk: GoalSeen(step, Goal.State.OPEN) for pk, step in steps.items()}
        data = ReviewData(
            held_on=held_on,
            next_on=held_on + 2 * REVIEWED_AFTER,
            with_client=True,
            summary=REVIEW,
            goals=seen,
        )
        hold_review(episode.plan, data=data, by=by)
