"""The form of an export."""

from __future__ import annotations

import pytest

from tests.ledger.made import LOG, PARTY_A, key_file
from treve.errors import BadValue
from treve.ledger import export


def test_keys_read_back_and_none_stands_twice() -> None:
    assert export.read_keys(key_file(LOG, PARTY_A), "keys") == (LOG.public, PARTY_A.public)
    for data in (b"", key_file(LOG)[:-1], key_file(LOG, LOG), b"\xff\n", key_file(LOG) + b"\n"):
        with pytest.raises(BadValue, match="keys"):
            export.read_keys(data, "keys")


def test_proofs_read_back_and_have_one_form_only() -> None:
    proof = (bytes(32), bytes(range(32)))
    written = export.write_proof(proof)
    assert export.read_proof(written, "proofs/1") == proof
    assert export.read_proof(b"", "proofs/1") == ()
    for data in (written[:-1], written.upper(), b"\n", written.replace(b"\n", b"\r\n")):
        with pytest.raises(BadValue, match="proofs/1"):
            export.read_proof(data, "proofs/1")


def test_sizes_have_twelve_digits_so_that_names_sort() -> None:
    assert export.size_name(1000) == "000000001000"
