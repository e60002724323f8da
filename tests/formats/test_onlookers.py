"""Every format can be looked at by somebody who sits in none of it, at any moment."""

from contextlib import suppress
from dataclasses import replace
from enum import Enum
from typing import Any, get_args
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from tenfold.core.errors import DomainError
from tenfold.formats.base import Exhibit, ExhibitSlide, Face, Sitter
from tenfold.formats.pairs_state import PairsOptions, PairsSend
from tenfold.formats.role_play_state import Casting
from tenfold.formats.scenes import FORMATS, AnyDeed, options_of, restored, stored
from tests.formats.people import circle_of, later, leader, seat, without

GUEST = seat(500)
KINDS = {"music": "audio", "video": "video", "theory": "pdf"}
ASKED = {"turn": "seat", "feedback": "receiver"}
CAST = [
    {"seat": seat(1), "part": "protagonist"},
    {"seat": seat(2), "part": "other", "role": "My boss"},
]
DEEDS: dict[str, list[Any]] = {name: [] for name in FORMATS}
for deed in get_args(get_args(AnyDeed)[0]):
    DEEDS[deed.model_fields["do"].default.partition(".")[0]].append(deed)


def begun(name, *, members=5):
    """A format that has just been put on the stage, and who sits around it."""
    slides = tuple(ExhibitSlide(id=uuid4(), width=4, height=3) for _ in range(3))
    kind = KINDS.get(name, "audio")
    file = Exhibit(id=uuid4(), kind=kind, title="A", media_type="x", slides=slides)
    deck = tuple(Face(key=str(n), alt=f"Card {n}") for n in range(20))
    circle = replace(circle_of(members, leaders=2), shelf=(file,), deck=deck)
    said: dict[str, Any] = {"format": name}
    if name == "role_play":
        said["cast"] = CAST
    if name in ASKED:
        said[ASKED[name]] = seat(1)
    if name in {"music", "video"}:
        said["material"] = file.id
    if name == "theory":
        said["materials"] = [file.id]
    return FORMATS[name].start(options_of(said), circle), circle


def ids_in(value: Any) -> list[Any]:
    """Every id of a state: seats, rooms, topics, cards."""
    if isinstance(value, dict):
        return [one for inner in value.values() for one in ids_in(inner)]
    if isinstance(value, list | tuple):
        return [one for inner in value for one in ids_in(inner)]
    return [value] if isinstance(value, UUID) else []


def said_for(data, field, annotation, state):
    """Something that a browser might say for one field of a deed."""
    known = {
        "step": st.just(state.step),
        "points": st.just("1,1 2,2"),
        "options": st.just(PairsOptions(talk_seconds=60)),
        "cast": st.just([Casting.model_validate(one) for one in CAST]),
        "piece": st.sampled_from(
            [one.id for one in getattr(state, "pieces", ())] or [""]
        ),
    }
    if field in known:
        return data.draw(known[field])
    if UUID in {annotation, *get_args(annotation)}:
        return data.draw(st.sampled_from(ids_in(state.model_dump())))
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return data.draw(st.sampled_from(list(annotation)))
    plain = {
        int: st.integers(0, 3),
        bool: st.booleans(),
        float: st.just(0.5),
        str: st.just("Words"),
        tuple[str, ...]: st.just(("Yes", "No")),
        tuple[int, ...]: st.just((1,)),
    }
    return data.draw(plain[annotation])


def moved(data, form, state, circle):
    """The format after somebody did something; as it was, where that is refused."""
    deed = data.draw(st.sampled_from(DEEDS[form.name]))
    wanted = {k: f for k, f in deed.model_fields.items() if f.is_required()}
    by = data.draw(st.sampled_from(circle.sitters))
    by = leader(circle) if deed.leads_only else by
    with suppress(DomainError, ValidationError):
        said = {k: said_for(data, k, f.annotation, state) for k, f in wanted.items()}
        return form.act(state, deed(**said), by, circle)
    return state


@pytest.mark.parametrize("name", FORMATS)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_who_sits_in_no_format_can_look_at_every_one(name, data):
    form, (state, circle) = FORMATS[name], begun(name)
    onlooker = Sitter(GUEST)
    for _ in range(data.draw(st.integers(0, 8))):
        state = moved(data, form, state, circle)
        circle = later(circle, data.draw(st.sampled_from([0, 5, 400])))
        if data.draw(st.integers(0, 5)) == 0 and len(circle.members) > 1:
            circle = without(circle, circle.members[-1].seat)
            state = form.settle(state, circle)
        if (due := form.due(state)) is not None and circle.now >= due:
            state = form.tick(state, circle)

        seen = form.look(restored(stored(state)), onlooker, circle)

        assert seen.model_dump(mode="json")["format"] == name
        assert GUEST not in ids_in(seen.model_dump())


def test_an_interpreter_sees_the_room_of_their_member():
    form, (state, circle) = FORMATS["pairs"], begun("pairs")
    go = PairsSend(step=state.step)
    sent = form.act(state, go, leader(circle), circle)
    theirs = form.look(sent, Sitter(seat(1)), circle).own

    own = form.look(sent, Sitter(GUEST, follows=seat(1)), circle).own

    assert theirs is not None
    assert own == theirs
