"""What the words of agreement files come to: the four crosswalks in normalise/crosswalks, read once."""

from __future__ import annotations

import csv
import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from treve.errors import BadValue
from treve.model.act import FAMILY, Act, Family
from treve.model.agreement import About, Says

CROSSWALKS = Path(__file__).parents[1] / "normalise" / "crosswalks"


@dataclass(frozen=True, slots=True)
class AssertionWord:
    """An asserted word: what it is about, what it comes to, and whether it holds only from the day of the assertion."""

    word: str
    about: About
    says: Says
    from_day: bool
    why: str


@dataclass(frozen=True, slots=True)
class EndWord:
    """A word about an end: whether it is a legal end (expiry, notice, supersession)."""

    word: str
    legal_end: bool
    why: str


@functools.cache
def assertion_words() -> Mapping[str, AssertionWord]:
    """The asserted words by name. Source: normalise/crosswalks/assertion_words.csv."""
    return MappingProxyType(
        {
            row["word"]: AssertionWord(
                row["word"], About(row["about"]), Says(row["says"]), _yes(where, row, "from_day"), row["why"]
            )
            for where, row in _rows("assertion_words.csv")
        }
    )


@functools.cache
def end_words() -> Mapping[str, EndWord]:
    """The words about ends by name. Source: normalise/crosswalks/end_words.csv."""
    return MappingProxyType(
        {
            row["word"]: EndWord(row["word"], _yes(where, row, "legal_end"), row["why"])
            for where, row in _rows("end_words.csv")
        }
    )


@functools.cache
def prohibited_acts() -> Mapping[str, Mapping[Act, bool]]:
    """For each code of a prohibition the acts it speaks of: True surely, False perhaps (the words leave it open).

    A code with no acts forbids something that no report of an incident shows. Source: normalise/crosswalks/prohibitions.csv.
    """
    found: dict[str, dict[Act, bool]] = {}
    for where, row in _rows("prohibitions.csv"):
        if row["holds"] not in ("yes", "open"):
            raise BadValue(where, "holds", row["holds"], "yes or open")
        acts = found.setdefault(row["code"], {})
        acts.update(dict.fromkeys(_acts(where, row["act"]), row["holds"] == "yes"))
    return MappingProxyType({code: MappingProxyType(acts) for code, acts in found.items()})


@functools.cache
def excepted_acts() -> Mapping[str, tuple[Act, ...]]:
    """For each code of an exception the acts it allows. Empty: it speaks of whom the truce does not cover, and of no act.

    Source: normalise/crosswalks/exceptions.csv.
    """
    found: dict[str, tuple[Act, ...]] = {}
    for where, row in _rows("exceptions.csv"):
        found[row["code"]] = (*found.get(row["code"], ()), *_acts(where, row["act"]))
    return MappingProxyType(found)


def _acts(where: str, name: str) -> tuple[Act, ...]:
    """One act, all acts of a family, or none."""
    if not name:
        return ()
    if name in set(Family):
        return tuple(act for act, family in FAMILY.items() if family == name)
    try:
        return (Act(name),)
    except ValueError:
        raise BadValue(where, "act", name, "an act or a family of model/act.py, or nothing") from None


def _yes(where: str, row: Mapping[str, str], column: str) -> bool:
    if row[column] not in ("yes", "no"):
        raise BadValue(where, column, row[column], "yes or no")
    return row[column] == "yes"


def _rows(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    with (CROSSWALKS / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for row in reader:
            yield f"{name}:{reader.line_num}", dict(row)
