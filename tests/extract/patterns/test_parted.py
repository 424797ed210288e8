"""A pattern and its alternatives, against the pattern itself."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.patterns.test_required import PATTERNS, TEXTS
from treve.extract.patterns.parted import alternatives_of, at_top

GROUPS = [r"(?:a|(?:b|c))", r"[(|]", r"[]|)]", r"[^]|]", r"\\|", r"(?:a|b){2}", r"(?=a|b)", "(?:a)(?:b|c)"]
PARTED = st.lists(PATTERNS | st.sampled_from(GROUPS), min_size=1, max_size=4).map("|".join)


@given(PARTED, TEXTS)
@settings(max_examples=400)
def test_the_first_alternative_that_matches_matches_as_the_pattern_does(source: str, text: str) -> None:
    assert "|".join(at_top(source)) == source
    whole, parts = re.compile(source), [re.compile(one) for one in alternatives_of(source)]
    for start in range(len(text) + 1):
        found = whole.match(text, start)
        first = next((one for part in parts if (one := part.match(text, start)) is not None), None)
        assert (found.span() if found else None) == (first.span() if first else None)


def test_groups_within_groups_are_parted_and_repeated_ones_are_not() -> None:
    assert alternatives_of("a|b(?:c|d)|(?:e|(?:f|g))") == ["a", "b(?:c|d)", "e", "f", "g"]
    assert alternatives_of("(?:a|b)?|[|)]|(?=c|d)") == ["(?:a|b)?", "[|)]", "(?=c|d)"]
    assert alternatives_of("(?:a)(?:b|c)") == ["(?:a)(?:b|c)"]
