"""Receipts."""

from __future__ import annotations

import pytest

from tests.ledger.made import LOG, ORIGIN, PARTY_A, resigned
from treve.errors import BadValue
from treve.ledger import checkpoint, receipt
from treve.ledger.receipt import Receipt

RECEIPT = Receipt(ORIGIN, bytes(range(32)), "2017-01-01T00:00:00.000000Z", "2017-01-02T00:00:00.000000Z")


def test_a_receipt_reads_back_and_only_with_the_key_of_the_log() -> None:
    signed = receipt.signed(RECEIPT, LOG)
    assert receipt.read(signed, LOG.public, "x") == RECEIPT
    for data, key in ((signed, PARTY_A.public), (signed.replace(b"01-02", b"01-03"), LOG.public)):
        with pytest.raises(BadValue, match="signature"):
            receipt.read(data, key, "x")


def test_a_receipt_is_no_checkpoint_and_a_checkpoint_no_receipt() -> None:
    with pytest.raises(BadValue):
        checkpoint.read(receipt.signed(RECEIPT, LOG), "x")
    text = checkpoint.Checkpoint(ORIGIN, 1, bytes(32)).text()
    with pytest.raises(BadValue):
        receipt.read(resigned(text, LOG), LOG.public, "x")
