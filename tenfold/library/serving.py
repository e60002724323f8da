"""Giving a kept file to a browser: the whole, or the part that it asks for."""

import re
from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from tenfold.core.sealed_files import path_of, read_sealed
from tenfold.library.models import KeptFile

RANGE = re.compile(r"bytes=(\d*)-(\d*)$")
MOST_AT_ONCE = 4 * 1024 * 1024
"""A browser that plays reads slowly, and would keep a thread of ours all that time."""
PARTIAL = 206
NOT_SATISFIABLE = 416


def give_file(request: HttpRequest, kept: KeptFile) -> HttpResponseBase:
    """The file, or 206 with a part of it. It stays out of shared caches."""
    asked = asked_range(request.headers.get("Range", ""), kept.size)
    if asked is None or not path_of(kept.file_name).exists():
        status = NOT_SATISFIABLE if asked is None else 404
        refused = HttpResponse(status=status)
        refused["Content-Range"] = f"bytes */{kept.size}"
        return refused
    start, stop = asked
    given = StreamingHttpResponse(
        _parts(kept, start, stop),
        content_type=kept.media_type,
        status=PARTIAL if "Range" in request.headers else 200,
    )
    if given.status_code == PARTIAL:
        given["Content-Range"] = f"bytes {start}-{stop - 1}/{kept.size}"
    given["Content-Length"] = str(stop - start)
    given["Accept-Ranges"] = "bytes"
    given["Cache-Control"] = "private, no-store"
    given["Content-Disposition"] = "inline"
    given["X-Content-Type-Options"] = "nosniff"
    given["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return given


def asked_range(header: str, size: int) -> tuple[int, int] | None:
    """From where to where, end excluded. None when there is no such part.

    Who asks for a part gets as much of it as we give at once, and asks again.
    """
    if not header:
        return 0, size
    found = RANGE.match(header.strip())
    if found is None or found.groups() == ("", ""):
        return None
    first, last = found.groups()
    start = int(first) if first else max(size - int(last), 0)
    stop = min(int(last) + 1, size) if first and last else size
    stop = min(stop, start + MOST_AT_ONCE)
    return (start, stop) if start < stop else None


def _parts(kept: KeptFile, start: int, stop: int) -> Iterator[bytes]:
    yield from read_sealed(kept.file_name, kept.file_key, kept.size, start, stop)
