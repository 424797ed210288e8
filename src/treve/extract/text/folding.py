"""A copy of a text on which patterns match, with the way back to the text as given.

Folded: lower case, no accents, one kind of apostrophe, hyphen and blank, Western digits, runs of white space as one; Arabic without
vowel signs and with one form of alef, ya and ta marbuta; marks of writing direction and soft hyphens gone. A line break that ends a
paragraph or a heading stays a line break, one that only wraps a line becomes a blank.
Folding can change the length (`ﬁ`, a decomposed `é`), so the copy is built character by character with its offsets.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

_SAME_AS = {
    "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "ʹ": "'", "′": "'", "‐": "-", "‑": "-", "−": "-", "—": "–", "―": "–",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "", "ı": "i", "й": "й", "ё": "е",
    "٫": ",", "٬": "'", "،": ",", "؛": ";", "؟": "?", "۔": ".", "٪": "%",
}  # fmt: skip
_KEPT_CASE = {"Й": "й", "Ё": "е"}
_WRAPPED = re.compile(
    r"\n(?<=[^\n]{59}[^\n.!?…:;]\n)(?=[^\S\n]*(?!(?:article|articulo|статья|الماده|البند) \d)[^\W\d_])"
)
_RUN = re.compile(r"[ \n]{2,}")


class _Folds(dict[int, str]):
    """The folded form of each character by code point, worked out when first met.

    `uneven` holds the characters that fold to none or to several.
    """

    def __init__(self) -> None:
        super().__init__()
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        folded = _folded_letter(letter)
        if len(folded) != 1:
            self.uneven.add(letter)
        if len(self) < 20_000:  # texts of this project use some hundreds; a hostile text must not fill the memory
            self[code] = folded
        return folded


def _folded_letter(letter: str) -> str:
    if letter in _SAME_AS:
        return _SAME_AS[letter]
    if letter in _KEPT_CASE:
        return _KEPT_CASE[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter == "\n":
        return letter
    if letter.isspace() or unicodedata.category(letter) == "Cc":
        return " "
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return ""
    parts = unicodedata.normalize("NFKD", letter.lower()).lower()  # a letter may hide a capital: "𝕊"
    plain = "".join(one for one in parts if unicodedata.category(one) not in ("Mn", "Me", "Cf"))
    return plain if plain.strip() else " "


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded copy. `origin[n]` is the offset in the text as given of folded character n; one more entry stands for the end."""

    text: str
    origin: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the text as given of the folded characters from start to end, end excluded."""
        if end <= start:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1 if end < len(self.text) else self.origin[end]

    def index(self, offset: int) -> int:
        """The first folded character that stands at or after an offset of the text as given."""
        low, high = 0, len(self.text)
        while low < high:
            middle = (low + high) // 2
            if self.origin[middle] < offset:
                low = middle + 1
            else:
                high = middle
        return low


def fold(text: str) -> Folded:
    """The folded copy of a text, with its offsets. Raises nothing: any Unicode text folds."""
    held = set(text)
    letters = _letters(text, held)
    uneven = held & _FOLDS.uneven
    origin = _origins(text, "".join(sorted(uneven))) if uneven else range(len(text) + 1)
    if "\n" in letters:
        letters = _WRAPPED.sub(" ", letters)
    return _without_runs(letters, origin)


def _letters(text: str, held: set[str]) -> str:
    """A text with each character folded. held: its characters.

    Most fold to their small letter, which the text gives at once; the others are few, and replaced one by one.
    """
    others = held - _SMALL
    for letter in others:
        folds = _FOLDS[ord(letter)]
        if folds == letter.lower() and letter != _SIGMA:
            _SMALL.add(letter)
    others -= _SMALL
    if len(others) > _FEW or len(_SMALL) > _MOST_SMALL:
        return text.translate(_FOLDS)
    for letter in others:
        text = text.replace(letter, _FOLDS[ord(letter)])
    return text.lower()


_SMALL: set[str] = set()
"""Characters met so far that fold to their small letter."""
_SIGMA = "Σ"  # its small letter depends on whether a word ends there
_FEW, _MOST_SMALL = 40, 5_000


def _origins(text: str, uneven: str) -> array[int]:
    """The offset in a text of each folded character. uneven: those of its characters that fold to none or to several."""
    origin = array("I")
    last = 0
    for found in _any_of(uneven).finditer(text):
        offset = found.start()
        origin.extend(range(last, offset))
        origin.extend([offset] * len(_FOLDS[ord(found[0])]))
        last = offset + 1
    origin.extend(range(last, len(text) + 1))
    return origin


@functools.lru_cache(maxsize=64)  # texts of one language hold the same ones
def _any_of(characters: str) -> re.Pattern[str]:
    return re.compile("[" + re.escape(characters) + "]")


def _without_runs(letters: str, origin: Sequence[int]) -> Folded:
    """Runs of white space as one character: a line break where the run holds one, else a blank."""
    pieces: list[str] = []
    kept = array("I")
    start = 0
    for run in _RUN.finditer(letters):
        pieces += (letters[start : run.start()], "\n" if "\n" in run[0] else " ")
        kept.extend(origin[start : run.start() + 1])
        start = run.end()
    if not pieces:
        return Folded(letters, origin)
    pieces.append(letters[start:])
    kept.extend(origin[start:])
    return Folded("".join(pieces), kept)


def folded(words: str) -> str:
    """Words of a lexicon, folded as texts are."""
    return fold(words).text
