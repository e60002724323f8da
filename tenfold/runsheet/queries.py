"""Questions about the plan of a meeting."""

from dataclasses import dataclass
from typing import Any

from tenfold.formats import run_sheet as rules
from tenfold.formats.time_plans import plan_for
from tenfold.library.catalogue import Exercise
from tenfold.library.queries.exercises import exercises_called
from tenfold.runsheet.models import Block, GroupPlan, RunSheet
from tenfold.scheduling.models import Meeting


@dataclass(frozen=True)
class Planned:
    """A part before it is a row of a meeting's plan."""

    kind: str
    title: str
    format: str
    exercise: str
    planned_seconds: int

    @property
    def minutes(self) -> int:
        return round(self.planned_seconds / 60)


def length_of(meeting: Meeting) -> int:
    """The planned length of a meeting in seconds."""
    return int((meeting.ends_at - meeting.starts_at).total_seconds())


def usual_plan(meeting: Meeting) -> list[Planned]:
    """What a meeting begins with: its group's own plan, or that of its length."""
    kept = GroupPlan.objects.filter(group=meeting.group_id).first()
    if kept is not None:
        return [Planned(**part) for part in kept.blocks]
    parts = plan_for(length_of(meeting) // 60)
    named = exercises_called((p.exercise for p in parts), meeting.practice)
    return [
        Planned(
            kind=part.kind,
            title=str(Block.Kind(part.kind).label),
            format=part.format or "circle",
            exercise=part.exercise if part.exercise in named else "",
            planned_seconds=part.minutes * 60,
        )
        for part in parts
    ]


def sheet_of(meeting: Meeting) -> RunSheet | None:
    return RunSheet.objects.filter(meeting=meeting).first()


def blocks_of(meeting: Meeting) -> list[Block]:
    """The parts of a meeting's plan in their order; none if it has no plan."""
    rows = Block.objects.filter(sheet__meeting=meeting).select_related(
        "led_by", "sheet"
    )
    return list(rows.order_by("position", "pk"))


def blocks_run(meeting: Meeting) -> list[Block]:
    """What was really done, in the order in which it was, for the notes."""
    rows = Block.objects.filter(sheet__meeting=meeting, started_at__isnull=False)
    held = rows.filter(state__in=[Block.State.RUNNING, Block.State.DONE])
    return list(held.select_related("led_by").order_by("started_at", "pk"))


def exercises_of(blocks: list[Block], meeting: Meeting) -> dict[str, Exercise]:
    return exercises_called((b.exercise for b in blocks), meeting.practice)


def for_rules(blocks: list[Block]) -> rules.Sheet:
    """The plan as the rules know it: no title, no record."""
    return tuple(
        rules.Block(
            id=block.pk,
            kind=rules.Kind(block.kind),
            planned_seconds=block.planned_seconds,
            state=rules.BlockState(block.state),
            started_at=block.started_at,
            ended_at=block.ended_at,
            extra_seconds=block.extra_seconds,
        )
        for block in blocks
    )


def kept_form(block: Block) -> dict[str, Any]:
    """A part as a group keeps it for its next meetings."""
    return {
        "kind": block.kind,
        "title": str(block.title),
        "format": block.format,
        "exercise": block.exercise,
        "planned_seconds": block.planned_seconds,
    }
