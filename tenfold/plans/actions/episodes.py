"""Beginning and ending a time in care."""

from dataclasses import asdict, dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tenfold.audit.actions import record
from tenfold.clients.models import Client
from tenfold.core.errors import DomainError
from tenfold.plans.models import Discharge, Episode, Plan
from tenfold.practice.models import StaffMember


class CannotOpenEpisodeError(DomainError):
    pass


class CannotEndEpisodeError(DomainError):
    pass


@dataclass(frozen=True)
class EpisodeData:
    """Why somebody comes, since when, and how often the plan is looked at."""

    reason: str
    from_on: date
    review_every_weeks: int = Plan.USUAL_WEEKS


@dataclass(frozen=True)
class DischargeData:
    """What the summary says; `reason` is one of the reasons why a membership ends."""

    until_on: date
    reason: str
    course: str
    risk: str
    measures: str = ""
    goals: str = ""
    recommendations: str = ""
    aftercare: str = ""


@transaction.atomic
def open_episode(client: Client, *, data: EpisodeData, by: StaffMember) -> Episode:
    """Begin a time in care, with an empty plan."""
    client = Client.objects.select_for_update().get(pk=client.pk)
    earlier = Episode.objects.filter(client=client)
    if earlier.filter(until_on=None).exists():
        raise CannotOpenEpisodeError(_("This person is in care already."))
    if earlier.filter(until_on__gt=data.from_on).exists():
        raise CannotOpenEpisodeError(
            _("An earlier episode lasted longer than that. Choose a later day.")
        )
    episode = Episode.objects.create(
        practice=client.practice,
        client=client,
        from_on=data.from_on,
        reason=data.reason,
        opened_by=by,
    )
    Plan.objects.create(
        practice=client.practice,
        episode=episode,
        review_every_weeks=data.review_every_weeks,
        next_review_on=data.from_on + timedelta(weeks=data.review_every_weeks),
    )
    record("episode.opened", by=by.user, target=episode)
    return episode


@transaction.atomic
def end_episode(
    episode: Episode, *, data: DischargeData, by: StaffMember, on: date
) -> Discharge:
    """End a time in care with its summary. What was written before stays."""
    episode = Episode.objects.select_for_update().get(pk=episode.pk)
    if episode.until_on is not None:
        raise CannotEndEpisodeError(_("This episode has ended already."))
    if not episode.from_on <= data.until_on <= on:
        raise CannotEndEpisodeError(
            _("Choose a day between the beginning of the episode and today.")
        )
    said = asdict(data)
    episode.until_on = said.pop("until_on")
    episode.save(update_fields=["until_on"])
    discharge = Discharge.objects.create(
        practice=episode.practice, episode=episode, by=by, **said
    )
    record("episode.ended", by=by.user, target=episode, details={"reason": data.reason})
    return discharge
