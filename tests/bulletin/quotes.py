"""One report of a kind, and what is quoted of a run of them."""

from __future__ import annotations

from typing import Any

from tests.bulletin.world import FACTS, filled
from treve.bulletin.quoted import Quoted, quoted, quoted_text
from treve.bulletin.summary import summary
from treve.bulletin.voices import Voices

NOBODY = Voices({})
COVERED = {"day": (12, 30), "place": 1, "a": 1, "b": 2, "deaths": (1, 2, 3)}
UNDECIDED = {"day": (12, 31), "place": 4, "a": 1, "b": 9, "deaths": (1, 1, 1)}
BEFORE = {"day": (12, 20), "place": 1, "a": 1, "b": 2, "deaths": (1, 1, 1)}
SHUT_OUT = {"day": (12, 31), "place": 2, "a": 1, "b": 4, "deaths": (5, 5, 5)}


def told_of(*reports: dict[str, Any]) -> dict[str, Any]:
    """The summary of a run of these reports."""
    store = filled(reports=reports)
    told: dict[str, Any] = summary(store, FACTS)
    store.close()
    return told


def quoted_of(told: dict[str, Any]) -> Quoted:
    """What is quoted of its agreement."""
    return quoted(told, told["agreements"][0], NOBODY)


def wrong_of(one: Quoted) -> str:
    """What must not be written, in one line."""
    return " | ".join(each.wrong for each in one.must_not)


def text_of(one: Quoted) -> str:
    """The whole text, with plain blanks."""
    return " ".join(quoted_text(one).split())
