"""The casebook's log, on both databases: what it exports, both verifiers find sound; what is altered below it, they find."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.casebook.world import NOW, World, world
from tests.ledger.made import PARTY_A
from tests.ledger.test_verify import SECOND
from treve import log_folder
from treve.casebook import log
from treve.casebook.book import Casebook
from treve.errors import BadValue, Refused
from treve.ledger import checkpoint, merkle, note
from treve.ledger.note import Note


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _signed(made: World) -> bytes:
    with made.book.write(NOW) as writing:
        return log.sign(writing, made.key)


def test_an_export_is_sound_for_both_verifiers_with_its_earlier_checkpoints(made: World, tmp_path: Path) -> None:
    first = _signed(made)
    made.report("centre_1")
    second = _signed(made)
    made.report("centre_2")
    assert _signed(made) == _signed(made)
    with made.book.write(NOW) as writing:
        countersigned = checkpoint.countersigned(second, PARTY_A, "x")
        log.countersign(writing, countersigned, PARTY_A.public)
        log.countersign(writing, countersigned, PARTY_A.public)
    with made.book.read() as connection:
        log_folder.write(log.exported(connection, made.who["liaison_a"], made.key.public), tmp_path / "log")
    found = log_folder.check(tmp_path / "log")
    assert found.sound, found.faults
    assert {one.name for one in found.vouched} == {made.key.name, PARTY_A.name}
    assert len(list((tmp_path / "log" / "checkpoints").iterdir())) == 2
    (tmp_path / "held").write_bytes(first)
    assert log_folder.check(tmp_path / "log", checkpoint=tmp_path / "held").sound
    assert "no fault" in SECOND.check(tmp_path / "log", None, tmp_path / "held")


def test_a_checkpoint_of_another_log_or_with_a_wrong_signature_is_not_kept(made: World) -> None:
    ours = _signed(made)
    text = note.read(ours, "x").text
    other = checkpoint.signed(checkpoint.Checkpoint(made.key.name, 3, bytes(32)), made.key)
    wrong = note.write(Note(text, (*note.read(ours, "x").signatures, note.sign(text + "x", PARTY_A))))
    for data, error in ((checkpoint.countersigned(other, PARTY_A, "x"), Refused), (wrong, BadValue)):
        with pytest.raises(error), made.book.write(NOW) as writing:
            log.countersign(writing, data, PARTY_A.public)


def test_nothing_is_exported_before_a_checkpoint_is_signed(made: World) -> None:
    with pytest.raises(Refused, match="checkpoint"), made.book.read() as connection:
        log.exported(connection, None, made.key.public)


def test_proofs_from_stored_nodes_hold(made: World) -> None:
    made.report("centre_1")
    with made.book.read() as connection:
        exported_size = 30
        old, new = log.root(connection, 7), log.root(connection, exported_size)
        assert merkle.extends(7, exported_size, old, new, log.consistency_proof(connection, 7, exported_size))


def test_without_a_viewer_only_leaves_go_out(made: World) -> None:
    made.report("centre_1", "words of the centre")
    _signed(made)
    with made.book.read() as connection:
        exported = log.exported(connection, None, made.key.public)
        exported = dataclasses.replace(exported, entries=list(exported.entries), contents=list(exported.contents))
    assert exported.contents == []
    assert len(list(exported.entries)) > 40
