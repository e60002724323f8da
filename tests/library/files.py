"""Small files of every kind, made here."""

import io
import wave

import pypdfium2  # type: ignore[import-untyped]
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def a_wave(seconds: float = 1, rate: int = 8_000) -> bytes:
    return wave_of(b"\x10\x00" * int(seconds * rate), rate)


def wave_of(samples: bytes, rate: int) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(samples)
    return held.getvalue()


def a_pdf(pages: int = 2) -> bytes:
    pdf = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        pdf.new_page(400, 300)
    held = io.BytesIO()
    pdf.save(held)
    return held.getvalue()


def a_picture(form: str = "PNG", **more) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(held, format=form, **more)
    return held.getvalue()


def box(name: bytes, inside: bytes) -> bytes:
    return (len(inside) + 8).to_bytes(4, "big") + name + inside


def an_mp4(handler: bytes = b"vide") -> bytes:
    """The boxes around a film, or around a sound; there is nothing in them."""
    index = box(b"moov", box(b"trak", box(b"hdlr", b"\0" * 8 + handler)))
    return box(b"ftyp", b"isom\0\0\0\0") + box(b"mdat", b"\0" * 5000) + index


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)
