"""A copy of a text on which patterns match, with the way back to the text as given.

Folded: lower case, no accents, one kind of apostrophe, hyphen and blank, Western digits, runs of white space as one; Arabic without
vowel signs and with one form of alef, ya and ta marbuta; marks of writing direction and soft hyphens gone. A line break that ends a
paragraph or a heading stays a line break, one that only wraps a line becomes a blank.
Folding can change the length (`ﬁ`, a decomposed `é`), so the copy is built character by character with its offsets.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from dataclasses import dataclass

_SAME_AS = {
    "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "ʹ": "'", "′": "'", "‐": "-", "‑": "-", "−": "-", "—": "–", "―": "–",
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ـ": "", "ı": "i", "й": "й", "ё": "е",
    "٫": ",", "٬": "'", "،": ",", "؛": ";", "؟": "?", "۔": ".", "٪": "%",
}  # fmt: skip
_KEPT_CASE = {"Й": "й", "Ё": "е"}
_WRAPPED_LINE = re.compile(r"[^\n]{60}(?<![.!?…:;])\n(?=[^\S\n]*[^\W\d_])")


class _Folds(dict[str, str]):
    """The folded form of each character, worked out when first met."""

    def __missing__(self, letter: str) -> str:
        folded = _folded_letter(letter)
        if len(self) < 20_000:  # texts of this project use some hundreds; a hostile text must not fill the memory
            self[letter] = folded
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
    parts = unicodedata.normalize("NFKD", letter.lower())
    plain = "".join(one for one in parts if unicodedata.category(one) not in ("Mn", "Me", "Cf"))
    return plain if plain.strip() else " "


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded copy. `origin[n]` is the offset in the text as given of folded character n; one more entry stands for the end."""

    text: str
    origin: array[int]

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
    wrapped = {match.end() - 1 for match in _WRAPPED_LINE.finditer(text)} if "\n" in text else set()
    letters: list[str] = []
    origin = array("I")
    for offset, letter in enumerate(text):
        folded = _FOLDS[letter] if letter != "\n" or offset not in wrapped else " "
        if folded in (" ", "\n") and letters and letters[-1] in (" ", "\n"):
            if folded == "\n":
                letters[-1] = "\n"
            continue
        for one in folded:
            letters.append(one)
            origin.append(offset)
    origin.append(len(text))
    return Folded("".join(letters), origin)


def folded(words: str) -> str:
    """Words of a lexicon, folded as texts are."""
    return fold(words).text
