"""Numbers with a half: "two and a half million", "deux millions et demi", "два с половиной миллиона"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from treve.extract.counted.number_lexicon import number_lexicon
from treve.extract.counted.numbers import Number
from treve.model.draft import Language

# Folded. What follows the half is the scale, which most languages put before it.
_HALF = {
    Language.ENGLISH: re.compile(r" and a half(?! hours?| days?| years?| weeks?| months?)"),
    Language.FRENCH: re.compile(r" et demie?(?!\w)"),
    Language.SPANISH: re.compile(r" y medi[oa](?!\w)"),
    Language.RUSSIAN: re.compile(r" с половиной(?!\w)"),
    Language.ARABIC: re.compile(r" و ?نصف(?: (?:ال)?(?:مليون|الف))?(?!\w)"),
}
_SCALES = (1_000_000_000, 1_000_000, 1_000)


def with_halves(found: Iterable[Number], text: str, language: Language) -> Iterator[Number]:
    """The numbers of a folded text, those joined by a half as one."""
    half = _HALF.get(language)
    waiting: tuple[Number, int] | None = None
    told = 0
    for one in found:
        if one.start < told:
            continue
        if waiting is not None:
            first, end = waiting
            waiting = None
            if one.start == end + 1 and one.low in _SCALES and not one.about:
                yield _joined(first, one.end, (first.low or 0) * one.low + one.low // 2)
                continue
            if one.start == end + 1 and (scale := number_lexicon(language).scale.get(text[one.start : one.end])):
                # "два с половиной миллиона": a scale in the plural is vague where it stands alone.
                yield _joined(first, one.end, (first.low or 0) * scale + scale // 2)
                continue
            yield first
        match = half.match(text, one.end) if half is not None and one.low is not None and one.low == one.high else None
        if match is None:
            yield one
            continue
        scale = next((size for size in _SCALES if one.low and one.low % size == 0), None)
        if scale is not None:
            told = match.end()
            yield _joined(one, match.end(), (one.low or 0) + scale // 2)
        else:
            waiting = one, match.end()
    if waiting is not None:
        yield waiting[0]


def _joined(first: Number, end: int, value: int) -> Number:
    return Number(first.start, end, value, value, about=first.about)
