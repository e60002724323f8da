"""A head and shoulders in plain shapes: hair, face, mouth and eyes in the positions that talking needs."""

from enum import IntEnum

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


def back_hair(pencil: Pencil, look: Look) -> None:
    """What falls or stands behind the face and behind the shoulders."""
    hair = colour(look.hair)
    dark = mix(hair, BLACK, 0.22)
    match look.style:
        case "long" | "fringe":
            pencil.fill(
                mirrored(
                    curve(
                        (0, -52),
                        ((44, -50), (43, 0)),
                        ((44, 40), (50, 66)),
                        ((20, 70), (0, 66)),
                    )
                ),
                dark,
            )
        case "wavy":
            side = curve(
                (0, -52),
                ((46, -50), (42, -8)),
                ((56, 10), (45, 28)),
                ((58, 44), (46, 70)),
                ((20, 72), (0, 66)),
            )
            pencil.fill(mirrored(side), dark)
        case "bob":
            pencil.fill(
                mirrored(
                    curve(
                        (0, -50),
                        ((46, -48), (44, 2)),
                        ((48, 30), (40, 36)),
                        ((20, 40), (0, 34)),
                    )
                ),
                dark,
            )
        case "afro":
            pencil.fill(ellipse(0, -18, 53, 45), hair)
            for x, y in (
                (-44, -34),
                (-26, -54),
                (0, -61),
                (26, -54),
                (44, -34),
                (-50, -10),
                (50, -10),
            ):
                pencil.fill(ellipse(x, y, 10, 10), hair)
        case "curls":
            for x, y in (
                (-38, -20),
                (38, -20),
                (-42, 0),
                (42, 0),
                (-40, 20),
                (40, 20),
                (-44, 38),
                (44, 38),
                (-34, 46),
                (34, 46),
            ):
                pencil.fill(ellipse(x, y, 13, 13), dark)
        case "bun":
            pencil.fill(ellipse(0, -55, 17, 14), dark)
            pencil.fill(ellipse(0, -57, 12, 9), mix(hair, WHITE, 0.06))
        case "locs" | "braids":
            reach = 44 if look.style == "locs" else 62
            for n in range(7):
                x = 19 + n * 4.0
                for side in (-1, 1):
                    strand = ellipse(
                        side * x, 4 + reach * 0.3, 4.2, reach * (1 - 0.06 * n)
                    )
                    pencil.fill(strand, dark if n % 2 else hair)
        case "scarf":
            pencil.fill(
                mirrored(
                    curve(
                        (0, -54),
                        ((48, -52), (44, 4)),
                        ((46, 34), (58, 64)),
                        ((20, 76), (0, 74)),
                    )
                ),
                dark,
            )


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


def front_hair(pencil: Pencil, look: Look) -> None:
    """What lies over the forehead."""
    hair = colour(look.hair)
    shine = mix(hair, WHITE, 0.12)
    match look.style:
        case "bald":
            pencil.line(
                curve((-14, -32), ((-6, -38), (6, -37))),
                mix(colour(look.skin), WHITE, 0.16),
                3,
            )
        case "scarf":
            hood = curve(
                (0, -54), ((46, -52), (42, 2)), ((42, 30), (22, 48)), ((8, 56), (0, 56))
            )
            hole = curve(
                (0, 42),
                ((20, 41), (28, 14)),
                ((34, -14), (22, -28)),
                ((10, -36), (0, -36)),
            )
            pencil.fill(mirrored([*hood, *hole]), hair)
            pencil.line(
                curve((-40, 8), ((-30, 50), (4, 60))), mix(hair, BLACK, 0.2), 1.6
            )
            pencil.line(curve((-24, -38), ((0, -50), (26, -37))), shine, 1.8)
        case "short" | "grey":
            cap = curve(
                (-37, -2),
                ((-42, -48), (-4, -51)),
                ((42, -52), (37, -2)),
                ((33, -22), (20, -27)),
                ((2, -20), (-20, -29)),
                ((-33, -20), (-37, -2)),
            )
            pencil.fill(cap, hair)
            pencil.line(curve((-20, -42), ((-2, -48), (18, -42))), shine, 2)
        case "side":
            cap = curve(
                (-37, -4),
                ((-42, -50), (-2, -51)),
                ((40, -53), (37, -6)),
                ((32, -20), (28, -26)),
                ((-4, -20), (-24, -33)),
                ((-34, -22), (-37, -4)),
            )
            pencil.fill(cap, hair)
            pencil.line(curve((-22, -36), ((0, -26), (26, -30))), shine, 1.6)
        case "fringe":
            cap = curve(
                (-38, 8),
                ((-44, -50), (0, -52)),
                ((44, -50), (38, 8)),
                ((36, -10), (30, -16)),
                ((0, -22), (-30, -16)),
                ((-36, -10), (-38, 8)),
            )
            pencil.fill(cap, hair)
            for x in (-16, 0, 16):
                pencil.line([(x * 0.6, -44), (x, -20)], mix(hair, BLACK, 0.15), 1.2)
        case "afro":
            pencil.fill(
                curve(
                    (-36, -8),
                    ((-38, -48), (0, -50)),
                    ((38, -48), (36, -8)),
                    ((30, -28), (0, -29)),
                    ((-30, -28), (-36, -8)),
                ),
                hair,
            )
        case "curls":
            for x, y in (
                (-33, -18),
                (-30, -32),
                (-18, -42),
                (-2, -47),
                (14, -43),
                (27, -34),
                (34, -19),
                (-10, -36),
                (8, -35),
                (22, -30),
                (-22, -32),
            ):
                pencil.fill(
                    ellipse(x, y, 9, 9), hair if (x + y) % 2 else mix(hair, WHITE, 0.05)
                )
        case "locs" | "braids":
            pencil.fill(
                curve(
                    (-38, 2),
                    ((-42, -50), (0, -51)),
                    ((42, -50), (38, 2)),
                    ((32, -26), (0, -31)),
                    ((-32, -26), (-38, 2)),
                ),
                hair,
            )
            for x in (-24, -12, 0, 12, 24):
                pencil.line(
                    curve(
                        (x * 0.4, -49), ((x * 0.9, -44), (x * 1.1, -31 + abs(x) * 0.12))
                    ),
                    shine,
                    1.2,
                )
        case _:
            parting = -6 if look.style == "long" else 8
            left = curve(
                (parting, -50), ((-44, -52), (-40, 14)), ((-34, -16), (parting, -34))
            )
            right = curve(
                (parting, -50), ((46, -54), (40, 14)), ((34, -18), (parting, -34))
            )
            pencil.fill(left, hair)
            pencil.fill(right, hair)
            pencil.line(curve((parting + 4, -46), ((24, -46), (34, -24))), shine, 1.8)


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
