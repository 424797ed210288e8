"""Names whose short form stands in brackets behind them: "Front for the Liberation of Oruma and Lesti (FLOL)"."""

from __future__ import annotations

from collections.abc import Sequence

from treve.extract.text.tokens import Token
from treve.extract.who.capital_names import INSIDE

_LONGEST = 14  # words of a name, small ones included
_LONGEST_SHORT_FORM = 8  # letters
_SMALL = 4  # letters of a word that a short form may leave out
_OPENING = ("(", '("', "(«", "(“")


def spelled_names(words: Sequence[Token], capitals: Sequence[int]) -> list[tuple[int, int]]:
    """Spans of the names whose first letters are those of the word in brackets behind them. capitals: words with a capital."""
    return [
        (first, number)
        for number in capitals
        if words[number].upper and words[number].gap.strip() in _OPENING
        if 1 < len(words[number].word) <= _LONGEST_SHORT_FORM
        if (first := _first_word(words, number)) is not None
    ]


def _first_word(words: Sequence[Token], number: int) -> int | None:
    """The first word of the name that the word in brackets spells; None where it spells none."""
    letters = words[number].word
    left = len(letters)
    step = number
    while step > 0 and left and number - step < _LONGEST:
        step -= 1
        word = words[step]
        if word.word[0] == letters[left - 1] and (word.capital or len(word.word) >= _SMALL):
            left -= 1
        elif word.capital or len(word.word) > _SMALL:
            return None
        if step and left and word.gap not in INSIDE:
            return None
    return step if not left and words[step].capital and number - step > 1 else None
