"""The room behind a person: a wall in evening light, one quiet thing in a corner."""

from collections.abc import Callable

from PIL import Image, ImageDraw, ImageFilter

from tenfold.demo.faces.looks import Look
from tenfold.demo.faces.shapes import Pencil, box, colour, curve, ellipse, mix

Corner = Callable[[Pencil, Look], None]

BLACK, WHITE, GLOW = (0, 0, 0), (255, 255, 255), (255, 214, 160)


def window(pencil: Pencil, look: Look) -> None:
    frame, sky = (
        mix(colour(look.wall[1]), BLACK, 0.25),
        mix(colour(look.wall[0]), (190, 214, 220), 0.5),
    )
    pencil.fill(box(222, 14, 74, 84, 3), frame)
    for x in (227, 261):
        pencil.fill(box(x, 19, 30, 36), sky)
        pencil.fill(box(x, 58, 30, 35), mix(sky, GLOW, 0.25))
    pencil.fill(
        curve((296, 8), ((286, 60), (300, 120)), ((312, 60), (308, 8))),
        mix(frame, WHITE, 0.18),
    )


def shelf(pencil: Pencil, look: Look) -> None:
    board = mix(colour(look.wall[1]), BLACK, 0.3)
    spines = (
        "#8a5a44",
        "#5b6f62",
        "#a58a5a",
        "#4c5a72",
        "#7a4f5c",
        "#8d8468",
        "#506a6a",
    )
    for row, y in enumerate((58, 104)):
        x = 14.0
        for n in range(6):
            tall, wide = 20 + (n * 7 + row * 5) % 13, 6 + (n * 3 + row) % 4
            paint = mix(colour(spines[(n + row * 3) % 7]), colour(look.wall[1]), 0.35)
            pencil.fill(box(x, y - tall, wide, tall, 1), paint)
            x += wide + 1.5
        pencil.fill(box(6, y, 78, 4), board)
    pencil.fill(ellipse(74, 50, 7, 8), mix(colour(look.wall[0]), WHITE, 0.25))


def lamp(pencil: Pencil, look: Look) -> None:
    wall = colour(look.wall[0])
    for step in range(8):
        size = 62 - step * 6
        pencil.fill(
            ellipse(266, 52, size, size * 0.9), mix(wall, GLOW, 0.03 + step * 0.045)
        )
    stand = mix(colour(look.wall[1]), BLACK, 0.4)
    pencil.fill(box(264.5, 64, 3, 90), stand)
    pencil.fill([(254, 34), (278, 34), (288, 66), (244, 66)], mix(GLOW, WHITE, 0.2))


def plant(pencil: Pencil, look: Look) -> None:
    leaf = mix((72, 110, 82), colour(look.wall[1]), 0.3)
    for n, (x, y) in enumerate(
        ((30, 50), (48, 38), (66, 46), (80, 66), (22, 74), (58, 62))
    ):
        middle = ((x + 52) / 2, (y + 120) / 2)
        side = 9 if n % 2 else -9
        blade = curve(
            (52, 124),
            ((middle[0] - 10 + side, middle[1]), (x, y)),
            ((middle[0] + 12, middle[1]), (52, 124)),
        )
        pencil.fill(blade, mix(leaf, (160, 190, 140), n * 0.06))
    pencil.fill(
        [(36, 120), (70, 120), (65, 156), (41, 156)],
        mix((150, 98, 70), colour(look.wall[1]), 0.35),
    )


def picture(pencil: Pencil, look: Look) -> None:
    edge = mix(colour(look.wall[1]), (226, 200, 160), 0.4)
    pencil.fill(box(224, 24, 66, 50, 2), edge)
    pencil.fill(box(228, 28, 58, 42), mix(colour(look.wall[0]), (222, 214, 196), 0.55))
    pencil.fill(
        ellipse(270, 40, 6, 6), mix((240, 170, 120), colour(look.wall[0]), 0.15)
    )
    hill = curve((228, 62), ((246, 40), (262, 58)), ((276, 48), (286, 58)))
    pencil.fill(
        [*hill, (286, 70), (228, 70)], mix((86, 122, 104), colour(look.wall[0]), 0.25)
    )
    pencil.fill(box(20, 34, 30, 38, 2), edge)
    pencil.fill(box(23, 37, 24, 32), mix(colour(look.wall[0]), WHITE, 0.22))


CORNERS: dict[str, Corner] = {
    "window": window,
    "shelf": shelf,
    "lamp": lamp,
    "plant": plant,
    "picture": picture,
}


def backdrop(look: Look, size: tuple[int, int], scale: int) -> Image.Image:
    """The wall of one person, `scale` times too large and softly out of focus."""
    width, height = size[0] * scale, size[1] * scale
    shade = Image.linear_gradient("L").resize((width, height))
    wall = Image.composite(
        Image.new("RGB", (width, height), colour(look.wall[1])),
        Image.new("RGB", (width, height), colour(look.wall[0])),
        shade,
    )
    pencil = Pencil(ImageDraw.Draw(wall), scale)
    CORNERS[look.corner](pencil, look)
    return wall.filter(ImageFilter.GaussianBlur(1.4 * scale))
