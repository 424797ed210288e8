"""What one entry is."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.ledger import canonical, entry
from treve.ledger.entry import Content, Leaf

SALT = bytes(range(32))


def test_a_commitment_is_the_hash_of_prefix_salt_and_content() -> None:
    assert entry.commitment(SALT, b"{}") == hashlib.sha256(b"treve entry 1\n" + SALT + b"{}").digest()
    with pytest.raises(ValueError, match="31 bytes"):
        entry.commitment(SALT[1:], b"{}")


@given(
    st.binary(min_size=32, max_size=32),
    st.integers(0, 10**15),
    st.integers(0, 8 * 10**15),
)
def test_a_leaf_is_canonical_and_reads_back(commitment: bytes, index: int, microseconds: int) -> None:
    moment = dt.datetime.fromtimestamp(0, dt.UTC) + dt.timedelta(microseconds=microseconds)
    leaf = Leaf(commitment, index, entry.time_text(moment))
    line = entry.leaf_line(leaf)
    assert entry.read_leaf(line, "x") == leaf
    assert canonical.decode(line, "x") == {"commitment": commitment.hex(), "index": index, "recorded": leaf.recorded}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"index":5', '"index":05'),
        ('"index":5', '"index":-5'),
        ('"index":5', '"index": 5'),
        ('"index":5', '"index":"5"'),
        ("ab", "AB"),
        ("ab", "a"),
        ("2017-01-02", "2017-02-30"),
        (".000000Z", "Z"),
        ("}", ',"more":1}'),
    ],
)
def test_a_leaf_has_one_form_only(old: str, new: str) -> None:
    line = entry.leaf_line(Leaf(bytes.fromhex("ab" + "00" * 31), 5, "2017-01-02T03:04:05.000000Z")).decode()
    assert old in line
    with pytest.raises(BadValue):
        entry.read_leaf(line.replace(old, new, 1).encode(), "x")


def test_content_opens_its_own_leaf_and_no_other() -> None:
    text = entry.write_content({"text": '","index":7,"salt":"', "who": None})
    content = Content(7, SALT, text)
    assert entry.read_content_line(entry.content_line(content), "x") == content
    recorded = "2017-01-02T03:04:05.000000Z"
    assert entry.opens(content, Leaf(entry.commitment(SALT, text), 7, recorded))
    assert not entry.opens(content, Leaf(entry.commitment(SALT, text), 8, recorded))
    assert not entry.opens(content, Leaf(entry.commitment(bytes(32), text), 7, recorded))


def test_a_fraction_is_refused_wherever_it_hides() -> None:
    with pytest.raises(BadValue, match="fraction"):
        entry.write_content({"places": [{"lat": 35.9}]})
    with pytest.raises(BadValue, match="fraction"):
        entry.read_content(b'{"lat":35.9}', "x")
    with pytest.raises(BadValue, match="object"):
        entry.read_content(b"[]", "x")


def test_a_content_line_has_one_form_only() -> None:
    with pytest.raises(BadValue):
        entry.read_content_line(b'{"content":{},"index":1}', "x")
