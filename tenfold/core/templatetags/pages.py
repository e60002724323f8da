"""What every page's template may say."""

from collections.abc import Mapping
from uuid import UUID

from django import template
from django.conf import settings
from django.forms import BoundField, CheckboxInput, Select, Textarea
from django.utils.safestring import SafeString

from tenfold.core import zones

register = template.Library()

CLASSES = ((CheckboxInput, "checkbox"), (Select, "select"), (Textarea, "textarea"))
TINTS = 4


@register.filter
def control(field: BoundField) -> SafeString:
    """The control of a field, dressed for our pages."""
    kinds = (name for kind, name in CLASSES if isinstance(field.field.widget, kind))
    return field.as_widget(attrs={"class": next(kinds, "input")})


@register.filter
def initials(name: str) -> str:
    """At most two letters that stand for a person."""
    words = [word for word in name.split() if word[0].isalnum()]
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


@register.filter
def tint(value: int | UUID) -> int:
    """One of the four colours of circles, always the same for one thing."""
    return int(value) % TINTS


@register.filter
def of(said: Mapping[UUID, object], key: UUID) -> object:
    """What is said of one row; of most there is nothing."""
    return said.get(key)


@register.filter
def place(zone: str) -> str:
    """The place that names a time zone: "Lisbon" for "Europe/Lisbon"."""
    return zones.place(zone)


@register.simple_tag
def is_demo() -> bool:
    return settings.DEMO
