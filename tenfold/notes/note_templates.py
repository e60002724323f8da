"""What a note asks for. Ours are read once, from files; a practice writes its own."""

import tomllib
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

FOLDER = Path(__file__).parent / "shipped_templates"
USUAL = "group"
MOST_FIELDS = 24

Texts = dict[str, str]


class Control(StrEnum):
    TEXT = "text"
    ONE = "one"  # of several values; the text of the field is the value
    SEVERAL = "several"  # one value a line


class Use(StrEnum):
    SESSION = "session"
    CLIENT = "client"
    NOBODY = "nobody"


class Plain(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Plain):
    value: str = Field(pattern=r"^[a-z0-9_]{1,32}$")
    label: str = Field(min_length=1, max_length=40)


class NoteField(Plain):
    """One field of a section."""

    key: str = Field(pattern=r"^[a-z_]{1,32}$")
    label: str = Field(min_length=1, max_length=60)
    hint: str = Field(default="", max_length=160)
    control: Control = Control.TEXT
    options: tuple[Option, ...] = Field(default=(), max_length=12)
    required: bool = False
    quiet: str = ""  # the value that needs no words; any other needs the field `words`
    words: str = ""

    @model_validator(mode="after")
    def has_what_to_choose(self) -> Self:
        if (self.control == Control.TEXT) == bool(self.options):
            raise ValueError("options belong to a field that is chosen")
        return self

    def values(self, text: str) -> list[str]:
        """What is chosen, as it is stored: one value a line."""
        return [line for line in text.split("\n") if line]

    def said(self, text: str) -> str:
        """What a person reads."""
        if self.control == Control.TEXT:
            return text
        labels = {option.value: option.label for option in self.options}
        return ", ".join(labels.get(value, value) for value in self.values(text))

    def fits(self, text: str) -> bool:
        """Whether what is stored can have been chosen here."""
        if self.control == Control.TEXT:
            return True
        chosen = self.values(text)
        known = {option.value for option in self.options}
        most = 1 if self.control == Control.ONE else len(known)
        return len(chosen) <= most and set(chosen) <= known


class NoteTemplate(Plain):
    """The fields of the group's section and of each member's, under one version."""

    id: str
    number: int = 99
    version: int = Field(ge=1)
    title: str = Field(min_length=1, max_length=60)
    use: Use = Use.SESSION
    purpose: str = Field(default="", max_length=160)
    licence: str = ""
    group: tuple[NoteField, ...] = Field(default=(), max_length=MOST_FIELDS)
    member: tuple[NoteField, ...] = Field(default=(), max_length=MOST_FIELDS)

    @model_validator(mode="after")
    def every_key_is_there_once(self) -> Self:
        for part in (self.group, self.member):
            keys = [field.key for field in part]
            if len(set(keys)) != len(keys):
                raise ValueError("a key stands for one field")
            if any(field.words and field.words not in keys for field in part):
                raise ValueError("words belong to a field of the same part")
        return self

    @property
    def is_of_sessions(self) -> bool:
        return self.use == Use.SESSION

    def part(self, *, is_of_group: bool) -> tuple[NoteField, ...]:
        return self.group if is_of_group else self.member


def missing(fields: tuple[NoteField, ...], texts: Texts) -> list[NoteField]:
    """The fields that must say something before the note can be signed."""
    empty = {f.key for f in fields if not texts.get(f.key, "").strip()}
    asked = {f.key for f in fields if f.required}
    for field in fields:
        chosen = set(field.values(texts.get(field.key, "")))
        if field.words and chosen - {field.quiet}:
            asked.add(field.words)
    return [field for field in fields if field.key in asked & empty]


def kept(fields: tuple[NoteField, ...], texts: Texts) -> list[str]:
    """The keys that hold words the template does not ask for."""
    asked = {field.key for field in fields}
    return [key for key, text in texts.items() if key not in asked and text.strip()]


def said(fields: tuple[NoteField, ...], texts: Texts) -> list[tuple[str, str]]:
    """What is written, under what it is called; of another template last."""
    named = [(field.label, field.said(texts.get(field.key, ""))) for field in fields]
    named += [(label_of(key), texts[key]) for key in kept(fields, texts)]
    return [(label, text) for label, text in named if text.strip()]


@cache
def shipped() -> dict[str, NoteTemplate]:
    """Our own templates in their newest version, in their order."""
    newest: dict[str, NoteTemplate] = {}
    for template in sorted(_all().values(), key=lambda one: (one.number, one.version)):
        newest[template.id] = template
    return newest


def shipped_version(key: str, version: int) -> NoteTemplate | None:
    return _all().get((key, version))


@cache
def _all() -> dict[tuple[str, int], NoteTemplate]:
    found = [_read(path) for path in FOLDER.glob("*.toml")]
    return {(template.id, template.version): template for template in found}


def _read(path: Path) -> NoteTemplate:
    key = path.name.partition("-")[2].partition(".")[0]
    return NoteTemplate(id=key, **tomllib.loads(path.read_text(encoding="utf-8")))


def label_of(key: str) -> str:
    """What a field is called whose template is not the note's any more."""
    for template in _all().values():
        for field in (*template.group, *template.member):
            if field.key == key:
                return field.label
    return key.replace("_", " ").strip().capitalize()
