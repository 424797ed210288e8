"""Where sentences begin and end.

A line break is a boundary. A full stop is none after a title or an initial, inside a number, or before a small letter. Closing
quotes and brackets belong to the sentence they close. Offsets are those of the folded copy.
"""

from __future__ import annotations

import re

from treve.extract.text.folding import Folded

# Folded, without the stop: they stand before a name or a number, whatever its first letter.
_BEFORE_NAMES = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mlle",
        "dr",
        "pr",
        "st",
        "ste",
        "gen",
        "gal",
        "col",
        "lt",
        "cap",
        "sgt",
        "mgr",
        "me",
        "mr",
        "mrs",
        "ms",
        "prof",
        "sr",
        "sra",
        "sres",
        "gov",
        "sen",
        "rep",
        "hon",
        "rev",
        "dna",
        "lic",
        "ing",
        "tte",
        "им",
        "ул",
        "обл",
        "ст",
        "проф",
        "акад",
        "ген",
        "полк",
        "ок",
        "см",
        "р",
    ]
)
_NUMBERED = (
    "jan feb fev mar apr avr abr jun jul juil aug ago sep sept oct nov dec dic "
    "n no nr num art p pp vol fig approx ca env av c"
)
_BEFORE_NUMBERS = frozenset(_NUMBERED.split())
_STOP = re.compile(r"\n|[.!?…]+[\"'»”“)\]]*(?=\s|$)|[!?…؟]+[\"'»”“)\]]*")
_BEFORE_STOP = 20  # characters
_LONGEST_SHORT = max(map(len, _BEFORE_NAMES | _BEFORE_NUMBERS))
_LETTERS = re.compile(rf"[^\W_]{{0,{_LONGEST_SHORT + 1}}}")
_INITIAL = re.compile(r"(?:^|[\s.(])[^\W\d_]$")
_YEAR_MARKS = frozenset(("г", "гг", "в", "н", "ч", "м"))
_YEAR_MARK = re.compile(r"\d \w+$")


def sentences(text: str, folded: Folded) -> tuple[tuple[int, int], ...]:
    """Start and end of each sentence in the folded copy of a text, end excluded; blanks between them belong to none."""
    found: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(folded.text):
        if stop[0] != "\n" and not _ends(text, folded, start, stop):
            continue
        _keep(found, folded.text, start, stop.end())
        start = stop.end()
    _keep(found, folded.text, start, len(folded.text))
    return tuple(found)


def _ends(text: str, folded: Folded, start: int, stop: re.Match[str]) -> bool:
    after = folded.text[stop.end() : stop.end() + 2]
    following = after.lstrip(" \"'«“(")
    first = text[folded.origin[stop.end() + len(after) - len(following)]] if following else ""
    if first.islower():
        return False
    if stop[0][0] != ".":
        return True
    near = stop.start() - _LONGEST_SHORT - 1
    if near >= start and folded.text[near : stop.start()].isalpha():
        return True  # no short word ends here
    before = folded.text[max(start, stop.start() - _BEFORE_STOP) : stop.start()]
    backwards = _LETTERS.match(before[::-1])
    word = backwards[0][::-1] if backwards else ""
    if not word or len(word) > _LONGEST_SHORT:
        return True
    if word in _YEAR_MARKS and _YEAR_MARK.search(before):
        return True
    if word in _BEFORE_NAMES or (len(word) == 1 and _INITIAL.search(before)):
        return not following
    if word in _BEFORE_NUMBERS:
        return not first.isdigit()
    # "1. Le gouvernement…": the number of a paragraph.
    return not (word.isdigit() and len(word) <= 2 and start >= stop.start() - len(word) - 1)


def _keep(found: list[tuple[int, int]], folded: str, start: int, end: int) -> None:
    piece = folded[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if right > left:
        found.append((start + left, start + right))
