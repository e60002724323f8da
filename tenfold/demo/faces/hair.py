"""Hair, in two parts: what is behind face and shoulders, and what lies over them."""

from collections.abc import Callable

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

BLACK, WHITE = (0, 0, 0), (255, 255, 255)

Hair = Callable[[Pencil, Look, Colour], None]


def long_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
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


def wavy_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
    side = curve(
        (0, -52),
        ((46, -50), (42, -8)),
        ((56, 10), (45, 28)),
        ((58, 44), (46, 70)),
        ((20, 72), (0, 66)),
    )
    pencil.fill(mirrored(side), dark)


def bob_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
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


def afro_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
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


def curls_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
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


def bun_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
    pencil.fill(ellipse(0, -55, 17, 14), dark)
    pencil.fill(ellipse(0, -57, 12, 9), mix(hair, WHITE, 0.06))


def locs_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
    reach = 44 if look.style == "locs" else 62
    for n in range(7):
        x = 19 + n * 4.0
        for side in (-1, 1):
            strand = ellipse(side * x, 4 + reach * 0.3, 4.2, reach * (1 - 0.06 * n))
            pencil.fill(strand, dark if n % 2 else hair)


def scarf_behind(pencil: Pencil, look: Look, hair: Colour) -> None:
    dark = mix(hair, BLACK, 0.22)
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


def bald_over(pencil: Pencil, look: Look, hair: Colour) -> None:
    pencil.line(
        curve((-14, -32), ((-6, -38), (6, -37))),
        mix(colour(look.skin), WHITE, 0.16),
        3,
    )


def scarf_over(pencil: Pencil, look: Look, hair: Colour) -> None:
    shine = mix(hair, WHITE, 0.12)
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
    pencil.line(curve((-40, 8), ((-30, 50), (4, 60))), mix(hair, BLACK, 0.2), 1.6)
    pencil.line(curve((-24, -38), ((0, -50), (26, -37))), shine, 1.8)


def short_over(pencil: Pencil, look: Look, hair: Colour) -> None:
    shine = mix(hair, WHITE, 0.12)
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


def side_over(pencil: Pencil, look: Look, hair: Colour) -> None:
    shine = mix(hair, WHITE, 0.12)
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


def fringe_over(pencil: Pencil, look: Look, hair: Colour) -> None:
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


def afro_over(pencil: Pencil, look: Look, hair: Colour) -> None:
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


def curls_over(pencil: Pencil, look: Look, hair: Colour) -> None:
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


def locs_over(pencil: Pencil, look: Look, hair: Colour) -> None:
    shine = mix(hair, WHITE, 0.12)
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
            curve((x * 0.4, -49), ((x * 0.9, -44), (x * 1.1, -31 + abs(x) * 0.12))),
            shine,
            1.2,
        )


def parted_over(pencil: Pencil, look: Look, hair: Colour) -> None:
    shine = mix(hair, WHITE, 0.12)
    parting = -6 if look.style == "long" else 8
    left = curve((parting, -50), ((-44, -52), (-40, 14)), ((-34, -16), (parting, -34)))
    right = curve((parting, -50), ((46, -54), (40, 14)), ((34, -18), (parting, -34)))
    pencil.fill(left, hair)
    pencil.fill(right, hair)
    pencil.line(curve((parting + 4, -46), ((24, -46), (34, -24))), shine, 1.8)


BEHIND: dict[str, Hair] = {
    "long": long_behind,
    "fringe": long_behind,
    "wavy": wavy_behind,
    "bob": bob_behind,
    "afro": afro_behind,
    "curls": curls_behind,
    "bun": bun_behind,
    "locs": locs_behind,
    "braids": locs_behind,
    "scarf": scarf_behind,
}

OVER: dict[str, Hair] = {
    "bald": bald_over,
    "scarf": scarf_over,
    "short": short_over,
    "grey": short_over,
    "side": side_over,
    "fringe": fringe_over,
    "afro": afro_over,
    "curls": curls_over,
    "locs": locs_over,
    "braids": locs_over,
}


def back_hair(pencil: Pencil, look: Look) -> None:
    draw = BEHIND.get(look.style)
    if draw is not None:
        draw(pencil, look, colour(look.hair))


def front_hair(pencil: Pencil, look: Look) -> None:
    OVER.get(look.style, parted_over)(pencil, look, colour(look.hair))
