"""How far apart people hear the same piece, measured in their browsers."""

from collections.abc import Sequence

from tests.browser.people import Person

WHERE = """() => {
    const media = document.querySelector("[data-in-step]");
    return media.currentTime - (performance.timeOrigin + performance.now()) / 1000;
}"""
"""The moment at which the piece began here: browsers of one machine share a clock."""


def spread(people: Sequence[Person]) -> float:
    """Between the first and the last of them, in seconds."""
    began = [float(person.page.evaluate(WHERE)) for person in people]
    return max(began) - min(began)


def is_playing(person: Person) -> bool:
    return bool(
        person.page.evaluate("!document.querySelector('[data-in-step]').paused")
    )
