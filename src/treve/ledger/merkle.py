"""The Merkle tree of RFC 6962 over SHA-256: roots, proofs, and an append that touches few stored nodes.

A *node* is the hash of a complete subtree: `(level, place)` covers the leaves `place * 2**level` up to, not including,
`(place + 1) * 2**level`. Complete subtrees never change once made, so a store of nodes only ever grows; whatever else a
proof needs (the ragged right border) is computed from them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

HASH_BYTES = 32
EMPTY_ROOT = hashlib.sha256(b"").digest()

Coordinate = tuple[int, int]
ReadNode = Callable[[int, int], bytes]


def leaf_hash(data: bytes) -> bytes:
    """The hash of one leaf. Source: RFC 6962, section 2.1 (prefix 0x00)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees. Source: RFC 6962, section 2.1 (prefix 0x01)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


class Frontier:
    """The root of a tree that is read once from left to right, in memory proportional to its height."""

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    def add(self, leaf: bytes) -> None:
        """Add the hash of the next leaf."""
        peaks, size = self._peaks, self.size
        while size & 1:
            leaf = hashlib.sha256(b"\x01" + peaks.pop() + leaf).digest()
            size >>= 1
        peaks.append(leaf)
        self.size += 1

    def root(self) -> bytes:
        """The root over all leaves added so far."""
        if not self._peaks:
            return EMPTY_ROOT
        right = self._peaks[-1]
        for left in reversed(self._peaks[:-1]):
            right = node_hash(left, right)
        return right


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over the hashes of leaves."""
    frontier = Frontier()
    for leaf in leaves:
        frontier.add(leaf)
    return frontier.root()


def append(size: int, leaf: bytes, read: ReadNode) -> list[tuple[Coordinate, bytes]]:
    """The nodes to store when a leaf is added to a tree of `size` leaves: its own, and each subtree it completes.

    read  gives a stored node; asked once for each subtree completed, so once per leaf on average.
    """
    level, place, made = 0, size, leaf
    stored = [((level, place), made)]
    while place & 1:
        made = node_hash(read(level, place - 1), made)
        level, place = level + 1, place >> 1
        stored.append(((level, place), made))
    return stored


def root(size: int, read: ReadNode) -> bytes:
    """The root of the first `size` leaves, from stored nodes."""
    return _subtree(0, size, read) if size else EMPTY_ROOT


def inclusion_proof(index: int, size: int, read: ReadNode) -> list[bytes]:
    """The audit path of leaf `index` in the tree of the first `size` leaves. Source: RFC 6962, section 2.1.1.

    Raises ValueError unless 0 <= index < size.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} of a tree of {size} leaves")
    first, until, path = 0, size, []
    while until - first > 1:
        middle = first + _split(until - first)
        if index < middle:
            path.append(_subtree(middle, until, read))
            until = middle
        else:
            path.append(_subtree(first, middle, read))
            first = middle
    return path[::-1]


def consistency_proof(earlier: int, size: int, read: ReadNode) -> list[bytes]:
    """What shows that the tree of `size` leaves begins with the tree of `earlier`. Source: RFC 6962, section 2.1.2.

    Empty where `earlier` is 0 or `size`. Raises ValueError unless 0 <= earlier <= size.
    """
    if not 0 <= earlier <= size:
        raise ValueError(f"a tree of {earlier} leaves within one of {size}")
    if earlier in (0, size):
        return []
    first, until, whole, path = 0, size, True, []
    while earlier < until:
        middle = first + _split(until - first)
        if earlier <= middle:
            path.append(_subtree(middle, until, read))
            until = middle
        else:
            path.append(_subtree(first, middle, read))
            first, whole = middle, False
    if not whole:
        path.append(_subtree(first, until, read))
    return path[::-1]


def needed(wanted: Callable[[ReadNode], object]) -> set[Coordinate]:
    """The coordinates of the nodes that a root or a proof will read, so that a store can fetch them at once."""
    asked: set[Coordinate] = set()

    def note(level: int, place: int) -> bytes:
        asked.add((level, place))
        return EMPTY_ROOT

    wanted(note)
    return asked


def includes(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected_root: bytes) -> bool:
    """Does the proof show that `leaf` stands at `index` in the tree with this size and root? Source: RFC 9162, section 2.1.3.2."""
    if not 0 <= index < size or not _hashes(leaf, expected_root, *proof):
        return False
    place, last, made = index, size - 1, leaf
    for part in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            made = node_hash(part, made)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            made = node_hash(made, part)
        place, last = place >> 1, last >> 1
    return last == 0 and made == expected_root


def extends(earlier: int, size: int, earlier_root: bytes, whole_root: bytes, proof: Sequence[bytes]) -> bool:
    """Does the proof show that the tree of `size` leaves begins with the tree of `earlier`? Source: RFC 9162, section 2.1.4.2."""
    if not 0 <= earlier <= size or not _hashes(earlier_root, whole_root, *proof):
        return False
    if earlier == 0:
        return not proof and earlier_root == EMPTY_ROOT
    if earlier == size:
        return not proof and earlier_root == whole_root
    path = [earlier_root, *proof] if earlier & (earlier - 1) == 0 else list(proof)
    if not path:
        return False
    place, last = earlier - 1, size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = path[0]
    for part in path[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            old, new = node_hash(part, old), node_hash(part, new)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            new = node_hash(new, part)
        place, last = place >> 1, last >> 1
    return last == 0 and old == earlier_root and new == whole_root


def _hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)


def _split(count: int) -> int:
    """The largest power of two below `count`, which is at least 2."""
    return int(1 << (count - 1).bit_length() - 1)


def _subtree(first: int, until: int, read: ReadNode) -> bytes:
    count = until - first
    if count & (count - 1) == 0:
        level = count.bit_length() - 1
        return read(level, first >> level)
    middle = first + _split(count)
    return node_hash(_subtree(first, middle, read), _subtree(middle, until, read))
