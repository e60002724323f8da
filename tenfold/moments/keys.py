"""Which key stands for whom. A member's key is never the key of a tag."""

from collections.abc import Iterable, Mapping

MEMBER_KEYS = "1234567890ab"
GROUP_KEY = "."
RESERVED = frozenset(f"{MEMBER_KEYS}{GROUP_KEY}?")


def assigned(
    known: Mapping[str, str], members: Iterable[tuple[str, int]]
) -> dict[str, str]:
    """The known keys, and one for everybody who has none: by seat if it is free.

    A key that was given stays for the whole meeting, whatever happens to the seat.
    Who comes when all are taken has "" and is reached by pointing.
    """
    keys = dict(known)
    for member, seat in sorted(members, key=lambda one: one[1]):
        if member in keys:
            continue
        taken = set(keys.values())
        wanted = MEMBER_KEYS[seat - 1 : seat]
        free = [key for key in wanted + MEMBER_KEYS if key not in taken]
        keys[member] = free[0] if free else ""
    return keys


def may_be_tag(key: str) -> bool:
    """Whether a tag may have this key: one visible sign that stands for nobody."""
    return (
        len(key) == 1
        and key.isprintable()
        and not key.isspace()
        and not key.isdigit()
        and key == key.lower()
        and key not in RESERVED
    )
