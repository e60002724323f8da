"""Outlines of plain shapes as points, and a pencil that fills them."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PIL import ImageDraw

Point = tuple[float, float]
Outline = list[Point]
Colour = tuple[int, int, int]


def colour(text: str) -> Colour:
    return (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """One colour with a share of another: opaque shapes are quick to fill."""
    a, b, c = (round(x + (y - x) * share) for x, y in zip(one, other, strict=True))
    return (a, b, c)


def ellipse(x: float, y: float, rx: float, ry: float, *, taper: float = 0.0) -> Outline:
    """An ellipse whose lower half narrows by `taper`, as a chin does."""
    points = []
    for step in range(56):
        angle = math.tau * step / 56
        narrow = 1 - taper * max(0.0, math.sin(angle)) ** 1.6
        points.append((x + rx * math.cos(angle) * narrow, y + ry * math.sin(angle)))
    return points


def curve(start: Point, *bends: tuple[Point, Point]) -> Outline:
    """A line of quadratic bends: each is its control point and its end."""
    points = [start]
    for control, end in bends:
        x, y = points[-1]
        for step in range(1, 13):
            t = step / 12
            u = 1 - t
            points.append(
                (
                    u * u * x + 2 * u * t * control[0] + t * t * end[0],
                    u * u * y + 2 * u * t * control[1] + t * t * end[1],
                )
            )
    return points


def mirrored(half: Sequence[Point]) -> Outline:
    """A closed outline from its right half, drawn from top to bottom."""
    return [*half, *((-x, y) for x, y in reversed(half))]


def box(
    x: float, y: float, width: float, height: float, radius: float = 0.0
) -> Outline:
    if not radius:
        return [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    right, low = x + width, y + height
    return curve(
        (x + radius, y),
        ((right - radius, y), (right - radius, y)),
        ((right, y), (right, y + radius)),
        ((right, low - radius), (right, low - radius)),
        ((right, low), (right - radius, low)),
        ((x + radius, low), (x + radius, low)),
        ((x, low), (x, low - radius)),
        ((x, y + radius), (x, y + radius)),
        ((x, y), (x + radius, y)),
    )


@dataclass(frozen=True)
class Pencil:
    """Fills outlines `scale` times too large, moved by (x, y), turned about a pivot."""

    draw: ImageDraw.ImageDraw
    scale: int
    x: float = 0.0
    y: float = 0.0
    turn: float = 0.0
    pivot: float = 0.0

    def place(self, points: Iterable[Point]) -> Outline:
        sine, cosine = math.sin(self.turn), math.cos(self.turn)
        placed = []
        for x, y in points:
            down = y - self.pivot
            across = x * cosine - down * sine + self.x
            along = x * sine + down * cosine + self.pivot + self.y
            placed.append((across * self.scale, along * self.scale))
        return placed

    def fill(self, outline: Iterable[Point], paint: Colour) -> None:
        self.draw.polygon(self.place(outline), fill=paint)

    def line(self, points: Sequence[Point], paint: Colour, width: float) -> None:
        placed = self.place(points)
        thick = max(1, round(width * self.scale))
        self.draw.line(placed, fill=paint, width=thick, joint="curve")
        for x, y in (placed[0], placed[-1]):
            r = thick / 2
            self.draw.ellipse((x - r, y - r, x + r, y + r), fill=paint)

    def ring(
        self, x: float, y: float, radius: float, paint: Colour, width: float
    ) -> None:
        points = ellipse(x, y, radius, radius)
        self.line([*points, points[0], points[1]], paint, width)
