"""What a person says when they add a file or change what is said about it."""

from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from tenfold.core.forms import LineField
from tenfold.library.actions.materials import MaterialData
from tenfold.library.media_types import ACCEPTED, Kind, MediaType, kind_said, type_of
from tenfold.library.models import Material

MEGABYTE = 1024 * 1024
NOTHING_OF_OURS = _(
    "This cannot be played or shown. Choose sound (mp3, ogg, m4a, wav), film "
    "(mp4, webm), a PDF or a picture (png, jpeg, webp)."
)


def limit_of(kind: str) -> int:
    """How many bytes a file of this kind may have."""
    return int(settings.FILE_LIMITS_MB[kind]) * MEGABYTE


class AboutForm(forms.Form):
    title = LineField(
        label=_("Title"),
        max_length=80,
        help_text=_("Members read it while it plays."),
    )
    rights = LineField(
        label=_("Where it comes from"),
        max_length=200,
        help_text=_(
            "Your own, a licence, or who allowed it: “Recorded by us”, “CC BY, name”."
        ),
    )
    summary = forms.CharField(
        label=_("What is in it"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who would rather not watch a film reads this instead."),
    )

    def material_data(self) -> MaterialData:
        cleaned = self.cleaned_data
        return MaterialData(cleaned["title"], cleaned["rights"], cleaned["summary"])


class MaterialForm(AboutForm):
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": _("Choose a file."),
            "empty": _("There is nothing in this file."),
        },
    )
    field_order = ("file", "title", "rights", "summary")
    found: MediaType

    def __init__(self, *args: Any, is_too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_too_large:
            words = self.fields["file"].error_messages
            words["required"] = _too_large(Kind.VIDEO)

    def clean_file(self) -> TemporaryUploadedFile:
        file: TemporaryUploadedFile = self.cleaned_data["file"]
        media = type_of(cast(BinaryIO, file))
        if media is None:
            raise forms.ValidationError(NOTHING_OF_OURS)
        said = kind_said(file.name or "")
        if said is not None and said != media.kind:
            raise forms.ValidationError(
                _(
                    "Its name says %(said)s, but what is in it is %(found)s. "
                    "Choose the file that you meant."
                ),
                params={
                    "said": said.label.lower() if said != Kind.PDF else "PDF",
                    "found": media.kind.label.lower()
                    if media.kind != Kind.PDF
                    else "PDF",
                },
            )
        if (file.size or 0) > limit_of(media.kind):
            raise forms.ValidationError(_too_large(media.kind, file.size))
        self.found = media
        return file


def _too_large(kind: Kind, size: int | None = None) -> Any:
    most = filesizeformat(limit_of(kind))
    if size is None:
        return _("This file is too large: a film may have up to %s.") % most
    return _("This file has %(has)s; up to %(most)s fit here.") % {
        "has": filesizeformat(size),
        "most": most,
    }


class ChangeForm(AboutForm):
    """What is said about a file, and what to say with each of its slides."""

    def __init__(self, material: Material, data: Any = None) -> None:
        about = {n: getattr(material, n) for n in ("title", "rights", "summary")}
        self.slides = list(material.slides.all())
        notes = {f"notes_{slide.number}": slide.notes for slide in self.slides}
        super().__init__(data, initial=about | notes)
        for slide in self.slides:
            self.fields[f"notes_{slide.number}"] = forms.CharField(
                label=_("Notes for slide %d") % slide.number,
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def about_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "rights", "summary")]

    @property
    def slide_fields(self) -> list[tuple[Any, forms.BoundField]]:
        return [(slide, self[f"notes_{slide.number}"]) for slide in self.slides]

    def notes(self) -> dict[int, str]:
        return {s.number: self.cleaned_data[f"notes_{s.number}"] for s in self.slides}
