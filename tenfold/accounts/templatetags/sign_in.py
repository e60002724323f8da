"""What the pages of a sign-in may say."""

from django import template

from tenfold.accounts.browsers import browser_name

register = template.Library()
register.filter("browser_name", browser_name)


@register.filter
def in_fours(key: str) -> str:
    """A long key as people copy it: four letters at a time."""
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))
