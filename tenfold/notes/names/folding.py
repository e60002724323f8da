"""Texts as they are compared: without case, marks and signs that nobody sees."""

import re
import sys
import unicodedata

UNSEEN = "Cf"  # soft hyphens, joiners, marks of direction
LETTERS_OF_THEIR_OWN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d"}
    | {"þ": "th", "ı": "i", "ħ": "h", "ŋ": "n", "ё": "е", "й": "и"}
)
CANONICAL_MARKS = 200  # from this class on marks stand above or below a letter
POINTS = range(10, 36)  # the vowel signs of Hebrew and Arabic


def fold(text: str) -> str:
    """The text without case, diacritics, vowel points and unseen signs."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold()).casefold()
    kept = (sign for sign in parts if not _is_dropped(sign))
    return unicodedata.normalize("NFC", "".join(kept)).translate(LETTERS_OF_THEIR_OWN)


def _is_dropped(sign: str) -> bool:
    place = unicodedata.combining(sign)
    is_mark = place >= CANONICAL_MARKS or place in POINTS
    return is_mark or unicodedata.category(sign) == UNSEEN


def _ranges(categories: tuple[str, ...]) -> str:
    """The characters of some categories, as the inside of a class of a pattern."""
    found: list[list[int]] = []
    for code in range(min(sys.maxunicode, 0xFFFF)):
        if unicodedata.category(chr(code)) not in categories:
            continue
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in found)


LETTER = r"[^\W\d_]"
WORD = re.compile(rf"{LETTER}(?:{LETTER}|[{_ranges(('Mn', 'Mc', 'Me', UNSEEN))}])*")
WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)  # Thai, Lao, Burmese, Khmer, kana, Han and Hangul: names stand inside longer words
