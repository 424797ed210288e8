"""Checkpoints, and the comparison that finds a split view. Published value: the example of c2sp.org/tlog-checkpoint."""

from __future__ import annotations

import pytest

from tests.ledger.made import LOG, ORIGIN, PARTY_A, PARTY_B, Nodes, lines, resigned, values
from treve.errors import BadValue
from treve.ledger import checkpoint, merkle
from treve.ledger.checkpoint import Checkpoint, Comparison

EXAMPLE = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
).encode()
ROOT = merkle.leaf_hash(b"")


def test_the_example_of_the_specification_is_read() -> None:
    read = checkpoint.read(EXAMPLE, "x")
    assert (read.origin, read.size) == ("example.com/behind-the-sofa", 20852163)
    assert read.root.hex() == "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62"
    assert EXAMPLE.startswith(read.text().encode())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"20852163", b"020852163"),
        (b"20852163", b"-1"),
        (b"20852163", b"\xd9\xa3"),
        (b"q2I=", b"q2J="),
        (b"q2I=\n", b"q2I=\nmore\n"),
        (b"example.com/behind-the-sofa\n2", b"\n2"),
        (b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=", b"CsUY"),
    ],
)
def test_any_other_form_is_refused(old: bytes, new: bytes) -> None:
    with pytest.raises(BadValue):
        checkpoint.read(EXAMPLE.replace(old, new, 1), "x")


def test_an_empty_log_has_one_root_only() -> None:
    empty = Checkpoint(ORIGIN, 0, merkle.EMPTY_ROOT)
    assert checkpoint.read(checkpoint.signed(empty, LOG), "x") == empty
    with pytest.raises(BadValue):
        checkpoint.read(checkpoint.signed(Checkpoint(ORIGIN, 0, ROOT), LOG), "x")


def test_the_log_signs_and_a_party_countersigns_once() -> None:
    signed = checkpoint.countersigned(checkpoint.signed(Checkpoint(ORIGIN, 1, ROOT), LOG), PARTY_A, "x")
    keys = (LOG.public, PARTY_A.public)
    assert checkpoint.signers(signed, keys, "x") == keys
    with pytest.raises(BadValue, match="not signed"):
        checkpoint.countersigned(signed, PARTY_A, "x")


def test_an_unknown_signer_a_wrong_signature_and_a_missing_one_of_the_log_fail() -> None:
    good = Checkpoint(ORIGIN, 1, ROOT)
    signed = checkpoint.countersigned(checkpoint.signed(good, LOG), PARTY_B, "x")
    with pytest.raises(BadValue, match="key is known"):
        checkpoint.signers(signed, (LOG.public, PARTY_A.public), "x")
    with pytest.raises(BadValue, match="fits text and key"):
        checkpoint.signers(signed.replace(b"\n1\n", b"\n2\n"), (LOG.public, PARTY_B.public), "x")
    with pytest.raises(BadValue, match="log itself"):
        checkpoint.signers(resigned(good.text(), PARTY_B), (LOG.public, PARTY_B.public), "x")
    with pytest.raises(BadValue, match=ORIGIN):
        checkpoint.signed(good, PARTY_A)


def test_two_parties_who_compare_their_checkpoints_find_a_split_view() -> None:
    one = [merkle.leaf_hash(line) for line in lines(values(10))[0]]
    two = [*one[:6], merkle.leaf_hash(b"another"), *one[7:]]
    shown_to_a, shown_to_b = Checkpoint(ORIGIN, 10, merkle.root_of(one)), Checkpoint(ORIGIN, 10, merkle.root_of(two))
    assert checkpoint.compare(shown_to_a, shown_to_b) is Comparison.SPLIT
    assert checkpoint.compare(shown_to_a, shown_to_a) is Comparison.SAME
    early = Checkpoint(ORIGIN, 8, merkle.root_of(one[:8]))
    assert checkpoint.compare(shown_to_a, early) is Comparison.UNPROVEN
    proof = tuple(merkle.consistency_proof(8, 10, Nodes(one).read))
    assert checkpoint.compare(early, shown_to_a, proof) is Comparison.EXTENDS
    for history in (one, two):
        other = tuple(merkle.consistency_proof(8, 10, Nodes(history).read))
        assert checkpoint.compare(early, shown_to_b, other) is Comparison.SPLIT
    with pytest.raises(BadValue):
        checkpoint.compare(early, Checkpoint("example.org/other", 8, early.root))
