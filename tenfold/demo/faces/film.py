"""Stills encoded as VP8 key frames, once, and kept with this installation's data."""

import struct
import zlib
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.video.codeccontext import VideoCodecContext

from tenfold.demo.faces import backdrop, hair, head, looks, picture, shapes
from tenfold.demo.faces.head import Mouth
from tenfold.demo.faces.looks import LOOKS, Look
from tenfold.demo.faces.picture import SCALE, SIZE, SWAYS, still

HEADER = struct.Struct("<4sI")
MARK = b"TF1\0"
SOURCES = (backdrop, hair, head, looks, picture, shapes)


@dataclass(frozen=True)
class Film:
    """Every still of one person as a frame that a browser can start from."""

    frames: tuple[bytes, ...]

    def frame(self, mouth: Mouth, sway: int) -> bytes:
        return self.frames[mouth * SWAYS + sway % SWAYS]


def film_of(number: int, folder: Path) -> Film:
    """The film of one look, read from `folder` or drawn and written there."""
    path = folder / f"{number}-{version():08x}.vp8"
    kept = read(path) if path.exists() else None
    if kept is not None:
        return kept
    film = draw_film(LOOKS[number % len(LOOKS)])
    folder.mkdir(parents=True, exist_ok=True)
    whole = path.with_suffix(".part")
    whole.write_bytes(packed(film))
    whole.replace(path)
    return film


def version() -> int:
    """Changes with the drawing, so that an upgrade draws its people anew."""
    total = 0
    for module in SOURCES:
        total = zlib.crc32(Path(str(module.__file__)).read_bytes(), total)
    return total


def draw_film(look: Look) -> Film:
    wall = backdrop.backdrop(look, SIZE, SCALE)
    frames = []
    for mouth in Mouth:
        for sway in range(SWAYS):
            encoder = key_frame_encoder()
            pixels = np.asarray(still(look, wall, mouth, sway))
            image = av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(
                format="yuv420p"
            )
            packets = [*encoder.encode(image), *encoder.encode(None)]
            frames.append(bytes(packets[0]))
    return Film(tuple(frames))


def key_frame_encoder() -> VideoCodecContext:
    """A fresh encoder's first frame is a key frame and depends on nothing before it."""
    encoder = av.CodecContext.create("libvpx", "w")
    if not isinstance(encoder, VideoCodecContext):
        raise TypeError
    encoder.width, encoder.height = SIZE
    encoder.pix_fmt = "yuv420p"
    encoder.time_base = Fraction(1, 10)
    encoder.options = {
        "crf": "14",
        "b": "4M",
        "deadline": "good",
        "cpu-used": "3",
        "lag-in-frames": "0",
    }
    return encoder


def packed(film: Film) -> bytes:
    body = b"".join(struct.pack("<I", len(frame)) + frame for frame in film.frames)
    return HEADER.pack(MARK, zlib.crc32(body)) + body


def read(path: Path) -> Film | None:
    """The film in a file, or nothing when the file is not whole."""
    content = path.read_bytes()
    if len(content) < HEADER.size:
        return None
    mark, check = HEADER.unpack_from(content)
    body = content[HEADER.size :]
    if mark != MARK or check != zlib.crc32(body):
        return None
    frames, at = [], 0
    while at < len(body):
        (length,) = struct.unpack_from("<I", body, at)
        frames.append(body[at + 4 : at + 4 + length])
        at += 4 + length
    return Film(tuple(frames))
