"""What is sent to us goes to the disk, and stops where it becomes too much."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile

TOO_LARGE = "tenfold.upload_too_large"
AT_MOST = timedelta(hours=6)
"""How long a file may be on its way in, or be made into slides."""


def arriving_folder() -> Path:
    """Where files lie until they are kept; with our data, not in a shared folder."""
    folder = Path(settings.DATA_DIR) / "arriving"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def sweep_arriving(now: datetime) -> int:
    """Remove what a crash left half way in; nothing takes a quarter of a day."""
    swept = 0
    for path in arriving_folder().iterdir():
        if now.timestamp() - path.lstat().st_mtime < AT_MOST.total_seconds():
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
        swept += 1
    return swept


class ArrivingFile(TemporaryUploadedFile):
    """A file on its way in. It is gone when it is closed."""

    def __init__(self, name: str, content_type: str, size: int) -> None:
        file = NamedTemporaryFile(suffix=".upload", dir=arriving_folder())  # noqa: SIM115  closed with the request
        UploadedFile.__init__(self, file, name, content_type, size)


class ToDisk(FileUploadHandler):
    """Writes to the disk as it comes; leaves out what is larger than any may be."""

    file: ArrivingFile

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = ArrivingFile(self.file_name or "", self.content_type or "", 0)
        self.received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > settings.LARGEST_UPLOAD:
            if self.request is not None:
                self.request.META[TOO_LARGE] = True
            self.file.close()
            raise SkipFile
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> ArrivingFile:
        self.file.seek(0)
        self.file.size = file_size
        return self.file

    def upload_interrupted(self) -> None:
        if hasattr(self, "file"):
            self.file.close()
