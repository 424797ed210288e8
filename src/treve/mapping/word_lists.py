"""Words of strangers' tables for kinds of conduct, in several languages: what `treve map` proposes, and a person may change."""

from __future__ import annotations

import csv
import functools
import re
from pathlib import Path

from treve.model.act import Act
from treve.normalise.acts import find_act, read_crosswalk
from treve.normalise.folding import fold

_FILE = Path(__file__).parent / "act_words.csv"


def act_of(text: str) -> str | None:
    """The act that a word stands for: itself if it is one, else by act_words.csv; None: neither knows it."""
    own = find_act(text, _known())
    return own.value if own else _by_word().get(_key(text))


def is_known_act(text: str) -> bool:
    """Whether the source `table` knows the word without a mapping."""
    return find_act(text, _known()) is not None


@functools.cache
def _known() -> dict[str, Act]:
    return read_crosswalk("acts_table")


@functools.cache
def _by_word() -> dict[str, str]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {_key(word): row["act"] for row in csv.DictReader(lines) for word in row["words"].split(";")}


def _key(text: str) -> str:
    return fold(re.sub(r"[_'’/]", " ", text))
