"""What a column is likely about, by its header alone: words of column_words.csv in English, French, Arabic, Spanish and Russian."""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

from rapidfuzz import fuzz

from treve.normalise.folding import fold

_FILE = Path(__file__).parent / "column_words.csv"

_ONLY_WHOLE = frozenset({"report_id", "perpetrator_alleged"})
"""Fields whose single words mean something else inside a longer header: `number of killed`, `person responsible for the list`."""

_TOTALS = (
    "total;totals;totaux;sum;somme;subtotal;sub total;sous total;grand total;total général;"
    "المجموع;مجموع;الإجمالي;اجمالي;المجموع الكلي;suma;итого;всего"
)
TOTAL_WORDS = frozenset(map(fold, _TOTALS.split(";")))
"""Folded first words of a row that sums others."""


def likeness(header: str) -> dict[str, float]:
    """Field → how well the header fits it, from 0.6 to 1; fields that fit worse are left out."""
    return dict(_likeness(_key(header)))


def is_total(text: str) -> bool:
    """Whether a cell opens a row of sums: `Total`, `TOTAL:`, `Sous-total Idlib`, `المجموع`."""
    words = fold(text).split()
    return any(" ".join(words[:length]) in TOTAL_WORDS for length in (1, 2))


def _key(header: str) -> str:
    return "#" if header.strip() == "#" else fold(re.sub(r"[_'’]", " ", header))


@functools.lru_cache(maxsize=4096)
def _likeness(key: str) -> tuple[tuple[str, float], ...]:
    if not key:
        return ()
    found: dict[str, float] = {}
    for field, words in column_words().items():
        best = max(_fitness(key, word, field not in _ONLY_WHOLE) for word in words)
        if best >= 0.6:
            found[field] = best
    return tuple(found.items())


def _fitness(key: str, word: str, may_be_part: bool) -> float:
    """1 the same; less the header holds the word among others, or is spelled much like it."""
    if key == word:
        return 1.0
    own, other = key.split(), word.split()
    longest = max(len(own), 1)
    for start in range(len(own) - len(other) + 1):
        if own[start : start + len(other)] == other and len(word) > 1 and (may_be_part or len(other) > 1):
            return 0.65 + 0.25 * len(other) / longest
    ratio = fuzz.ratio(key, word) / 100
    return 0.75 * ratio if ratio >= 0.86 and len(word) > 4 else 0.0


@functools.cache
def column_words() -> dict[str, tuple[str, ...]]:
    """The folded words of each field."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {
            row["field"]: tuple(dict.fromkeys(_key(word) for word in row["words"].split(";")))
            for row in csv.DictReader(lines)
        }
