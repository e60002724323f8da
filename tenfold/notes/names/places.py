"""What stands around a word: whether it begins a sentence, or is called by a title."""

import re

from tenfold.notes.names.folding import WORD, fold
from tenfold.notes.names.known_words import MONTHS

NEAR = 64  # characters that are looked at around a word
OPENING = "\"'“”„«»‚‘’([{¿¡*_#> \t\u00a0"
ENDS_SENTENCE = ".!?…:;\n\r•·|/–—。！？"
LISTED = (" –", " —", " (", " &")
APOSTROPHES = "'’ʼ′`"
JOIN = re.compile(
    rf"[\s._\-‐‑,{APOSTROPHES}]{{1,3}}"
    r"(?:(?:von|van|der|den|de|da|do|dos|das|di|del|della|la|el|al|bin|ibn|y|e)\s|[od]['’])*"
)
TITLES = frozenset(
    """
    mr mrs ms miss mx dr prof frau herr herrn pan pani pana panem sr sra srta senor
    senora senhor senhora dona madame mme monsieur mlle signor signora sig fru hr
    """.split()
)
JOINED_BEFORE = re.compile(r"(?<!\w)[OD]['’]$")  # O'Brien, D'Angelo
INITIAL = re.compile(r"(?<!\w)([^\W\d_])(?:\.\s?|\s)$")
INITIAL_AFTER = re.compile(r"\s([^\W\d_])\b")
SUFFIX = re.compile(rf"[{APOSTROPHES}][^\W\d_]{{1,4}}(?!\w)")
BARE_APOSTROPHE = re.compile(rf"[{APOSTROPHES}](?=\s+[^\W\d_])")
BEFORE_A_DATE = frozenset(
    "in since until till last next this early late mid during".split()
)
DOING = frozenset(
    """
    said says asked asks told tells felt feels was is has had did does wants wanted
    spoke speaks shared shares gave gives took takes came comes left leaves cried cries
    laughed laughs listened listens reported reports offered offers received receives
    responded responds described describes named names seemed seems appeared appears
    looked looks joined joins arrived arrives attended attends worked works tried tries
    thinks thought remained remains stayed stays reacted reacts apologised apologized
    and also then again sat kept keeps brought brings went goes met read reads wrote
    writes chose chooses spent became becomes began begins knows knew
    """.split()
)


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital, or is of a script that has none."""
    first = word[:1]
    return first != first.lower() or first.lower() == first.upper()


def begins_sentence(text: str, start: int) -> bool:
    """Whether a capital here says nothing."""
    if _title_before(text, start) < start:
        return False
    before = text[max(0, start - NEAR) : start]
    rest = before.rstrip(OPENING)
    if not rest:
        return len(before) < NEAR
    if rest[-1] == "-":  # a bullet, or a hyphen inside a name
        return before[-1] == " "
    return rest[-1] in ENDS_SENTENCE


def stands_like_a_name(text: str, match: re.Match[str], *, starts: bool) -> bool:
    """Whether a capitalised word that is a name as well is meant as one here."""
    after = text[match.end() : match.end() + NEAR]
    if SUFFIX.match(after):
        return True
    if starts:
        following = WORD.match(after.lstrip())
        word = fold(following.group()) if following else ""
        return after[:1] in (",", ":") or after[:2] in LISTED or word in DOING
    if fold(match.group()) in MONTHS:
        before = text[max(0, match.start() - NEAR) : match.start()]
        is_date = re.match(r"\s*,?\s*\d", after) or re.search(r"\d[\w.]*\s+$", before)
        earlier = WORD.findall(before)
        return not is_date and not (earlier and earlier[-1].lower() in BEFORE_A_DATE)
    return True


def looks_german(text: str) -> bool:
    """Whether nouns are written with capitals, so that a capital says little."""
    some = text[:4000]
    words = [m for m in WORD.finditer(some) if len(m.group()) > 1]
    inside = [m for m in words if not begins_sentence(some, m.start())]
    capitals = sum(m.group().istitle() for m in inside)
    return len(inside) > 20 and capitals > len(inside) * 0.18  # noqa: PLR2004


def joins(gap: str) -> bool:
    """Whether what is between two words may stand inside one name."""
    return len(gap) < NEAR and JOIN.fullmatch(gap.casefold()) is not None


def name_start(text: str, start: int, initials: set[str]) -> int:
    """Where a name begins, with the title and the initials before it."""
    for _ in range(2):
        before = text[max(0, start - NEAR) : start]
        initial = INITIAL.search(before)
        if not initial or not _is_initial(initial.group(1), initials):
            break
        start -= len(before) - initial.start()
    joined = JOINED_BEFORE.search(text[max(0, start - 3) : start])
    start -= len(joined.group()) if joined else 0
    return _title_before(text, start)


def name_end(text: str, end: int, initials: set[str]) -> int:
    """Where a name ends, with an initial and a possessive after it."""
    after = text[end : end + NEAR]
    initial = INITIAL_AFTER.match(after)
    if initial and _is_initial(initial.group(1), {found[1:] for found in initials}):
        goes_on = re.match(r"\.\s*[^\W\d_A-Z]", after[initial.end(1) :])
        end += initial.end(1) + bool(goes_on)
    suffix = SUFFIX.match(text, end)
    if not suffix and text[end - 1 : end].casefold() in ("s", "x", "z", "ß"):
        suffix = BARE_APOSTROPHE.match(text, end)
    return suffix.end() if suffix else end


def _title_before(text: str, start: int) -> int:
    """Where the titles before a place begin; the place itself if there are none."""
    for _ in range(2):
        before = text[max(0, start - NEAR) : start]
        stripped = before.rstrip()
        word = re.split(r"[\s(\"“„]", stripped[-24:])[-1]
        if stripped == before or fold(word).rstrip(".") not in TITLES:
            break
        start -= len(before) - len(stripped) + len(word)
    return start


def _is_initial(letter: str, initials: set[str]) -> bool:
    is_word = letter in "AI"  # "Ivo I trust" is not a name with an initial
    return letter.isupper() and not is_word and any(fold(letter) in i for i in initials)
