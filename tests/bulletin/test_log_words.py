"""What checking a log found, in sentences."""

from __future__ import annotations

import dataclasses

from tests.ledger.made import LOG, key_file, made
from treve.bulletin import log_words
from treve.ledger import verify
from treve.ledger.checkpoint import Comparison
from treve.model.verification import ReceiptCheck, Standing


def test_without_key_or_checkpoint_it_is_self_consistent_only() -> None:
    text = log_words.told(verify.verify(made(5)))
    assert "Self-consistent only" in text
    assert "vouches" not in text
    assert "What you trust vouches for all of it." in log_words.told(verify.verify(made(5), key_file(LOG)))


def test_faults_are_told_with_the_first_bad_position() -> None:
    exported = made(5)
    rows = list(exported.entries)
    text = log_words.told(verify.verify(dataclasses.replace(exported, entries=[*rows[:2], *rows[3:]])))
    assert "First bad position: entry 2." in text
    assert "No fault" not in text


def test_there_are_words_for_everything() -> None:
    assert set(log_words.STANDINGS) == set(Standing)
    assert set(log_words.COMPARISONS) == set(Comparison)


def test_a_receipt_is_told() -> None:
    assert "entry 3" in log_words.receipt_told(ReceiptCheck("a", "2017", 3, "2018"))
    assert "LEFT OUT" in log_words.receipt_told(ReceiptCheck("a", "2017", None, "2018"))
    assert "Not there yet" in log_words.receipt_told(ReceiptCheck("a", "2017", None, ""))
