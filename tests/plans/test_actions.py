"""A plan from its first goal to the end of care."""

from datetime import date, timedelta

import pytest

from tenfold.audit.models import AuditEvent
from tenfold.core.sealed_files import path_of
from tenfold.plans.actions.documents import (
    CannotRevokeError,
    delete_document,
    revoke_consent,
)
from tenfold.plans.actions.episodes import (
    CannotEndEpisodeError,
    CannotOpenEpisodeError,
    DischargeData,
    EpisodeData,
    end_episode,
    open_episode,
)
from tenfold.plans.actions.plans import (
    CannotChangePlanError,
    GoalData,
    GoalSeen,
    ReviewData,
    add_goal,
    add_problem,
    change_goal,
    hold_review,
)
from tenfold.plans.models import Document, Episode, Goal
from tenfold.plans.queries import goals_of, reviews_due
from tests import make
from tests.library.files import a_picture

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
ENDED = DischargeData(TODAY, "completed", course="Came each week.", risk="None seen.")


@pytest.fixture
def lead():
    return make.owner()


@pytest.fixture
def sam(lead):
    return make.member(make.group(lead), lead, "Sam")


@pytest.fixture
def episode(sam, lead):
    return make.episode(sam.client, by=lead)


def verbs():
    return list(AuditEvent.objects.order_by("number").values_list("verb", flat=True))


def test_an_episode_begins_with_a_plan_that_says_when_to_look_again(sam, lead):
    data = EpisodeData(reason="Lonely", from_on=TODAY, review_every_weeks=8)

    episode = open_episode(sam.client, data=data, by=lead)

    assert episode.plan.next_review_on == TODAY + timedelta(weeks=8)
    assert verbs()[-1] == "episode.opened"


def test_there_is_one_episode_at_a_time(episode, lead):
    data = EpisodeData(reason="Again", from_on=TODAY)

    with pytest.raises(CannotOpenEpisodeError):
        open_episode(episode.client, data=data, by=lead)


def test_a_second_episode_begins_after_the_first(episode, lead):
    end_episode(episode, data=ENDED, by=lead, on=TODAY)
    early = EpisodeData(reason="Again", from_on=TODAY - timedelta(days=1))

    with pytest.raises(CannotOpenEpisodeError):
        open_episode(episode.client, data=early, by=lead)
    open_episode(episode.client, data=EpisodeData("Again", TODAY), by=lead)

    assert episode.client.episodes.count() == 2


def test_a_goal_that_is_met_says_since_when(episode, lead):
    goal = episode.plan.goals.get()
    data = GoalData("Say no", "Twice", state=Goal.State.MET)

    goal = change_goal(goal, data=data, by=lead, on=TODAY)

    assert (goal.state, goal.closed_on) == ("met", TODAY)
    assert goals_of(episode.client) == []


def test_a_goal_belongs_to_a_problem_of_its_own_plan(episode, lead):
    other = make.episode(make.client(lead, "Kim"), by=lead)
    foreign = add_problem(other.plan, wording="Not hers", by=lead)

    with pytest.raises(CannotChangePlanError):
        add_goal(episode.plan, data=GoalData("Rest", "Daily", foreign), by=lead)


def test_a_review_keeps_how_each_goal_stood_and_when_to_look_again(episode, lead):
    plan, goal = episode.plan, episode.plan.goals.get()
    again = TODAY + timedelta(weeks=6)
    seen = {goal.pk: GoalSeen(progress=3, state="open", comment="Did it twice")}

    review = hold_review(
        plan, data=ReviewData(TODAY, again, True, "Goes on.", seen), by=lead
    )

    kept = review.progress.get()
    assert (kept.progress, kept.comment) == (3, "Did it twice")
    assert review.due_on == date(2026, 12, 1)
    plan.refresh_from_db()
    goal.refresh_from_db()
    assert (plan.next_review_on, goal.progress, goal.progress_on) == (again, 3, TODAY)
    assert verbs()[-1] == "plan.reviewed"


def test_goals_of_a_member_are_those_of_the_client(sam, episode, lead):
    make.goal(episode, by=lead, wording="Ask for help")

    assert [(one.number, one.wording) for one in goals_of(sam)] == [
        (1, "Say what I need"), (2, "Ask for help"),
    ]  # fmt: skip
    assert goals_of(sam.client) == goals_of(sam)


def test_a_plan_of_the_past_stays_as_it_was(episode, lead):
    plan, goal = episode.plan, episode.plan.goals.get()
    end_episode(episode, data=ENDED, by=lead, on=TODAY)
    changes = (
        lambda: add_problem(plan, wording="New", by=lead),
        lambda: add_goal(plan, data=GoalData("New", "Once"), by=lead),
        lambda: change_goal(goal, data=GoalData("New", "Once"), by=lead, on=TODAY),
    )
    for change in changes:
        with pytest.raises(CannotChangePlanError):
            change()

    assert plan.goals.get().wording == "Say what I need"
    assert goals_of(episode.client) == []


@pytest.mark.parametrize("day", [date(2026, 9, 7), TODAY + timedelta(days=1)])
def test_an_episode_ends_on_a_day_that_it_lasted(episode, lead, day):
    data = DischargeData(day, "completed", course="Short", risk="None")

    with pytest.raises(CannotEndEpisodeError):
        end_episode(episode, data=data, by=lead, on=TODAY)

    assert Episode.objects.get().until_on is None


def test_reviews_that_are_due_are_known_to_those_who_lead(sam, episode, lead):
    due = episode.plan.next_review_on
    colleague = make.staff(lead.practice)

    assert reviews_due(lead, on=due - timedelta(days=1)) == []
    assert reviews_due(lead, on=due) == [episode.plan]
    assert reviews_due(colleague, on=due) == []


def test_a_deleted_paper_is_gone_from_the_disk(
    sam, lead, django_capture_on_commit_callbacks
):
    paper = make.document(sam.client, a_picture(), by=lead)
    where = path_of(paper.file_name)
    assert where.exists()
    assert a_picture()[:16] not in where.read_bytes()

    with django_capture_on_commit_callbacks(execute=True):
        delete_document(paper, by=lead)

    assert not where.exists()
    assert not Document.objects.exists()
    assert verbs()[-1] == "document.deleted"


def test_a_consent_is_taken_back_once(sam, lead):
    consent = make.consent(sam.client, by=lead)

    consent = revoke_consent(consent, by=lead, on=TODAY)

    assert not consent.is_in_force
    with pytest.raises(CannotRevokeError):
        revoke_consent(consent, by=lead, on=TODAY)
