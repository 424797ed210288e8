"""Check what a package holds before anything is written: the whole log, every checkpoint, content and file."""

from __future__ import annotations

import hashlib
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


@dataclass(slots=True)
class Check:
    """Takes rows one by one; `finish` says what was wrong with the whole.

    keys    sealing keys that came with the package: what they open is checked too
    sealed  how many boxes were opened for that
    """

    where: str
    keys: dict[str, SealingKey]
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
        if values["kind"] in seals.SEALED_KINDS:
            plain = self._unsealed(seals.entry_record(position), values["body"])
            if plain is not None:
                self._opens(position, plain[: entries.SALT_BYTES], plain[entries.SALT_BYTES :])
            return
        self._opens(position, values["salt"], values["body"])
        if position == 0:
            said = entries.read_content(values["body"], where)
            self.log_key = note.read_public_key(str(said.get("log_key", "")), where)

    def _opens(self, position: int, salt: bytes, body: bytes) -> None:
        expected = bytes(self._commitments[position * 32 : position * 32 + 32])
        if len(salt) != entries.SALT_BYTES or entries.commitment(salt, body) != expected:
            raise BadValue(f"content {position}", "content", "other bytes", "those its leaf was made from")

    def _erasure(self, values: dict[str, Any]) -> None:
        self.erased += 1
        self._seen.add(int(values["position"]))

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
