"""The Merkle tree, against published values and against the definitions of RFC 6962 written out plainly.

Published values: LeafInputs, RootHashes, inclusionProofs and consistencyProofs of github.com/transparency-dev/merkle
(testonly/constants.go and proof/verify_test.go), which are those of the certificate-transparency test suite.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ledger.made import Nodes
from treve.ledger import merkle

INPUTS = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
ROOTS = [
    EMPTY,
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
A, B, C, D, E, F, G, H, K, L = (
    "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
)
# (leaf from 0, size, proof)
INCLUSION = [(0, 1, []), (0, 8, [A, B, C]), (5, 8, [D, E, F]), (2, 3, [G]), (1, 5, [H, B, D])]
CONSISTENCY = [(1, 1, []), (1, 8, [A, B, C]), (6, 8, [K, E, F]), (2, 5, [B, D]), (6, 7, [K, L, F])]
HASHES = [merkle.leaf_hash(one) for one in INPUTS]


def _bytes(texts: Sequence[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in texts]


def plain_root(leaves: Sequence[bytes]) -> bytes:
    """MTH of RFC 6962, section 2.1."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"\x01" + plain_root(leaves[:split]) + plain_root(leaves[split:])).digest()


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_the_published_ones(size: int) -> None:
    assert merkle.root_of(HASHES[:size]).hex() == ROOTS[size]
    assert merkle.root(size, Nodes(HASHES).read).hex() == ROOTS[size]


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_inclusion_proofs_are_the_published_ones(index: int, size: int, proof: list[str]) -> None:
    made = merkle.inclusion_proof(index, size, Nodes(HASHES).read)
    assert [part.hex() for part in made] == proof
    assert merkle.includes(HASHES[index], index, size, _bytes(proof), bytes.fromhex(ROOTS[size]))


@pytest.mark.parametrize(("earlier", "size", "proof"), CONSISTENCY)
def test_consistency_proofs_are_the_published_ones(earlier: int, size: int, proof: list[str]) -> None:
    made = merkle.consistency_proof(earlier, size, Nodes(HASHES).read)
    assert [part.hex() for part in made] == proof
    assert merkle.extends(earlier, size, bytes.fromhex(ROOTS[earlier]), bytes.fromhex(ROOTS[size]), _bytes(proof))


@pytest.mark.parametrize(("index", "size", "proof"), INCLUSION)
def test_the_published_spoilings_of_an_inclusion_proof_are_refused(index: int, size: int, proof: list[str]) -> None:
    root, parts, leaf, some = bytes.fromhex(ROOTS[size]), _bytes(proof), HASHES[index], bytes(32)
    spoilt = [
        (leaf, index - 1, size, parts, root),
        (leaf, index + 1, size, parts, root),
        (leaf, index ^ 2, size, parts, root),
        (leaf, index, size * 2, parts, root),
        (leaf, index, size // 2, parts, root),
        (b"WrongLeaf", index, size, parts, root),
        (leaf, index, size, parts, bytes.fromhex(EMPTY)),
        (leaf, index, size, parts, some),
        (leaf, index, size, [*parts, b""], root),
        (leaf, index, size, [*parts, root], root),
        (leaf, index, size, [b"", *parts], root),
        (leaf, index, size, [root, *parts], root),
        *((leaf, index, size, parts[:-1], root) for _ in parts[:1]),
        *((leaf, index, size, [parts[0], some, *parts[1:]], root) for _ in parts[1:2]),
    ]
    for at in range(len(parts)):
        changed = bytes([parts[at][0] ^ 8]) + parts[at][1:]
        spoilt.append((leaf, index, size, [*parts[:at], changed, *parts[at + 1 :]], root))
    assert [one for one in spoilt if merkle.includes(*one)] == []


@pytest.mark.parametrize(("earlier", "size", "proof"), CONSISTENCY[1:])
def test_the_published_spoilings_of_a_consistency_proof_are_refused(earlier: int, size: int, proof: list[str]) -> None:
    old, new, parts = bytes.fromhex(ROOTS[earlier]), bytes.fromhex(ROOTS[size]), _bytes(proof)
    spoilt = [
        (earlier - 1, size, old, new, parts),
        (earlier + 1, size, old, new, parts),
        (earlier ^ 2, size, old, new, parts),
        (earlier, size * 2, old, new, parts),
        (earlier, size // 2, old, new, parts),
        (earlier, size, b"WrongRoot", new, parts),
        (earlier, size, old, b"WrongRoot", parts),
        (earlier, size, new, old, parts),
        (earlier, size, old, new, []),
        *((earlier, size, old, new, [*parts, more]) for more in (b"", old, new)),
        *((earlier, size, old, new, [more, *parts]) for more in (b"", old, new, parts[0])),
        (earlier, size, old, new, parts[:-1]),
    ]
    for at in range(len(parts)):
        changed = bytes([parts[at][0] ^ 16]) + parts[at][1:]
        spoilt.append((earlier, size, old, new, [*parts[:at], changed, *parts[at + 1 :]]))
    assert [one for one in spoilt if merkle.extends(*one)] == []


@given(st.integers(0, 300))
def test_every_root_is_that_of_the_definition(size: int) -> None:
    leaves = [merkle.leaf_hash(b"%d" % number) for number in range(size)]
    assert merkle.root_of(leaves) == merkle.root(size, Nodes(leaves).read) == plain_root(leaves)


@given(st.data())
def test_every_proof_holds_and_no_other_place_takes_it(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 200))
    index, earlier = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    leaves = [merkle.leaf_hash(b"%d" % number) for number in range(size)]
    read = Nodes(leaves).read
    proof = merkle.inclusion_proof(index, size, read)
    assert [at for at in range(size) if merkle.includes(leaves[index], at, size, proof, plain_root(leaves))] == [index]
    bridge = merkle.consistency_proof(earlier, size, read)
    assert merkle.extends(earlier, size, plain_root(leaves[:earlier]), plain_root(leaves), bridge)
    other = [*leaves[: earlier - 1], bytes(32)] if earlier else leaves[:1]
    assert not merkle.extends(earlier, size, plain_root(other), plain_root(leaves), bridge)


def test_what_a_proof_will_read_is_known_beforehand_and_little() -> None:
    nodes = Nodes([merkle.leaf_hash(b"%d" % number) for number in range(1000)])
    asked = merkle.needed(lambda read: merkle.inclusion_proof(700, 1000, read))
    some = {coordinate: nodes.nodes[coordinate] for coordinate in asked}
    proof = merkle.inclusion_proof(700, 1000, lambda level, place: some[level, place])
    assert proof == merkle.inclusion_proof(700, 1000, nodes.read)
    assert len(asked) <= 16


def test_a_leaf_or_size_beyond_the_tree_is_an_error() -> None:
    with pytest.raises(ValueError, match="3 leaves"):
        merkle.inclusion_proof(3, 3, Nodes(HASHES).read)
    with pytest.raises(ValueError, match="within one of 3"):
        merkle.consistency_proof(4, 3, Nodes(HASHES).read)
