"""How much a test repeats: a little on every change, all of it in `make nightly`.

A test that grows is marked `nightly` and takes its number from `size`; so does one that
claims how soon something happens, which a busy machine may do later. On two cores
the longest take: R18, a thousand sessions with lying webhooks, an hour; R2,
ten thousand characters on a fast and on a slow processor, a quarter of an hour each.
"""

import os

IS_NIGHTLY = os.environ.get("NIGHTLY") == "1"
HOURS = 3 * 60 * 60


def size(usual: int, nightly: int) -> int:
    """The first number on every change, the second where `NIGHTLY=1`."""
    return nightly if IS_NIGHTLY else usual
