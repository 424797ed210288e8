"""Invented words, each used once, in Latin, Cyrillic and Arabic letters."""

from __future__ import annotations

import math

import numpy as np

_CONSONANTS = "bdfghklmnprstvz"
_VOWELS = "aeiou"
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in _VOWELS]
_COUNT = len(_SYLLABLES) ** 4
_CYRILLIC = str.maketrans(_CONSONANTS + _VOWELS, "бдфгхклмнпрствзаэиоу")
# One letter for one letter, some of them Kurdish, so that two words never become one.
_ARABIC = str.maketrans(_CONSONANTS + _VOWELS, "بدفگهكلمنپرستڤزاێيۆو")


class Words:
    """A sequence of words of four syllables in which none comes twice."""

    def __init__(self, rng: np.random.Generator) -> None:
        # Steps of a length that shares no divisor with the number of words visit every word once.
        self._place = int(rng.integers(_COUNT))
        self._step = int(rng.integers(_COUNT // 3, _COUNT // 2))
        while math.gcd(self._step, _COUNT) != 1:
            self._step += 1

    def take(self, count: int) -> list[str]:
        """The next words, capitalised."""
        taken = []
        for _ in range(count):
            self._place = (self._place + self._step) % _COUNT
            rest, word = self._place, ""
            for _ in range(4):
                rest, syllable = divmod(rest, len(_SYLLABLES))
                word += _SYLLABLES[syllable]
            taken.append(word.capitalize())
        return taken


def cyrillic(word: str) -> str:
    """A word of Words in Cyrillic letters."""
    return word.lower().translate(_CYRILLIC).capitalize()


def arabic(word: str) -> str:
    """A word of Words in Arabic letters."""
    return word.lower().translate(_ARABIC)
