"""What a file is, by what is in it. Its name is only what it says."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from django.db import models
from django.utils.translation import gettext_lazy as _

HEAD = 4096
LARGEST_INDEX = 32 * 1024 * 1024


class Kind(models.TextChoices):
    AUDIO = "audio", _("Sound")
    VIDEO = "video", _("Film")
    PDF = "pdf", _("PDF")
    IMAGE = "image", _("Picture")


@dataclass(frozen=True)
class MediaType:
    kind: Kind
    mime: str


MP3 = MediaType(Kind.AUDIO, "audio/mpeg")
OGG = MediaType(Kind.AUDIO, "audio/ogg")
M4A = MediaType(Kind.AUDIO, "audio/mp4")
WAV = MediaType(Kind.AUDIO, "audio/wav")
MP4 = MediaType(Kind.VIDEO, "video/mp4")
WEBM = MediaType(Kind.VIDEO, "video/webm")
PDF = MediaType(Kind.PDF, "application/pdf")
PNG = MediaType(Kind.IMAGE, "image/png")
JPEG = MediaType(Kind.IMAGE, "image/jpeg")
WEBP = MediaType(Kind.IMAGE, "image/webp")

SAID = {
    ".mp3": Kind.AUDIO, ".ogg": Kind.AUDIO, ".oga": Kind.AUDIO, ".opus": Kind.AUDIO,
    ".m4a": Kind.AUDIO, ".wav": Kind.AUDIO, ".mp4": Kind.VIDEO, ".m4v": Kind.VIDEO,
    ".webm": Kind.VIDEO, ".pdf": Kind.PDF, ".png": Kind.IMAGE, ".jpg": Kind.IMAGE,
    ".jpeg": Kind.IMAGE, ".webp": Kind.IMAGE,
}  # fmt: skip
"""What a file says it is, by the end of its name."""

ACCEPTED = ",".join(SAID)


def kind_said(name: str) -> Kind | None:
    return SAID.get(PurePath(name).suffix.lower())


def type_of(file: BinaryIO) -> MediaType | None:  # noqa: PLR0911 - one line a type
    """What this file is; None when it is nothing that we can show."""
    file.seek(0)
    head = file.read(HEAD)
    if head.startswith(b"%PDF-"):
        return PDF
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head[:4] == b"RIFF":
        return {b"WAVE": WAV, b"WEBP": WEBP}.get(head[8:12])
    if head.startswith(b"OggS"):
        is_sound = b"OpusHead" in head or b"\x01vorbis" in head
        return OGG if is_sound and b"theora" not in head else None
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return WEBM if b"webm" in head[:64] else None
    if head[4:8] == b"ftyp":
        return _mp4_type(file)
    if head.startswith(b"ID3") or _begins_an_mp3_frame(head):
        return MP3
    return None


def _begins_an_mp3_frame(head: bytes) -> bool:
    """Eleven bits of sync, layer III, and a bit rate and sample rate that exist."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # noqa: PLR2004 - as the format has them
        return False
    bit_rate, sample_rate = head[2] >> 4, head[2] >> 2 & 3
    return bit_rate not in (0, 15) and sample_rate != 3  # noqa: PLR2004


def _mp4_type(file: BinaryIO) -> MediaType | None:
    """Films and sounds have the same box around them: the index says which it is."""
    index = _index_of_mp4(file)
    if b"vide" in index:
        return MP4
    return M4A if b"soun" in index else None


def _index_of_mp4(file: BinaryIO) -> bytes:
    at = 0
    while True:
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:  # noqa: PLR2004 - the size and the name of a box
            return b""
        size = int.from_bytes(head[:4], "big")
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if head[4:8] == b"moov":
            file.seek(at)
            return file.read(min(size or LARGEST_INDEX, LARGEST_INDEX))
        if size < 8:  # noqa: PLR2004 - a box that cannot be, or reaches to the end
            return b""
        at += size
