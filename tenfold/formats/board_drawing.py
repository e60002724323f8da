"""A whiteboard as a picture of its own, and in words."""

from html import escape
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tenfold.formats.board_marks import HIGH, WIDE, BoardState, Mark

COLOURS = {
    "ink": "#1b2623",
    "pine": "#1d6b58",
    "clay": "#a8482a",
    "amber": "#c98a10",
    "sky": "#2b6a9b",
    "rose": "#a3243a",
}
WIDTHS = {"pen": (5, 9, 15), "marker": (26, 40, 60)}
LETTERS = (36, 48, 68)
LINE = 22
"""Characters in a row of words."""


def drawn(state: BoardState) -> str:
    """The board as SVG. Whatever people wrote is text in it, never markup."""
    marks = "".join(_drawn(mark) for mark in state.here)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}"'
        f' width="{WIDE}" height="{HIGH}">'
        f'<rect width="{WIDE}" height="{HIGH}" fill="#fffdf8"/>{marks}</svg>'
    )


def described(state: BoardState) -> str:
    """What is to be seen on the board, for who does not see it."""
    words = [mark.text.strip() for mark in state.here if mark.tool == "text"]
    lines = len(state.here) - len(words)
    hands = len({mark.by for mark in state.here})
    said = [
        ngettext("A whiteboard by %d person.", "A whiteboard by %d people.", hands)
        % hands
    ]
    if words:
        said.append(_("Written on it: %s.") % "; ".join(words))
    if lines:
        said.append(ngettext("%d line is drawn.", "%d lines are drawn.", lines) % lines)
    return " ".join(said)


def rows_of(text: str) -> list[str]:
    """Words in rows; a word that is too long is cut, what is no letter left out."""
    rows = [""]
    for word in "".join(c if c.isprintable() else " " for c in text).split():
        for part in (word[at : at + LINE] for at in range(0, len(word), LINE)):
            longer = f"{rows[-1]} {part}".strip()
            if len(longer) > LINE:
                rows.append(part)
            else:
                rows[-1] = longer
    return rows


def _drawn(mark: Mark) -> str:
    colour = COLOURS[mark.colour]
    if mark.tool == "text":
        return _written(mark, colour)
    width = WIDTHS[mark.tool][mark.size - 1]
    opacity = ' stroke-opacity="0.4"' if mark.tool == "marker" else ""
    return (
        f'<path d="{path_of(mark.points)}" fill="none" stroke="{colour}"{opacity}'
        f' stroke-width="{width}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def _written(mark: Mark, colour: str) -> str:
    height = LETTERS[mark.size - 1]
    rows = "".join(
        f'<tspan x="{mark.x}" y="{mark.y + height + round(number * height * 1.25)}">'
        f"{escape(row)}</tspan>"
        for number, row in enumerate(rows_of(mark.text))
    )
    return (
        f'<text fill="{colour}" font-family="sans-serif" font-size="{height}"'
        f' font-weight="600">{rows}</text>'
    )


def path_of(points: str) -> str:
    """A line through the middles between its points, so that it is round."""
    dots = [tuple(map(int, point.split(","))) for point in points.split()]
    if len(dots) == 1:
        dots = dots * 2
    (x, y), *rest = dots
    path = [f"M{x} {y}"]
    for (ax, ay), (bx, by) in pairwise(rest):
        path.append(f"Q{ax} {ay} {(ax + bx) / 2:g} {(ay + by) / 2:g}")
    x, y = rest[-1]
    return "".join([*path, f"L{x} {y}"])
