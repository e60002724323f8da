"""The plan of a meeting as the room shows it, and the formats that its parts want."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tenfold.formats.scenes import FORMATS, options_of
from tenfold.library.catalogue import Exercise
from tenfold.library.queries.exercises import exercise_called
from tenfold.room.run_sheet_contract import BlockFacts, SheetFacts
from tenfold.runsheet.models import Block
from tenfold.runsheet.queries import blocks_of, exercises_of
from tenfold.scheduling.models import Meeting

SHARE_IN_PAIRS = 2 / 3
"""Of a part in pairs: the rest is for going there, coming back and hearing of it."""
ON_STAGE: dict[str, tuple[str, dict[str, Any]]] = {
    "teams": ("pairs", {"size": "teams"})
}
ASKED: dict[str, Any] = {
    Block.Kind.CHECK_IN: _("How are you here today? A sentence is enough."),
    Block.Kind.CLOSE: _(
        "One word, one thing you take with you, "
        "and one thing you will try before next time."
    ),
}
"""What a round asks when no exercise and nobody has said otherwise."""
FOR_LEADERS = (Block.State.PARKED, Block.State.SKIPPED)


def sheet_for(meeting: Meeting, *, leads: bool) -> SheetFacts | None:
    """The plan as this person may see it; none before the room was opened."""
    blocks = blocks_of(meeting)
    if not blocks:
        return None
    exercises = exercises_of(blocks, meeting) if leads else {}
    seen = [block for block in blocks if leads or block.state not in FOR_LEADERS]
    return SheetFacts(
        step=blocks[0].sheet.step,
        address=_address(meeting) if leads else None,
        blocks=[
            BlockFacts(
                id=block.pk,
                kind=block.kind,
                title=str(block.title),
                format=block.format,
                planned_seconds=block.planned_seconds,
                extra_seconds=block.extra_seconds,
                state=block.state,  # type: ignore[arg-type]  # the choices are these literals
                started_at=block.started_at,
                ended_at=block.ended_at,
                leader=block.led_by.display_name if leads and block.led_by else None,
                cautions=list(exercises[block.exercise].cautions)
                if block.is_ahead and block.exercise in exercises
                else [],
            )
            for block in seen
        ],
    )


def _address(meeting: Meeting) -> str:
    return reverse("runsheet:sheet", args=[meeting.practice.slug, meeting.pk])


def options_for(block: Block) -> Any | None:
    """How the format of a part begins; None for the plain circle.

    A format that needs a choice first, as a turn needs a person, is not begun here.
    """
    name, size = ON_STAGE.get(block.format, (block.format, {}))
    form = FORMATS.get(name)
    if form is None:
        return None
    exercise = exercise_called(block.exercise, block.practice)
    fields = form.options.model_fields
    said = {
        **_usual(block, exercise),
        **size,
        **(exercise.options if exercise else {}),
        **block.options,
    }
    said = {key: value for key, value in said.items() if key in fields}
    if any(field.is_required() and key not in said for key, field in fields.items()):
        return None
    return options_of({"format": name, **said})


def _usual(block: Block, exercise: Exercise | None) -> dict[str, Any]:
    """What the formats call the question and the time of a part."""
    question = exercise.question if exercise else str(ASKED.get(block.kind, ""))
    seconds = block.planned_seconds
    return {
        "question": question,
        "prompt": question,
        "block_seconds": seconds,
        "talk_seconds": min(3600, max(60, int(seconds * SHARE_IN_PAIRS))),
        "minutes": min(25, max(15, round(seconds / 60))),
    }
