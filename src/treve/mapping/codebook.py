"""A sheet that says what codes stand for, and what the codes of a column mean by it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from treve.mapping.cells import Cell, Sheet, text_of
from treve.mapping.evidence import Column
from treve.normalise.folding import fold

_MOST_COLUMNS = 6
_LONGEST_CODE = 8
_MOST_CODES = 60


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes of a column stand for, the sheet that says so, and codes of the column that it does not explain."""

    words: dict[str, str]
    sheet: str
    missing: tuple[str, ...]


def is_coded(column: Column) -> bool:
    """Whether a column of texts holds rather codes: few and short, most of them numbers or capitals."""
    texts = {text_of(cell) for cell in column.values}
    if not texts or len(texts) > _MOST_CODES:
        return False
    return all(
        len(text) <= _LONGEST_CODE and (text.isdecimal() or (text.isupper() and " " not in text)) for text in texts
    )


def codes_of(column: Column, sheets: tuple[Sheet, ...], not_this: Sheet) -> Codes | None:
    """What the codes of a column mean by one of the other sheets; None: no sheet explains most of them."""
    wanted = {text_of(cell) for cell in column.values}
    best: Codes | None = None
    for sheet in sheets:
        if sheet is not_this:
            continue
        for words in lists(sheet, column.name):
            known = {code: words[code] for code in sorted(wanted, key=_order) if code in words}
            missing = tuple(sorted(wanted - known.keys(), key=_order))
            if len(known) >= max(1, 0.6 * len(wanted)) and (best is None or len(missing) < len(best.missing)):
                best = Codes({**known, **_alike(words, column)}, str(sheet.title), missing)
    return best


def changed_meaning(sheet: Sheet, name: str, labels: Mapping[str, str]) -> str | None:
    """What a sheet now says of codes of a column that it did not say before, in plain words; None: the same of all of them."""
    found = [{code: words.get(code) for code in labels} for words in lists(sheet, name)]
    closest = max(found, key=lambda one: sum(one[code] == label for code, label in labels.items()), default=None)
    if closest is None:
        return "explains no codes any more"
    for code, label in labels.items():
        if closest[code] != label:
            now = "is not explained any more" if closest[code] is None else f"now stands for {closest[code]!r}"
            return f"code {code!r}, {label!r} before, {now}"
    return None


def lists(sheet: Sheet, name: str) -> Iterator[dict[str, str]]:
    """Every list of codes and labels in neighbouring columns; one under the column's name first."""
    width = min(max(map(len, sheet.rows), default=0), _MOST_COLUMNS)
    for place in range(width - 1):
        rows = [(_at(row, place), _at(row, place + 1), _at(row, place - 1) if place else None) for row in sheet.rows]
        named = [
            (code, label)
            for code, label, variable in rows
            if variable is not None and fold(text_of(variable)) == fold(name)
        ]
        for pairs in (named, [(code, label) for code, label, _ in rows]):
            found = _pairs(pairs)
            if found:
                yield found


def _pairs(rows: list[tuple[Cell, Cell]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for code, label in rows:
        short, long = text_of(code), text_of(label)
        if not short or not long or len(short) > _LONGEST_CODE or not isinstance(label, str) or short in found:
            continue
        found[short] = long
    return found if len(found) > 1 else {}


def _alike(words: dict[str, str], column: Column) -> dict[str, str]:
    """Codes of the list that the column does not use yet and the next delivery may; headers of the list are none."""
    in_figures = all(text_of(cell).isdecimal() for cell in column.values)
    return {code: label for code, label in words.items() if (code.isdecimal() if in_figures else code.isupper())}


def _order(code: str) -> tuple[bool, int, str]:
    return (not code.isdecimal(), int(code) if code.isdecimal() else 0, code)


def _at(row: tuple[Cell, ...], place: int) -> Cell:
    return row[place] if 0 <= place < len(row) else None
