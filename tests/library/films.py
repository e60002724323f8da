"""A short film with its sound, made here."""

import io
import math
from array import array

import av
import numpy

from tests.library.files import wave_of


def a_film(seconds: int = 240, rate: int = 5) -> bytes:
    """WebM: a square that wanders, and a tone."""
    held = io.BytesIO()
    with av.open(held, "w", format="webm") as file:
        picture = file.add_stream("libvpx", rate=rate)
        picture.width, picture.height, picture.pix_fmt = 320, 180, "yuv420p"
        picture.options = {"deadline": "realtime", "cpu-used": "8", "g": str(rate)}
        for number in range(seconds * rate):
            canvas = numpy.full((180, 320, 3), (30, 60, 50), numpy.uint8)
            at = 10 + number * 2 % 280
            canvas[70:110, at : at + 30] = (220, 150, 90)
            frame = av.VideoFrame.from_ndarray(canvas, format="rgb24")
            file.mux(picture.encode(frame))
        file.mux(picture.encode(None))
    return held.getvalue()


def a_tone(seconds: int = 300, rate: int = 16_000) -> bytes:
    """A quiet chord as raw samples in a wave file: each second is like the first."""
    samples = array("h")
    for number in range(rate):
        at = number / rate
        wave = sum(math.sin(math.tau * pitch * at) for pitch in (196, 247, 294))
        samples.append(int(2500 * wave))
    return wave_of(samples.tobytes() * seconds, rate)
