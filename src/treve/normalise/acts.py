"""A source's words for kinds of conduct → the acts of model/act.py, by a crosswalk file.

A crosswalk is a CSV file with the columns in_source, act and remark; the remark says what is lost or chosen.
"""

from __future__ import annotations

import csv
from pathlib import Path

from treve.errors import BadFile
from treve.model.act import Act

CROSSWALKS = Path(__file__).parent / "crosswalks"

_OWN_WORDS = {act.value: act for act in Act}


def read_crosswalk(name: str) -> dict[str, Act]:
    """The acts by the source's word in lower case, from crosswalks/<name>.csv; a plug-in gives an absolute path instead of a name.

    Raises BadFile for a line whose act is not in the vocabulary, or whose word stands twice.
    """
    path = Path(name) if Path(name).is_absolute() else CROSSWALKS / f"{name}.csv"
    crosswalk: dict[str, Act] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            word = key(row["in_source"])
            if row["act"] not in _OWN_WORDS or word in crosswalk:
                expected = "each word once, with an act of model/act.py"
                raise BadFile(str(path), f"{row['in_source']!r} stands for {row['act']!r}", expected)
            crosswalk[word] = _OWN_WORDS[row["act"]]
    return crosswalk


def find_act(word: str, crosswalk: dict[str, Act]) -> Act | None:
    """The act a source's word stands for, by the crosswalk or as one of our own words; None: neither knows it."""
    return crosswalk.get(key(word)) or _OWN_WORDS.get(key(word))


def key(word: str) -> str:
    """The form of a word in which it is looked up: lower case, single blanks."""
    return " ".join(word.lower().split())
