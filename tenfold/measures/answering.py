"""What a browser sent of a form: answers, and what is still wanted. No database."""

from collections.abc import Mapping
from dataclasses import dataclass

from tenfold.measures.catalogue import Item, Measure
from tenfold.measures.scoring import can_be_scored, left_open


@dataclass(frozen=True)
class Choice:
    """One option of a question, as it is drawn."""

    label: str
    value: int
    is_chosen: bool


@dataclass(frozen=True)
class Question:
    """A question as it is drawn: what was chosen, and whether it was overlooked."""

    number: int
    item: Item
    choices: tuple[Choice, ...]
    is_overlooked: bool


@dataclass(frozen=True)
class Sheet:
    """A form as it was sent, or an empty one."""

    measure: Measure
    answers: dict[str, int]
    is_sent: bool = False

    @property
    def open_items(self) -> list[str]:
        return left_open(self.measure, self.answers)

    @property
    def can_be_sent_as_it_is(self) -> bool:
        """Whether what was left open may stay so."""
        return can_be_scored(self.measure, self.answers)

    @property
    def overlooked(self) -> list[Question]:
        return [question for question in self.questions if question.is_overlooked]

    @property
    def questions(self) -> list[Question]:
        wanted = set(self.open_items) if self.is_sent else set()
        return [
            Question(
                number,
                item,
                tuple(
                    Choice(label, value, self.answers.get(item.id) == value)
                    for label, value in item.options
                ),
                item.id in wanted,
            )
            for number, item in enumerate(self.measure.items, start=1)
        ]


def empty(measure: Measure) -> Sheet:
    return Sheet(measure, {})


def sent(measure: Measure, said: Mapping[str, str]) -> Sheet:
    """What was sent, by question; what is none of the options was not answered."""
    answers = {
        item.id: value
        for item in measure.items
        for _, value in item.options
        if said.get(item.id) == str(value)
    }
    return Sheet(measure, answers, is_sent=True)
