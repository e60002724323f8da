"""Every format by its name, and the unions that the room stores, hears and says."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from tenfold.formats.base import Circle, Format, Sitter, State
from tenfold.formats.board import BOARD
from tenfold.formats.board_marks import BoardDeed, BoardOptions, BoardView
from tenfold.formats.breathing import (
    BREATHING,
    BreathingAgain,
    BreathingOptions,
    BreathingView,
)
from tenfold.formats.cards import CARDS
from tenfold.formats.cards_table import CardsDeed, CardsOptions, CardsView
from tenfold.formats.feedback import (
    FEEDBACK,
    FeedbackDeed,
    FeedbackOptions,
    FeedbackView,
)
from tenfold.formats.fishbowl import (
    FISHBOWL,
    FishbowlDeed,
    FishbowlOptions,
    FishbowlView,
)
from tenfold.formats.go_round import GO_ROUND, RoundDeed, RoundOptions, RoundView
from tenfold.formats.music import MUSIC, MusicDeed, MusicOptions, MusicView
from tenfold.formats.pairs import PAIRS
from tenfold.formats.pairs_state import PairsDeed, PairsOptions, PairsView
from tenfold.formats.role_play import ROLE_PLAY
from tenfold.formats.role_play_state import (
    RolePlayDeed,
    RolePlayOptions,
    RolePlayView,
)
from tenfold.formats.theory import THEORY, TheoryDeed, TheoryOptions, TheoryView
from tenfold.formats.topics import TOPICS, TopicsDeed, TopicsOptions
from tenfold.formats.topics_state import TopicsView
from tenfold.formats.turn import TURN, TurnDeed, TurnOptions, TurnView
from tenfold.formats.video import VIDEO, VideoDeed, VideoOptions, VideoView

FORMATS: dict[str, Format] = {
    form.name: form
    for form in (
        GO_ROUND,
        BREATHING,
        TURN,
        TOPICS,
        FISHBOWL,
        ROLE_PLAY,
        FEEDBACK,
        PAIRS,
        CARDS,
        MUSIC,
        VIDEO,
        THEORY,
        BOARD,
    )
}

Options = Annotated[
    RoundOptions
    | BreathingOptions
    | TurnOptions
    | TopicsOptions
    | FishbowlOptions
    | RolePlayOptions
    | FeedbackOptions
    | CardsOptions
    | PairsOptions
    | MusicOptions
    | VideoOptions
    | TheoryOptions
    | BoardOptions,
    Field(discriminator="format"),
]
AnyDeed = Annotated[
    RoundDeed
    | BreathingAgain
    | TurnDeed
    | TopicsDeed
    | FishbowlDeed
    | RolePlayDeed
    | FeedbackDeed
    | CardsDeed
    | PairsDeed
    | MusicDeed
    | VideoDeed
    | TheoryDeed
    | BoardDeed,
    Field(discriminator="do"),
]
View = Annotated[
    RoundView
    | BreathingView
    | TurnView
    | TopicsView
    | FishbowlView
    | RolePlayView
    | FeedbackView
    | CardsView
    | PairsView
    | MusicView
    | VideoView
    | TheoryView
    | BoardView,
    Field(discriminator="format"),
]


def format_of(state: State) -> Format:
    return FORMATS[state.format]  # type: ignore[attr-defined]


def stored(state: State) -> dict[str, Any]:
    """A state as JSON can hold it."""
    return state.model_dump(mode="json")


def restored(kept: Mapping[str, Any]) -> State:
    """A state that was stored."""
    return FORMATS[kept["format"]].state.model_validate(kept)


def options_of(kept: Mapping[str, Any]) -> Any:
    """Options as they were planned."""
    return _options.validate_python(kept)


_options: TypeAdapter[Any] = TypeAdapter(Options)


def view_of(state: State, by: Sitter, circle: Circle) -> Any:
    return format_of(state).look(state, by, circle)
