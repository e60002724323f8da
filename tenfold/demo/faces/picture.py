"""One still of one person: room, shoulders, head, at one moment of a slight sway."""

import math

from PIL import Image, ImageDraw

from tenfold.demo.faces.hair import back_hair
from tenfold.demo.faces.head import Mouth, head, shoulders
from tenfold.demo.faces.looks import Look
from tenfold.demo.faces.shapes import Pencil

SIZE = (320, 180)
SCALE = 4
SWAYS = 16
MIDDLE = (160, 84)


def still(look: Look, wall: Image.Image, mouth: Mouth, sway: int) -> Image.Image:
    """A person in front of `wall`, `sway` steps into a breath of SWAYS steps."""
    picture = wall.copy()
    draw = ImageDraw.Draw(picture)
    phase = math.tau * sway / SWAYS
    x, y = (
        MIDDLE[0] + look.across + 2.2 * math.sin(phase),
        MIDDLE[1] + 1.1 * math.cos(2 * phase),
    )
    lean = 0.022 * math.sin(phase + 0.6)
    on_neck = Pencil(draw, SCALE, x, y, lean, 44)
    body = Pencil(
        draw,
        SCALE,
        MIDDLE[0] + look.across + 0.9 * math.sin(phase),
        MIDDLE[1] + 0.6 * math.cos(2 * phase),
    )
    back_hair(on_neck, look)
    shoulders(body, look)
    head(on_neck, look, mouth)
    return picture.reduce(SCALE)
