"""Nothing altered unseen: every kind of tampering is found, by both verifiers, and the first bad position is named."""

from __future__ import annotations

import dataclasses
import importlib.util
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.ledger.made import LOG, ORIGIN, PARTY_A, PARTY_B, START, key_file, lines, made, resigned, values, written
from treve.errors import BadValue
from treve.ledger import checkpoint, entry, export, merkle, verify
from treve.ledger.checkpoint import Checkpoint
from treve.ledger.entry import Content, Leaf
from treve.ledger.export import Export
from treve.ledger.note import SecretKey
from treve.model.verification import Standing

SCRIPT = Path(__file__).parents[2] / "scripts" / "verify.py"
COUNT = 1000


def _second_verifier() -> ModuleType:
    spec = importlib.util.spec_from_file_location("second_verifier", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SECOND = _second_verifier()


def second(exported: Export, folder: Path, key: bytes | None = None, held: bytes | None = None) -> str | None:
    """What the independent verifier complains of; None where it finds no fault."""
    key_path, held_path = folder.parent / "trusted", folder.parent / "held"
    if key is not None:
        key_path.write_bytes(key)
    if held is not None:
        held_path.write_bytes(held)
    try:
        SECOND.check(
            written(exported, folder), key_path if key is not None else None, held_path if held is not None else None
        )
    except ValueError as problem:
        return str(problem)
    return None


def flipped(data: bytes, bit: int) -> bytes:
    """One bit turned."""
    return data[: bit // 8] + bytes([data[bit // 8] ^ 1 << bit % 8]) + data[bit // 8 + 1 :]


def test_a_sound_export_is_sound_for_both(tmp_path: Path) -> None:
    exported = made(100, earlier=(0, 1, 64, 77))
    found = verify.verify(exported)
    assert found.faults == ()
    assert (found.size, found.opened, found.standing, found.covered) == (100, 100, Standing.SELF_CONSISTENT, 0)
    assert {(one.name, one.size) for one in found.vouched} == {(ORIGIN, 100), (PARTY_A.name, 100)}
    assert second(exported, tmp_path / "x") is None
    assert verify.verify(exported, trusted=key_file(LOG)).standing is Standing.TRUSTED_KEY
    held = checkpoint.signed(
        Checkpoint(ORIGIN, 77, merkle.root_of([merkle.leaf_hash(one) for one in lines(values(77))[0]])), LOG
    )
    assert verify.verify(exported, held=held).covered == 77
    assert verify.verify(exported, key_file(LOG), held).standing is Standing.BOTH
    assert second(exported, tmp_path / "x", key_file(LOG), held) is None


def test_an_empty_log_is_sound(tmp_path: Path) -> None:
    assert verify.verify(made(0)).sound
    assert second(made(0), tmp_path / "x") is None


@pytest.mark.parametrize("part", ["checkpoint", "keys", "earlier checkpoint", "proof"])
def test_every_bit_of_checkpoints_keys_and_proofs_counts(part: str, tmp_path: Path) -> None:
    exported = made(7, earlier=(5,))
    missed = []

    def put(data: bytes) -> Export:
        if part in ("checkpoint", "keys"):
            changed: dict[str, Any] = {part: data}
            return dataclasses.replace(exported, **changed)
        one = exported.earlier[0]
        if part == "proof":
            return dataclasses.replace(exported, earlier=(dataclasses.replace(one, proof=data),))
        return dataclasses.replace(exported, earlier=(dataclasses.replace(one, checkpoint=data),))

    whole = {
        "checkpoint": exported.checkpoint,
        "keys": exported.keys,
        "earlier checkpoint": exported.earlier[0].checkpoint,
        "proof": exported.earlier[0].proof,
    }[part]
    for bit in range(len(whole) * 8):
        spoilt = put(flipped(whole, bit))
        if verify.verify(spoilt).sound:
            missed.append(bit)
        if bit % 7 == 0 and second(spoilt, tmp_path / "x") is None:
            missed.append(-bit)
    assert missed == []


@pytest.fixture(scope="module")
def thousand() -> tuple[list[bytes], list[bytes]]:
    return lines(values(COUNT))


def test_one_bit_of_every_byte_of_a_thousand_entries_counts(thousand: tuple[list[bytes], list[bytes]]) -> None:
    """Line by line, as the verifier does it: a line is refused, or its hash is no longer the one the root is made from."""
    chance, missed = random.Random(7), []
    for index, line in enumerate(thousand[0]):
        leaf = merkle.leaf_hash(line)
        for at in range(len(line)):
            spoilt = flipped(line, at * 8 + chance.randrange(8))
            try:
                verify.check_leaf(spoilt, index)
            except BadValue:
                continue
            if merkle.leaf_hash(spoilt) == leaf:
                missed.append((index, at))
    assert missed == []


def test_one_bit_of_every_byte_of_their_contents_counts(thousand: tuple[list[bytes], list[bytes]]) -> None:
    chance, missed = random.Random(8), []
    leaves = [entry.read_leaf(line, "x") for line in thousand[0]]
    for index, line in enumerate(thousand[1]):
        for at in range(len(line)):
            spoilt = flipped(line, at * 8 + chance.randrange(8))
            try:
                verify.check_content(spoilt, leaves, index - 1, "x")
            except BadValue:
                continue
            missed.append((index, at))
    assert missed == []


@pytest.mark.parametrize("field", ["entries", "leaves", "contents"])
def test_both_verifiers_name_the_line_that_was_altered(field: str, tmp_path: Path) -> None:
    exported, chance = made(60, earlier=(20, 40)), random.Random(9)
    for _ in range(60):
        rows = list(getattr(exported, field))
        index = chance.randrange(60)
        rows[index] = flipped(rows[index], chance.randrange(len(rows[index]) * 8))
        if rows[index].count(b"\n") != 1:
            continue
        changed: dict[str, Any] = {field: rows}
        spoilt = dataclasses.replace(exported, **changed)
        found = verify.verify(spoilt)
        assert found.first_bad == index, (field, found.faults)
        complaint = second(spoilt, tmp_path / "x")
        assert complaint is not None
        assert re.search(rf"\b({index}|{index + 1}|{index - 1})\b", complaint), (index, complaint)


def _dropped(rows: list[bytes]) -> list[bytes]:
    return rows[:7] + rows[8:]


def _cut(rows: list[bytes]) -> list[bytes]:
    return rows[:7]


def _swapped(rows: list[bytes]) -> list[bytes]:
    return [*rows[:7], rows[8], rows[7], *rows[9:]]


def _doubled(rows: list[bytes]) -> list[bytes]:
    return [*rows[:7], rows[6], *rows[7:]]


@pytest.mark.parametrize("change", [_dropped, _cut, _swapped, _doubled])
def test_dropped_swapped_and_doubled_entries_are_found_where_they_are(
    change: Callable[[list[bytes]], list[bytes]], tmp_path: Path
) -> None:
    exported = made(20)
    changed: dict[str, Any] = {
        name: change(list(getattr(exported, name))) for name in ("entries", "leaves", "contents")
    }
    spoilt = dataclasses.replace(exported, **changed)
    assert verify.verify(spoilt).first_bad == 7
    assert re.search(r"entry 7\b", second(spoilt, tmp_path / "x") or "")


def test_a_renumbered_drop_is_found_by_the_root(tmp_path: Path) -> None:
    """The forger drops entry 7, renumbers the rest and makes new leaf hashes; only the signed roots are left."""
    exported = made(20, earlier=(5, 10))
    leaves, contents = lines([value for number, value in enumerate(values(20)) if number != 7])
    spoilt = dataclasses.replace(
        exported,
        entries=[line + b"\n" for line in leaves],
        leaves=[export.hash_line(line) for line in leaves],
        contents=[line + b"\n" for line in contents],
    )
    assert not verify.verify(spoilt).sound
    assert second(spoilt, tmp_path / "x") is not None
    leaves, contents = lines([*(value for number, value in enumerate(values(20)) if number != 7), {"kind": "report"}])
    padded = dataclasses.replace(
        exported,
        entries=[line + b"\n" for line in leaves],
        leaves=[export.hash_line(line) for line in leaves],
        contents=[line + b"\n" for line in contents],
    )
    found = verify.verify(padded)
    assert found.first_bad == 5
    assert "from 5 to 9" in found.faults[0].problem
    assert "entry 5 to 9" in (second(padded, tmp_path / "x") or "")


def test_a_backdated_entry_is_found_even_where_the_log_signed_it(tmp_path: Path) -> None:
    leaves, opened = lines(values(10))
    old = entry.read_leaf(leaves[7], "x")
    leaves[7] = entry.leaf_line(Leaf(old.commitment, 7, entry.time_text(START)))
    hashes = [merkle.leaf_hash(line) for line in leaves]
    exported = Export(
        checkpoint.signed(Checkpoint(ORIGIN, 10, merkle.root_of(hashes)), LOG),
        key_file(LOG),
        [line + b"\n" for line in leaves],
        [export.hash_line(line) for line in leaves],
        [line + b"\n" for line in opened],
    )
    assert verify.verify(exported).first_bad == 7
    assert "backdated" in (second(exported, tmp_path / "x") or "")


def test_a_replaced_key_passes_alone_and_fails_against_the_key_the_reader_has(tmp_path: Path) -> None:
    forger = SecretKey(ORIGIN, bytes(32))
    forged = made(20, contents=[*values(19), {"kind": "ruling"}], countersigners=())
    forged = dataclasses.replace(
        forged, checkpoint=resigned(checkpoint.read(forged.checkpoint, "x").text(), forger), keys=key_file(forger)
    )
    assert verify.verify(forged).standing is Standing.SELF_CONSISTENT
    assert verify.verify(forged).sound
    found = verify.verify(forged, trusted=key_file(LOG))
    assert any("that you trust" in fault.problem for fault in found.faults)
    assert "that you trust" in (second(forged, tmp_path / "x", key_file(LOG)) or "")
    held = checkpoint.signed(checkpoint.read(made(20).checkpoint, "x"), LOG)
    problems = [fault.problem for fault in verify.verify(forged, held=held).faults]
    assert any("did not sign" in problem for problem in problems)
    assert any("split view" in problem for problem in problems)
    assert second(forged, tmp_path / "x", held=held) is not None


def test_a_history_rewritten_by_the_log_itself_fails_against_a_held_checkpoint(tmp_path: Path) -> None:
    held = checkpoint.signed(checkpoint.read(made(12).checkpoint, "x"), LOG)
    rewritten = made(20, contents=[{"kind": "report", "number": -number} for number in range(20)], countersigners=())
    assert verify.verify(rewritten, trusted=key_file(LOG)).sound
    found = verify.verify(rewritten, trusted=key_file(LOG), held=held)
    assert any("split view" in fault.problem for fault in found.faults)
    assert "split view" in (second(rewritten, tmp_path / "x", held=held) or "")


def test_a_truncated_log_fails_against_a_held_checkpoint(tmp_path: Path) -> None:
    held = checkpoint.signed(checkpoint.read(made(20).checkpoint, "x"), LOG)
    found = verify.verify(made(12), held=held)
    assert found.first_bad == 12
    assert "longer" in (second(made(12), tmp_path / "x", held=held) or "")


def test_unknown_and_missing_signers_fail(tmp_path: Path) -> None:
    exported = made(5, countersigners=(PARTY_A, PARTY_B))
    unknown = dataclasses.replace(exported, keys=key_file(LOG, PARTY_A))
    without_b = made(5, countersigners=(PARTY_A,)).checkpoint
    missing = dataclasses.replace(exported, checkpoint=without_b)
    no_log = dataclasses.replace(
        exported, checkpoint=resigned(checkpoint.read(without_b, "x").text(), PARTY_A, PARTY_B)
    )
    for spoilt in (unknown, missing, no_log):
        assert not verify.verify(spoilt).sound
        assert second(spoilt, tmp_path / "x") is not None
    assert not verify.verify(made(5), trusted=key_file(PARTY_B)).sound
    assert verify.verify(exported, trusted=key_file(PARTY_B)).covered == 5


def test_erasure_leaves_every_proof_and_is_itself_in_the_log(tmp_path: Path) -> None:
    contents = [*values(9), {"kind": "erasure", "erases": 4, "reason": "asked by the person"}]
    whole = made(10, contents=contents, earlier=(6,))
    erased = dataclasses.replace(whole, contents=[row for number, row in enumerate(whole.contents) if number != 4])
    found = verify.verify(erased)
    assert found.sound
    assert (found.opened, found.erased) == (9, 1)
    assert second(erased, tmp_path / "x") is None
    nodes = [merkle.leaf_hash(row[:-1]) for row in erased.entries]
    assert merkle.root_of(nodes).hex() == found.root
    shown = verify.verify(whole)
    assert shown.first_bad == 4
    assert "erased" in (second(whole, tmp_path / "y") or "")


def test_a_content_in_two_readings_is_refused_although_the_log_signed_it(tmp_path: Path) -> None:
    """A repeated key would be read one way by one reader and another way by the next."""
    text, salt = b'{"who":"a","who":"b"}', bytes(32)
    line = entry.leaf_line(Leaf(entry.commitment(salt, text), 0, entry.time_text(START)))
    exported = Export(
        checkpoint.signed(Checkpoint(ORIGIN, 1, merkle.leaf_hash(line)), LOG),
        key_file(LOG),
        [line + b"\n"],
        [export.hash_line(line)],
        [entry.content_line(Content(0, salt, text)) + b"\n"],
    )
    assert verify.verify(exported).first_bad == 0
    assert "repeats" in (second(exported, tmp_path / "x") or "")


def test_the_second_verifier_is_short_shares_no_code_and_runs_by_itself(tmp_path: Path) -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 200
    assert "import treve" not in source
    assert "from treve" not in source
    folder = written(made(30, earlier=(11,)), tmp_path / "export")

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", str(SCRIPT), *words]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    done = run(str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "self-consistent only" in done.stdout
    (tmp_path / "trusted").write_bytes(key_file(PARTY_A))
    assert "vouched for up to 30" in run(str(folder), "--key", str(tmp_path / "trusted")).stdout
    (folder / "entries.jsonl").write_bytes(b"x" + (folder / "entries.jsonl").read_bytes()[1:])
    assert run(str(folder)).returncode == 3
    assert run(str(tmp_path / "absent")).returncode == 2
    assert run().returncode == 2
