"""Canonical JSON. Published values: RFC 8785, sections 3.2.2 to 3.2.4, and its author's test data (weird.json)."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.ledger import canonical

RFC_INPUT = (
    r'{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],'
    r'"string": "\u20ac$\u000F\u000aA' + "'" + r'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}'
)
RFC_HEX = """
7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72 75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31 65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30 30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d
"""


def test_the_example_of_the_rfc_becomes_its_bytes() -> None:
    assert canonical.encode(json.loads(RFC_INPUT)) == bytes.fromhex(RFC_HEX)


def test_keys_are_sorted_by_their_utf_16_units() -> None:
    given = {
        "\u20ac": "Euro Sign",
        "1": "One",
        "\u0080": "Control\u007f",
        "\U0001f602": "Smiley",
        "\u00f6": "Latin Small Letter O With Diaeresis",
        "\ufb33": "Hebrew Letter Dalet With Dagesh",
        "</script>": "Browser Challenge",
    }
    order = ["1", "</script>", "\u0080", "\u00f6", "\u20ac", "\U0001f602", "\ufb33"]
    assert list(json.loads(canonical.encode(given))) == order


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (9007199254740991, "9007199254740991"),
        (1e21, "1e+21"),
        (0.000001, "0.000001"),
        (9.999999999999997e-7, "9.999999999999997e-7"),
        (-0.0, "0"),
    ],
)
def test_numbers_are_written_as_the_rfc_says(number: float, text: str) -> None:
    assert canonical.encode(number).decode() == text


@pytest.mark.parametrize(
    "text",
    [
        b'{"b":1,"a":2}',
        b'{"a": 1}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":-0}',
        b'{"a":"\\u0041"}',
        b'{"a":"\\/"}',
        b'{"a":NaN}',
        b'{"a":1}\n',
        b'\xef\xbb\xbf{"a":1}',
        b'{"a":"\xff"}',
        b'{"a":9007199254740993}',
        b'{"a":"\\ud800"}',
        b"",
        b"[" * 100_000,
    ],
)
def test_any_other_text_for_a_value_is_refused(text: bytes) -> None:
    with pytest.raises(BadValue, match=r"entries\.jsonl:3"):
        canonical.decode(text, "entries.jsonl:3")


@pytest.mark.parametrize("value", [2**53, float("nan"), {1: 2}, {"a": {1, 2}}, "\ud800"])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(BadValue):
        canonical.encode(value)


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner, max_size=4)
    ),
)


@given(_JSON)
def test_what_was_written_reads_back_as_itself(value: object) -> None:
    assert canonical.decode(canonical.encode(value), "x") == value
