"""Check an exported log: nothing altered, dropped, swapped, doubled or backdated, and signed by whom it should be.

What can be known depends on what the reader brings. Without a key and without a checkpoint of one's own an export can only be
found *self-consistent*: whoever made it could have made all of it, keys included.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from treve.errors import BadValue
from treve.ledger import checkpoint as checkpoints
from treve.ledger import entry, export, merkle
from treve.ledger.checkpoint import Checkpoint
from treve.ledger.entry import Leaf
from treve.ledger.export import CHECKPOINT, CHECKPOINTS, CONTENTS, ENTRIES, KEYS, LEAVES, PROOFS, Export
from treve.ledger.note import PublicKey
from treve.model.verification import LogFault, Standing, Verification, Vouching

ERASES = "erases"
_NEVER = ""


@dataclass(slots=True)
class _Found:
    """What has been seen so far."""

    faults: list[LogFault] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    roots: dict[int, bytes] = field(default_factory=dict)
    first_unlike: int | None = None
    read_all: bool = False
    opened: int = 0
    erased: set[int] = field(default_factory=set)
    signed: dict[PublicKey, int] = field(default_factory=dict)

    def fault(self, file: str, position: int | None, problem: str) -> None:
        self.faults.append(LogFault(file, position, problem))


def verify(exported: Export, trusted: bytes | None = None, held: bytes | None = None) -> Verification:
    """Check an export.

    trusted  a file of public keys the reader trusts: each must be among the export's keys and must have signed
    held     an earlier checkpoint the reader holds, a signed note
    """
    found = _Found()
    try:
        known = export.read_keys(exported.keys, KEYS)
        newest = checkpoints.read(exported.checkpoint, CHECKPOINT)
    except BadValue as problem:
        found.fault(problem.where, None, str(problem))
        return _result(None, found, (), 0)
    own = _trusted_keys(trusted, known, found)
    _signatures(exported.checkpoint, CHECKPOINT, newest, known, found)
    earlier = _earlier(exported, newest, known, found)
    mine = _held(held, newest, known, found)
    sizes = {newest.size, *(one.size for one in earlier), *((mine.size,) if mine else ())}
    _entries(exported, sizes, found)
    _roots(newest, earlier, mine, found)
    _contents(exported, found)
    _missing_signers(known, found)
    covered = max([found.signed.get(key, 0) for key in own] + [mine.size if mine else 0])
    return _result(newest, found, own, covered, held=mine is not None)


def check_leaf(line: bytes, index: int, previous: str = _NEVER) -> Leaf:
    """One line of the entries. Raises BadValue for another form or number, and for a time before the entry before it."""
    where = f"{ENTRIES}:{index + 1}"
    leaf = entry.read_leaf(line, where)
    if leaf.index != index:
        raise BadValue(where, "index", str(leaf.index), f"{index}: an entry was dropped, doubled or moved")
    if leaf.recorded < previous:
        raise BadValue(where, "recorded", leaf.recorded, f"a time not before {previous}, that of the entry before it")
    return leaf


def check_content(line: bytes, leaves: list[Leaf], after: int, where: str) -> entry.Content:
    """One line of the contents. Raises BadValue unless it opens its leaf, stands in order and is canonical."""
    content = entry.read_content_line(line, where)
    if not after < content.index < len(leaves):
        raise BadValue(where, "index", str(content.index), f"the number of an entry, above {after}")
    if not entry.opens(content, leaves[content.index]):
        raise BadValue(where, "content", content.text[:40].decode("utf-8", "replace"), "what the entry was made from")
    return content


def _trusted_keys(trusted: bytes | None, known: tuple[PublicKey, ...], found: _Found) -> tuple[PublicKey, ...]:
    if trusted is None:
        return ()
    own = export.read_keys(trusted, "trusted keys")
    for key in own:
        if key not in known:
            problem = f"the key of {key.name} that you trust is not among the keys of the export"
            found.fault(KEYS, None, problem)
    return own


def _signatures(data: bytes, where: str, checkpoint: Checkpoint, known: tuple[PublicKey, ...], found: _Found) -> None:
    try:
        for key in checkpoints.signers(data, known, where):
            found.signed[key] = max(found.signed.get(key, 0), checkpoint.size)
    except BadValue as problem:
        found.fault(where, None, str(problem))


def _earlier(
    exported: Export, newest: Checkpoint, known: tuple[PublicKey, ...], found: _Found
) -> tuple[Checkpoint, ...]:
    read = []
    for one in exported.earlier:
        where = f"{CHECKPOINTS}/{one.name}"
        try:
            checkpoint = checkpoints.read(one.checkpoint, where)
            proof = export.read_proof(one.proof, f"{PROOFS}/{one.name}")
        except BadValue as problem:
            found.fault(problem.where, None, str(problem))
            continue
        if export.size_name(checkpoint.size) != one.name or checkpoint.origin != newest.origin:
            found.fault(where, None, "the checkpoint is of another size or log than its name says")
            continue
        _signatures(one.checkpoint, where, checkpoint, known, found)
        if not merkle.extends(checkpoint.size, newest.size, checkpoint.root, newest.root, proof):
            found.fault(
                f"{PROOFS}/{one.name}", None, "the proof does not show that the newest checkpoint extends this one"
            )
        read.append(checkpoint)
    return tuple(read)


def _held(held: bytes | None, newest: Checkpoint, known: tuple[PublicKey, ...], found: _Found) -> Checkpoint | None:
    if held is None:
        return None
    mine = checkpoints.read(held, "your checkpoint")
    log_keys = tuple(key for key in known if key.name == newest.origin)
    if mine.origin != newest.origin:
        found.fault(CHECKPOINT, None, f"your checkpoint is of the log {mine.origin}, the export of {newest.origin}")
    elif not any(_signed_by(held, key) for key in log_keys):
        found.fault(KEYS, None, "the log's key in the export did not sign the checkpoint you hold")
    if mine.size > newest.size:
        problem = f"the export ends after {newest.size} entries; the checkpoint you hold has {mine.size}"
        found.fault(CHECKPOINT, newest.size, problem)
    return mine


def _signed_by(data: bytes, key: PublicKey) -> bool:
    from treve.ledger import note

    return bool(note.signed_by(note.read(data, CHECKPOINT), key))


def _entries(exported: Export, sizes: set[int], found: _Found) -> None:
    frontier, previous = merkle.Frontier(), _NEVER
    hashes = iter(exported.leaves)
    if 0 in sizes:
        found.roots[0] = merkle.EMPTY_ROOT
    for index, raw in enumerate(exported.entries):
        where = f"{ENTRIES}:{index + 1}"
        try:
            line = export.line_of(raw, where)
            leaf = check_leaf(line, index, previous)
        except BadValue as problem:
            found.fault(ENTRIES, index, str(problem))
            if found.first_unlike is not None:
                found.fault(ENTRIES, found.first_unlike, f"the entry is not the one whose hash stands in {LEAVES}")
            return
        made = merkle.leaf_hash(line)
        if next(hashes, None) != made.hex().encode() + b"\n" and found.first_unlike is None:
            found.first_unlike = index
        frontier.add(made)
        found.leaves.append(leaf)
        previous = leaf.recorded
        if frontier.size in sizes:
            found.roots[frontier.size] = frontier.root()
    if next(hashes, None) is not None and found.first_unlike is None:
        found.first_unlike = len(found.leaves)
    found.read_all = True


def _roots(newest: Checkpoint, earlier: tuple[Checkpoint, ...], mine: Checkpoint | None, found: _Found) -> None:
    if not found.read_all:
        return
    count = len(found.leaves)
    if count != newest.size:
        problem = f"{count} entries; the checkpoint states {newest.size}"
        found.fault(ENTRIES, min(count, newest.size), problem)
        return
    good, bad = 0, False
    for one in sorted((*earlier, newest), key=lambda checkpoint: checkpoint.size):
        if found.roots.get(one.size) == one.root:
            good = one.size
        elif not bad:
            bad = True
            at = found.first_unlike if found.first_unlike is not None else good
            exact = "" if found.first_unlike is not None else f", somewhere from {good} to {one.size - 1}"
            found.fault(ENTRIES, at, f"the entries are not those that the checkpoint of size {one.size} signs{exact}")
    if not bad and found.first_unlike is not None:
        found.fault(LEAVES, found.first_unlike, "the hash of the leaf is not that of the entry")
    if mine is not None and mine.size <= count and found.roots[mine.size] != mine.root:
        problem = (
            f"split view: the first {mine.size} entries are not those of the checkpoint you hold; "
            "this log was shown to you and to others in two versions, or was rewritten"
        )
        found.fault(CHECKPOINT, None, problem)


def _contents(exported: Export, found: _Found) -> None:
    if not found.read_all:
        return
    after, shown = -1, set()
    for number, raw in enumerate(exported.contents, 1):
        where = f"{CONTENTS}:{number}"
        try:
            content = check_content(export.line_of(raw, where), found.leaves, after, where)
            value = entry.read_content(content.text, where)
        except BadValue as problem:
            found.fault(CONTENTS, _position(raw, after), str(problem))
            return
        after = content.index
        found.opened += 1
        shown.add(after)
        erased = value.get(ERASES)
        if isinstance(erased, int):
            found.erased.add(erased)
    for index in sorted(found.erased & shown):
        found.fault(CONTENTS, index, "the content is shown, though a later entry says it was erased")


def _position(raw: bytes, after: int) -> int:
    """The entry a line of contents speaks of; where that cannot be read, the one after the last good one."""
    try:
        return entry.read_content_line(raw.rstrip(b"\n"), CONTENTS).index
    except BadValue:
        return after + 1


def _missing_signers(known: tuple[PublicKey, ...], found: _Found) -> None:
    for key in known:
        if key not in found.signed:
            found.fault(KEYS, None, f"no checkpoint of the export is signed by {key.name}, whose key it lists")


def _result(
    newest: Checkpoint | None, found: _Found, own: tuple[PublicKey, ...], covered: int, held: bool = False
) -> Verification:
    standing = {
        (False, False): Standing.SELF_CONSISTENT,
        (True, False): Standing.TRUSTED_KEY,
        (False, True): Standing.HELD_CHECKPOINT,
        (True, True): Standing.BOTH,
    }[bool(own), held]
    far = newest.size + 1 if newest else 0
    faults = sorted(found.faults, key=lambda fault: far if fault.position is None else fault.position)
    return Verification(
        origin=newest.origin if newest else "",
        size=newest.size if newest else 0,
        root=newest.root.hex() if newest else "",
        opened=found.opened,
        erased=len(found.erased),
        standing=standing,
        vouched=tuple(Vouching(key.name, size, key in own) for key, size in found.signed.items()),
        covered=covered,
        faults=tuple(faults),
    )
