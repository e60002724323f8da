"""Words that people write without meaning anybody by them."""

import gzip
import json
from functools import cache
from importlib.resources import files

from tenfold.notes.names.folding import fold

# How often a word must occur in the lists to count as common.
LANGUAGES = {"en": 900, "de": 51, "es": 120, "fr": 290, "it": 440}
# Among words as frequent as this are "will", "rose" and "mark", but not "peter".
EVERYDAY_ENGLISH = 12_500


ALSO_NAMES = frozenset(
    """
    abril al alba alma amber an angel april art aurora autumn bo brook brooke cliff
    clement constance coral crystal daisy dale dawn destiny drew ed engel ernst fern
    fiore fleur flora flor frank gene ginger glen hazel heather holly iris ivy jade
    jasmine jay jo june karma klein koch lane laurel leaf li lily luna luz marina
    mar marguerite max melody miles misty norm olive pat paz pearl peg penny pierre
    ray reed rich robin rosa ruby rusty sandy sky sol sommer stella storm sue summer
    sunny ty viola violet willow winter wolf wren young peer ola max jan ali eve bella
    bianca blanca blanche claire clara chiara gioia serena vera sol linda
    """.split()
)
WITH_A_CAPITAL = frozenset(
    """
    january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
MONTHS = frozenset({"april", "may", "june", "august", "abril", "mai", "juni"})


@cache
def known_words() -> frozenset[str]:
    """Common words of the languages in which notes are written, folded."""
    found: set[str] = set()
    for language, least in LANGUAGES.items():
        found.update(_commonest(language, least))
    return frozenset(found) | ALSO_NAMES | {"peer", "peers"}


@cache
def _everyday_words() -> frozenset[str]:
    return frozenset(_commonest("en", EVERYDAY_ENGLISH)) | ALSO_NAMES


def is_also_a_word(name: str) -> bool:
    """Whether a folded name has a meaning of its own: Will, May, Rose."""
    return len(name) < 3 or name in _everyday_words()  # noqa: PLR2004


def _commonest(language: str, least: int) -> list[str]:
    packed = files("spellchecker") / "resources" / f"{language}.json.gz"
    frequencies: dict[str, int] = json.loads(gzip.decompress(packed.read_bytes()))
    return [fold(word) for word, often in frequencies.items() if often >= least]
