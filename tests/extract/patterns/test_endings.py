"""The letters with which matches end, against the matches themselves."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from treve.extract.patterns.endings import ending_with, word_endings

PIECES = [
    "a",
    "b",
    "ab",
    "ba+",
    "c?",
    "(?:ab|ba)",
    "(?:a|bc)?",
    "[ab]",
    r"\w",
    "(?:ab(?!a)|c)",
    r"(?:ab|a)(?!\w)",
    "(?=a)",
]
ENDS = ["", r"(?!\w)", r"(?:(?<!\w)|(?!\w))", r"(?!\w)(?:(?<!\w)|(?!\w))", r"(?!a)"]


@pytest.mark.parametrize(
    ("pattern", "endings"),
    [
        (r"(?<!\w)(?:(?:se |le ){0,3}[a-z]{2,}(?:ra|ran)(?!\w))(?:(?<!\w)|(?!\w))", {"ra", "ran"}),
        (r"\w+(?:(?:er|ir)a|ront)(?!\w)", {"era", "ira", "ront"}),
        (r"(?:libre(?!\w)|sera(?!\w))", {"libre", "sera"}),
        (r"(?:libre(?!\w)|sera)", None),
        (r"\w+a(?!\w)", None),
        (r"\w+ra(?![a-z])", None),
        (r"\w+ra", None),
    ],
)
def test_endings_are_told_where_all_matches_have_some(pattern: str, endings: set[str] | None) -> None:
    assert word_endings(pattern) == (None if endings is None else frozenset(endings))


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join),
    st.sampled_from(ENDS),
    st.text(alphabet="abc ", max_size=12),
)
@settings(max_examples=600)
def test_every_match_ends_with_an_ending_where_a_word_ends(source: str, end: str, text: str) -> None:
    endings = word_endings(source + end)
    if endings is None:
        return
    for start in range(len(text)):
        found = re.compile(source + end).match(text, start)
        if found is not None:
            assert any(one.end() == found.end() for one in ending_with(endings).finditer(text, start)), found


def test_an_ending_is_none_inside_a_word() -> None:
    looked_for = ending_with(frozenset({"ra", "ront"}))
    assert looked_for.search("rapide et franche") is None
    assert looked_for.search("il libérera") is not None
