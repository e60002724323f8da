"""A head and shoulders in plain shapes, with the mouths and eyes that talking needs."""

from enum import IntEnum

from tenfold.demo.faces.hair import front_hair
from tenfold.demo.faces.looks import Look
from tenfold.demo.faces.shapes import (
    Colour,
    Pencil,
    colour,
    curve,
    ellipse,
    mirrored,
    mix,
)

BLACK, WHITE, ROSE, LIP = (0, 0, 0), (255, 255, 255), (214, 96, 84), (128, 52, 46)


class Mouth(IntEnum):
    CLOSED = 0
    PARTED = 1
    OPEN = 2
    BLINK = 3


def shoulders(pencil: Pencil, look: Look) -> None:
    """Body and neck, in coordinates of the head's middle at rest."""
    shirt, skin = colour(look.shirt), colour(look.skin)
    dark, light = mix(shirt, BLACK, 0.2), mix(shirt, WHITE, 0.1)
    slope = curve((0, 46), ((20, 46), (34, 54)), ((76, 62), (84, 118)))
    pencil.fill(mirrored([*slope, (84, 140)]), shirt)
    pencil.fill(
        [*curve((84, 118), ((77, 76), (48, 58)), ((64, 84), (62, 140))), (84, 140)],
        dark,
    )
    pencil.fill(
        [
            *curve((-84, 118), ((-77, 76), (-48, 58)), ((-66, 84), (-68, 140))),
            (-84, 140),
        ],
        light,
    )
    neck = mix(skin, BLACK, 0.13)
    pencil.fill(
        mirrored([*curve((16, 20), ((15, 44), (19, 50)), ((12, 62), (0, 63)))]), neck
    )
    match look.collar:
        case "open":
            pencil.fill([(-15, 47), (0, 74), (15, 47), (0, 60)], neck)
            pencil.fill([(-19, 44), (-28, 56), (-10, 72), (0, 66)], light)
            pencil.fill(
                [(19, 44), (28, 56), (10, 72), (0, 66)], mix(light, BLACK, 0.12)
            )
        case "hood":
            pencil.line(
                curve((-33, 54), ((-14, 72), (0, 74)), ((14, 72), (33, 54))), dark, 7
            )
            for x in (-9, 9):
                pencil.line([(x, 73), (x, 96)], mix(shirt, WHITE, 0.45), 1.6)
        case "boat":
            pencil.fill(
                curve((-30, 51), ((0, 76), (30, 51)), ((0, 54), (-30, 51))), neck
            )
        case "shawl":
            pencil.fill(
                [
                    *curve((-34, 50), ((-18, 86), (10, 118))),
                    *curve((30, 118), ((6, 80), (-18, 44))),
                ],
                light,
            )
            pencil.fill(
                [
                    *curve((34, 50), ((18, 86), (-10, 118))),
                    *curve((-34, 118), ((-4, 80), (18, 44))),
                ],
                mix(light, WHITE, 0.1),
            )
        case _:
            pencil.line(curve((-20, 50), ((0, 72), (20, 50))), dark, 3.5)


def beard(pencil: Pencil, look: Look) -> None:
    hair = mix(colour(look.hair), colour(look.skin), 0.12)
    shape = curve(
        (-34, 2),
        ((-33, 44), (0, 46)),
        ((33, 44), (34, 2)),
        ((30, 12), (20, 13)),
        ((0, 8), (-20, 13)),
        ((-30, 12), (-34, 2)),
    )
    pencil.fill(shape, hair)


def eyes(pencil: Pencil, look: Look, *, shut: bool) -> None:
    ink = (38, 26, 22)
    brow = mix(
        colour(look.hair),
        ink,
        0.5 if look.style in ("grey", "scarf", "fringe") else 0.15,
    )
    for side in (-1, 1):
        x = side * 14
        if shut:
            pencil.line(curve((x - 5, -1), ((x, 3.5), (x + 5, -1))), ink, 1.9)
        else:
            pencil.fill(ellipse(x, 0, 3.5, 4.4), ink)
            pencil.fill(ellipse(x + 1.2, -1.5, 1.1, 1.2), (236, 230, 222))
        pencil.line(
            curve((x - 7, -10.6 - 0.8 * side), ((x, -14), (x + 7, -10.6 + 0.8 * side))),
            brow,
            2.2,
        )


def mouth(pencil: Pencil, look: Look, shape: Mouth) -> None:
    lip = mix(LIP, colour(look.skin), 0.18)
    inside = (74, 24, 26)
    if shape is Mouth.PARTED:
        pencil.fill(
            curve(
                (-9, 19), ((0, 17), (9, 19)), ((6, 27), (0, 27)), ((-6, 27), (-9, 19))
            ),
            inside,
        )
        pencil.line(curve((-9.5, 19), ((0, 16.5), (9.5, 19))), lip, 1.8)
        pencil.line(curve((-6, 25.6), ((0, 28.4), (6, 25.6))), lip, 2.2)
    elif shape is Mouth.OPEN:
        pencil.fill(
            curve(
                (-10, 18),
                ((0, 15), (10, 18)),
                ((9, 33), (0, 33)),
                ((-9, 33), (-10, 18)),
            ),
            inside,
        )
        pencil.fill(
            curve((-7, 18), ((0, 16), (7, 18)), ((0, 22), (-7, 18))), (240, 232, 222)
        )
        pencil.fill(ellipse(0, 29.5, 5, 2.6), (176, 84, 80))
        pencil.line(curve((-7, 30.5), ((0, 35.6), (7, 30.5))), lip, 2.2)
        pencil.line(curve((-10.5, 18), ((0, 14.6), (10.5, 18))), lip, 1.8)
    else:
        pencil.line(curve((-10.5, 20), ((0, 27), (10.5, 20))), lip, 2.5)


def glasses(pencil: Pencil) -> None:
    frame: Colour = (34, 30, 30)
    for x in (-15, 15):
        pencil.ring(x, 0.5, 10.5, frame, 1.8)
    pencil.line(curve((-4.5, -0.5), ((0, -3.5), (4.5, -0.5))), frame, 1.8)
    for side in (-1, 1):
        pencil.line([(side * 25.5, -1), (side * 34, -4)], frame, 1.8)


def head(pencil: Pencil, look: Look, shape: Mouth) -> None:
    """The face and what lies on it."""
    skin = colour(look.skin)
    shade, warm = mix(skin, BLACK, 0.09), mix(skin, ROSE, 0.16)
    if look.style != "scarf":
        for side in (-1, 1):
            pencil.fill(ellipse(side * 35, 3, 6, 9), shade)
            if look.earrings:
                pencil.fill(ellipse(side * 37, 15, 2, 2.6), (226, 186, 108))
    drop = 2.5 if shape is Mouth.OPEN else 1.0 if shape is Mouth.PARTED else 0.0
    pencil.fill(ellipse(0, drop / 2, 35.5, 43 + drop / 2, taper=look.jaw), shade)
    pencil.fill(
        ellipse(-1.8, drop / 2 - 0.6, 33.5, 41.8 + drop / 2, taper=look.jaw), skin
    )
    for side in (-1, 1):
        pencil.fill(ellipse(side * 19, 13, 7, 4.6), warm)
    if look.beard:
        beard(pencil, look)
    pencil.line(curve((1, 3), ((5.5, 11), (-2, 11.5))), mix(skin, BLACK, 0.2), 1.9)
    mouth(pencil, look, shape)
    eyes(pencil, look, shut=shape is Mouth.BLINK)
    front_hair(pencil, look)
    if look.glasses:
        glasses(pencil)
