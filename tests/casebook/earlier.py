"""Casebooks as earlier versions left them: written here statement by statement, without the code of today."""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, text

from treve.casebook.book import migrate
from treve.ledger import checkpoint, merkle
from treve.ledger.checkpoint import Checkpoint
from treve.ledger.entry import Leaf, commitment, leaf_line
from treve.ledger.note import SecretKey

ORIGIN = "example.org/earlier"
TIME = "2017-01-10T12:00:00.000000Z"
SECRETS = (b"the baker of Saraqib", b"seen from my roof", b"GPS 35.86 36.80", b"baker.jpg", b"JBSWY3DPEHPK3PXP")
ORIGINAL, WORKING, PAPER = b"photo with GPS 35.86 36.80", b"photo without it", b"%PDF- by the baker of Saraqib"


@dataclass
class First:
    """A casebook of version 0001 with one report of everything that is sealed today."""

    connection: Connection
    key: SecretKey = field(default_factory=lambda: SecretKey(ORIGIN, bytes(range(32))))
    nodes: dict[tuple[int, int], bytes] = field(default_factory=dict)
    size: int = 0

    def fill(self) -> None:
        """Tables of 0001 and rows in them, as version 0.2.0 wrote them."""
        migrate(self.connection, "0001")
        self._row("meta", name="origin", value=ORIGIN)
        self.entry("opened", {"origin": ORIGIN, "log_key": self.key.public.text()}, "ledger", "opened")
        entry = self.entry("compartment", {"name": "mission", "meaning": "x"}, "ledger", "mission")
        self._row("compartment", name="mission", meaning="x", entry=entry)
        for account, code in (("A-1", "JBSWY3DPEHPK3PXP"), ("A-2", None)):
            self.entry("account", {"account": account}, "account", account)
            values = {"password_hash": "x", "totp_secret": code, "totp_step": 0, "disabled": False}
            self._row("account", account_id=account, name=account.lower(), **values)
        grant = {"account": "A-1", "role": "head_of_mission", "compartment": "mission", "grant": "G-1"}
        entry = self.entry("grant", grant, "account", "A-1")
        self._row(
            "role_grant", grant_id="G-1", account_id="A-1", role="head_of_mission", compartment="mission", entry=entry
        )
        entry = self.entry("report", {"report": "R-1", "summary": "shelling"}, "report", "R-1")
        hashed = hashlib.sha256(b"sent").hexdigest()
        self._row(
            "report", report_id="R-1", entry=entry, account_id="A-1", compartment="mission", client_key_hash=hashed
        )
        self._row(
            "report_fact",
            report_id="R-1",
            ordinal=0,
            account_id="A-1",
            content_hash=hashlib.sha256(b"said").hexdigest(),
        )
        said = {"report": "R-1", "identity": "the baker of Saraqib", "narrative": "seen from my roof"}
        self.entry("sealed", said, "sealed", "R-1")
        for ordinal, (name, kind, original, working) in enumerate(
            (("baker.jpg", "image/jpeg", ORIGINAL, WORKING), ("baker.jpg", "application/pdf", PAPER, None))
        ):
            hashes = [hashlib.sha256(data).hexdigest() if data else None for data in (original, working)]
            for hashed_file, data in zip(hashes, (original, working), strict=True):
                if data:
                    self._row("blob", sha256=hashed_file, data=data)
            self._row(
                "attachment",
                report_id="R-1",
                ordinal=ordinal,
                name=name,
                media_type=kind,
                size=len(original),
                original_sha256=hashes[0],
                working_sha256=hashes[1],
            )
        root = merkle.root(self.size, lambda level, place: self.nodes[level, place])
        note = checkpoint.signed(Checkpoint(ORIGIN, self.size, root), self.key)
        self._row("checkpoint", size=self.size, note=note, made=TIME)

    def entry(self, kind: str, value: dict[str, Any], subject_kind: str, subject: str) -> int:
        """One entry of the log with its content and its nodes."""
        said = {"kind": kind, "at": TIME, **value}
        body = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        salt, position = secrets.token_bytes(32), self.size
        leaf = leaf_line(Leaf(commitment(salt, body), position, TIME))
        self._row("entry", position=position, recorded=TIME, leaf=leaf)
        about = {"kind": kind, "subject_kind": subject_kind, "subject": subject}
        self._row("content", position=position, salt=salt, body=body, **about)
        made = merkle.append(position, merkle.leaf_hash(leaf), lambda level, place: self.nodes[level, place])
        for (level, place), hashed in made:
            self.nodes[level, place] = hashed
            self._row("node", level=level, place=place, hash=hashed)
        self.size += 1
        return position

    def _row(self, table: str, **values: object) -> None:
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        self.connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({places})"), values)
