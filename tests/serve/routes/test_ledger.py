"""The log over HTTP, checked by its own verifier."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter
from treve import log_folder
from treve.ledger import checkpoint, merkle, note


def test_checkpoints_proofs_and_the_export_hold_together(small: World, come: Enter, tmp_path: Path) -> None:
    small.report("liaison_a", "a secret of party a")
    liaison = come("liaison_b")
    assert liaison.get("/api/ledger/checkpoint").status_code == 404
    first = checkpoint.read(liaison.post("/api/ledger/checkpoint").json()["checkpoint"].encode(), "x")
    report = liaison.post("/api/reports", {"compartment": "party_b", "summary": "ours"}).json()
    second = checkpoint.read(liaison.post("/api/ledger/checkpoint").json()["checkpoint"].encode(), "x")
    proof = liaison.get("/api/ledger/proofs/inclusion", entry=first.size, size=second.size).json()
    hashes = [bytes.fromhex(one) for one in proof["hashes"]]
    leaf = merkle.leaf_hash(proof["leaf"].encode())
    assert merkle.includes(leaf, first.size, second.size, hashes, second.root)
    both = {"earlier": first.size, "size": second.size}
    proof = liaison.get("/api/ledger/proofs/consistency", **both).json()
    hashes = [bytes.fromhex(one) for one in proof["hashes"]]
    assert merkle.extends(first.size, second.size, first.root, second.root, hashes)
    assert liaison.get("/api/ledger/proofs/consistency", earlier=second.size, size=first.size).status_code == 409
    assert liaison.get("/api/ledger/proofs/inclusion", entry=0, size=first.size - 1).status_code == 404
    assert liaison.get("/api/ledger/proofs/inclusion", entry=second.size, size=second.size).status_code == 409
    packed = liaison.get("/api/ledger/export")
    assert packed.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        archive.extractall(tmp_path)
    assert log_folder.check(tmp_path / "log").sound
    contents = (tmp_path / "log" / "contents.jsonl").read_text(encoding="utf-8")
    assert (report["report"] in contents, "a secret of party a" in contents) == (True, False)


def test_a_party_countersigns_what_it_saw_and_nothing_else(small: World, come: Enter) -> None:
    liaison = come("liaison_a")
    signed = liaison.post("/api/ledger/checkpoint").json()["checkpoint"].encode()
    party = note.SecretKey("example.org/party-a", b"7" * 32)
    both = checkpoint.countersigned(signed, party, "x").decode()
    order = {"checkpoint": both, "key": party.public.text()}
    assert liaison.post("/api/ledger/countersignatures", order).status_code == 204
    assert party.name in liaison.get("/api/ledger/checkpoint").json()["checkpoint"]
    other = note.SecretKey("example.org/other", b"8" * 32)
    assert liaison.post("/api/ledger/countersignatures", order | {"key": other.public.text()}).status_code == 422
    assert liaison.post("/api/ledger/countersignatures", order | {"checkpoint": "nonsense"}).status_code == 422
