"""Check what a package holds before anything is written: the whole log, every checkpoint, content and file."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from treve.casebook import sealing, seals
from treve.casebook.rows import Row
from treve.casebook.sealing import SealingKey
from treve.errors import BadFile, BadValue
from treve.ledger import checkpoint as checkpoints
from treve.ledger import entry as entries
from treve.ledger import merkle, note
from treve.ledger.merkle import Frontier

Said = Callable[[dict[str, Any], dict[str, Any]], bool]


def _all_same(*pairs: tuple[str, str]) -> Said:
    return lambda said, row: all(said.get(name) == row[column] for name, column in pairs)


def _names_key(said: dict[str, Any], row: dict[str, Any]) -> bool:
    own = said["kind"] != "seal_key" and row["account_id"] is None
    keys = [*said.get("sealing_keys", ()), *said.get("keys", ())] if own else [said.get("key")]
    return row["public"] in keys and (own or said.get("account") == row["account_id"])


# Tables that decide who may do and read what → the kinds of entry that say so, and how a row is held against what they say.
_SAID_BY: dict[str, tuple[tuple[str, ...], Said]] = {
    "compartment": (("compartment",), _all_same(("name", "name"))),
    "role_grant": (
        ("grant",),
        _all_same(("grant", "grant_id"), ("account", "account_id"), ("role", "role"), ("compartment", "compartment")),
    ),
    "grant_end": (("grant_end",), _all_same(("grant", "grant_id"))),
    "seal_key": (("opened", "sealing_keys", "seal_key"), _names_key),
    "report": (("report",), _all_same(("report", "report_id"))),
}
_KEPT_KINDS = {kind for kinds, _ in _SAID_BY.values() for kind in kinds}


@dataclass(slots=True)
class Check:
    """Takes rows one by one; `finish` says what was wrong with the whole.

    keys    sealing keys that came with the package: what they open is checked too
    kinds   of contents that are sealed; the first version sealed none
    sealed  how many boxes were opened for that
    """

    where: str
    keys: dict[str, SealingKey]
    kinds: tuple[str, ...] = seals.SEALED_KINDS
    frontier: Frontier = field(default_factory=Frontier)
    contents: int = 0
    erased: int = 0
    sealed: int = 0
    log_key: note.PublicKey | None = None
    _roots: dict[int, bytes] = field(default_factory=dict)
    _commitments: bytearray = field(default_factory=bytearray)
    _seen: set[int] = field(default_factory=set)
    _notes: dict[int, bytes] = field(default_factory=dict)
    _wraps: dict[str, tuple[SealingKey, bytes]] = field(default_factory=dict)
    _gone: set[int] = field(default_factory=set)
    _said: dict[int, dict[str, Any]] = field(default_factory=dict)

    def take(self, row: Row) -> None:
        """Check one row. Raises BadFile for the first that is not what the log says."""
        try:
            handler = {
                "entry": self._entry,
                "content": self._content,
                "erasure": self._erasure,
                "checkpoint": self._checkpoint,
                "blob": self._blob,
                "seal_wrap": self._wrap,
            }.get(row.table.name)
            if handler is not None:
                handler(row.values)
            if row.table.name in _SAID_BY:
                self._as_said(row)
        except BadValue as problem:
            raise BadFile(self.where, str(problem), "what the log says") from None

    def finish(self, head: dict[str, Any]) -> None:
        """Raises BadFile where the log, its checkpoints or its contents do not fit each other or the head."""
        size, root = self.frontier.size, self.frontier.root().hex()
        if (head.get("size"), head.get("root")) != (size, root):
            raise BadFile(
                self.where,
                f"a log of {size} entries with root {root[:16]}…",
                f"{head.get('size')} entries as its head says",
            )
        missing = size - len(self._seen)
        if missing:
            raise BadFile(
                self.where, f"{missing} contents are missing that nobody erased", "each content, or its erasure"
            )
        for at, data in self._notes.items():
            try:
                found = note.read(data, f"checkpoint {at}")
                said = checkpoints.from_text(found.text, f"checkpoint {at}")
            except BadValue as problem:
                raise BadFile(self.where, str(problem), "a checkpoint") from None
            if self.log_key is None or not note.signed_by(found, self.log_key):
                raise BadFile(self.where, f"checkpoint {at} is not signed by the log's key", "a signature of the log")
            if self._roots.get(at) != said.root or said.size != at:
                raise BadFile(self.where, f"checkpoint {at} is not of this log", "a root over its first entries")

    def _entry(self, values: dict[str, Any]) -> None:
        leaf = entries.read_leaf(values["leaf"], f"entry {values['position']}")
        if leaf.index != self.frontier.size or values["position"] != leaf.index or values["recorded"] != leaf.recorded:
            raise BadValue(f"entry {values['position']}", "number", str(leaf.index), str(self.frontier.size))
        self.frontier.add(merkle.leaf_hash(values["leaf"]))
        self._commitments += leaf.commitment
        if self.frontier.size in self._notes:
            self._roots[self.frontier.size] = self.frontier.root()

    def _content(self, values: dict[str, Any]) -> None:
        position = int(values["position"])
        where = f"content {position}"
        if not 0 <= position < self.frontier.size or position in self._seen:
            raise BadValue(where, "number", str(position), "one content for an entry of this log")
        self._seen.add(position)
        self.contents += 1
        if values["kind"] in self.kinds:
            plain = self._unsealed(seals.entry_record(position), values["body"])
            if plain is not None:
                self._opens(position, plain[: entries.SALT_BYTES], plain[entries.SALT_BYTES :])
            return
        self._opens(position, values["salt"], values["body"])
        if values["kind"] in _KEPT_KINDS:
            self._said[position] = json.loads(values["body"])
        if position == 0:
            said = entries.read_content(values["body"], where)
            self.log_key = note.read_public_key(str(said.get("log_key", "")), where)

    def _opens(self, position: int, salt: bytes, body: bytes) -> None:
        expected = bytes(self._commitments[position * 32 : position * 32 + 32])
        if len(salt) != entries.SALT_BYTES or entries.commitment(salt, body) != expected:
            raise BadValue(f"content {position}", "content", "other bytes", "those its leaf was made from")

    def _as_said(self, row: Row) -> None:
        """Rights, keys and reports are what an entry of the log says, or were put in beside it."""
        kinds, told = _SAID_BY[row.table.name]
        said = self._said.get(int(row.values["entry"]))
        where = f"{row.table.name} of entry {row.values['entry']}"
        if said is None and row.table.name == "report":
            # Its words may have been erased; that they were is checked with the contents.
            if int(row.values["entry"]) not in self._gone:
                raise BadValue(where, "entry", "none", f"an entry that says {kinds[0]}")
            return
        if said is None or said["kind"] not in kinds or not told(said, row.values):
            raise BadValue(where, "row", ", ".join(str(one) for one in row.values.values())[:80], "what the log says")

    def _erasure(self, values: dict[str, Any]) -> None:
        self.erased += 1
        self._seen.add(int(values["position"]))
        self._gone.add(int(values["position"]))

    def _checkpoint(self, values: dict[str, Any]) -> None:
        self._notes[int(values["size"])] = values["note"]

    def _blob(self, values: dict[str, Any]) -> None:
        sha256, data = values["sha256"], values["data"]
        if hashlib.sha256(data).hexdigest() == sha256:
            return
        plain = self._unsealed(seals.file_record(sha256), data)
        if plain is not None and hashlib.sha256(plain).hexdigest() != sha256:
            raise BadValue(f"file {sha256}", "content", "other bytes", "those of its hash")

    def _wrap(self, values: dict[str, Any]) -> None:
        if values["key_id"] in self.keys:
            self._wraps[values["record"]] = (self.keys[values["key_id"]], values["wrapped"])

    def _unsealed(self, record: str, box: bytes) -> bytes | None:
        """What a box holds; None where no keys came with the package, so that only its form can be checked."""
        if not sealing.is_box(box):
            raise BadValue(record, "sealed part", f"{len(box)} bytes", "a sealed box")
        if not self.keys:
            return None
        if record not in self._wraps:
            raise BadValue(record, "key", ", ".join(sorted(self.keys)), "a key that came with the package")
        key, wrapped = self._wraps[record]
        self.sealed += 1
        return sealing.unseal(box, sealing.unwrap(wrapped, key, record), record)
