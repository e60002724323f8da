"""Deeds about the files of a practice."""

from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction

from tenfold.audit.actions import record
from tenfold.core.sealed_files import new_key, new_name, remove_sealed, write_sealed
from tenfold.library.media_types import Kind, MediaType
from tenfold.library.models import Material, Slide
from tenfold.library.slides import Drawn, cleaned_picture, pages_of_pdf
from tenfold.practice.models import StaffMember

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class MaterialData:
    """What is said about a file."""

    title: str
    rights: str
    summary: str = ""


def add_material(
    file: TemporaryUploadedFile,
    *,
    media: MediaType,
    data: MaterialData,
    by: StaffMember,
) -> Material:
    """Keep a file. Raises CannotShowError when it is damaged."""
    source = Path(file.temporary_file_path())
    with ExitStack() as open_:
        drawn: list[Drawn] = []
        if media.kind == Kind.PDF:
            drawn = open_.enter_context(pages_of_pdf(source))
        elif media.kind == Kind.IMAGE:
            picture = open_.enter_context(cleaned_picture(source))
            drawn, source = [picture], picture.path
            media = MediaType(Kind.IMAGE, picture.media_type)
        return _keep(source, media, drawn, data=data, by=by)


def _keep(
    source: Path,
    media: MediaType,
    drawn: list[Drawn],
    *,
    data: MaterialData,
    by: StaffMember,
) -> Material:
    """The files first, then the rows; without the rows the files go again."""
    kept = [seal_file(source, media.mime)]
    try:
        kept.extend(seal_file(page.path, page.media_type) for page in drawn)
        with transaction.atomic():
            material = Material.objects.create(
                practice=by.practice,
                added_by=by,
                kind=media.kind,
                title=data.title,
                rights=data.rights,
                summary=data.summary,
                **kept[0],
            )
            for number, page in enumerate(drawn, start=1):
                Slide.objects.create(
                    practice=by.practice,
                    material=material,
                    number=number,
                    width=page.width,
                    height=page.height,
                    **kept[number],
                )
            details = {"bytes": material.size, "slides": len(drawn)}
            record("material.added", by=by.user, target=material, details=details)
    except BaseException:
        for one in kept:
            remove_sealed(one["file_name"])
        raise
    return material


def seal_file(source: Path, media_type: str) -> dict[str, Any]:
    """Keep a sealed copy of a file; what its row has to know of it."""
    name, key = new_name(), new_key()
    with source.open("rb") as file:
        size = write_sealed(name, key, iter(partial(file.read, CHUNK), b""))
    return {
        "file_name": name, "file_key": key, "size": size, "media_type": media_type,
    }  # fmt: skip


@transaction.atomic
def change_material(
    material: Material, *, data: MaterialData, notes: dict[int, str], by: StaffMember
) -> Material:
    """Change what is said about a file, and the notes for its slides."""
    material = Material.objects.select_for_update().get(pk=material.pk)
    material.title, material.rights = data.title, data.rights
    material.summary = data.summary
    material.save(update_fields=["title", "rights", "summary"])
    for slide in material.slides.all():
        if slide.number in notes and slide.notes != notes[slide.number]:
            slide.notes = notes[slide.number]
            slide.save(update_fields=["notes"])
    record("material.changed", by=by.user, target=material)
    return material


@transaction.atomic
def delete_material(material: Material, *, by: StaffMember) -> None:
    """Delete a file for good: from the disk as well."""
    material = Material.objects.select_for_update().get(pk=material.pk)
    names = [material.file_name, *material.slides.values_list("file_name", flat=True)]
    record("material.deleted", by=by.user, target=material)
    material.delete()
    for name in names:
        transaction.on_commit(partial(remove_sealed, name))
