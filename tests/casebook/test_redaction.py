"""Words taken out: all of them, whatever the case and the script, and nothing that can be put back."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.casebook.redaction import MARK, Span, occurrences, redacted, suggested
from treve.errors import BadValue

TEXT = "Abu Ömar (abu.omar@example.org, +963 11 123 4567) saw it at 35.9301, 36.6340; ABU OMAR's son too."


def test_every_occurrence_goes_whatever_its_case_and_accents() -> None:
    made = redacted(TEXT, occurrences(TEXT, ["abu omar"]))
    assert made == f"{MARK} (abu.omar@example.org, +963 11 123 4567) saw it at 35.9301, 36.6340; {MARK}'s son too."
    arabic = "قال مُحَمَّد إنه رأى محمد"
    assert redacted(arabic, occurrences(arabic, ["محمد"])) == f"قال {MARK} إنه رأى {MARK}"


def test_what_looks_like_a_person_s_address_is_pointed_at() -> None:
    found = {TEXT[one.start : one.end].strip() for one in suggested(TEXT)}
    assert {"abu.omar@example.org", "+963 11 123 4567", "35.9301, 36.6340"} <= found
    assert suggested("On 5 January 2017 some 300 shells fell; see also S/2016/1133.") == []
    assert [one.why for one in suggested("see https://example.org/a")] == ["web address"]


def test_what_was_taken_out_leaves_no_length() -> None:
    assert redacted("a Jo b", [Span(2, 4, "x")]) == redacted("a Maximilian b", [Span(2, 12, "x")])


@given(st.text(min_size=1, max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5))
def test_no_character_of_a_span_is_left_and_every_other_is(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, b), max(a, b), "x") for a, b in pairs if a != b and max(a, b) <= len(text)]
    gone = {at for span in spans for at in range(span.start, span.end)}
    runs = itertools.groupby(enumerate(text), key=lambda pair: pair[0] in gone)
    expected = [MARK if taken else "".join(one for _, one in run) for taken, run in runs]
    assert redacted(text, spans) == "".join(expected)


def test_a_word_that_is_nowhere_and_a_span_outside_are_errors() -> None:
    for words in (["Omer"], [""], ["  "]):
        with pytest.raises(BadValue, match="word"):
            occurrences(TEXT, words)
    for span in (Span(3, 3, "x"), Span(-1, 2, "x"), Span(0, len(TEXT) + 1, "x")):
        with pytest.raises(BadValue, match="within 0"):
            redacted(TEXT, [span])
