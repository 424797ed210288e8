"""Secret keys: where they are read from, and that nobody else may read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.casebook import key_ring, sealing
from treve.casebook.key_ring import KeyRing
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue

ONE, TWO = sealing.new_key(Purpose.PEOPLE), sealing.new_key(Purpose.CODES)


def test_a_file_holds_keys_one_a_line(tmp_path: Path) -> None:
    key_ring.write_secret(tmp_path / "k", key_ring.lines([ONE, TWO]))
    assert set(KeyRing(tmp_path / "k").keys().values()) == {ONE, TWO}
    assert (tmp_path / "k").stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        key_ring.write_secret(tmp_path / "k", "")


def test_a_file_that_others_may_read_is_refused(tmp_path: Path) -> None:
    key_ring.write_secret(tmp_path / "k", key_ring.lines([ONE]))
    (tmp_path / "k").chmod(0o640)
    with pytest.raises(BadFile, match="0600"):
        KeyRing(tmp_path / "k").keys()


def test_missing_and_broken_keys_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match=r"the sealing key is missing.*sealed parts stay closed"):
        KeyRing(tmp_path / "none").keys()
    with pytest.raises(BadFile, match="--sealing-key"):
        KeyRing(None).keys()
    key_ring.write_secret(tmp_path / "k", "not a key\n")
    with pytest.raises(BadValue, match="BASE64"):
        KeyRing(tmp_path / "k").keys()


def test_the_file_named_comes_before_the_environment_and_that_before_the_default(tmp_path: Path) -> None:
    key_ring.write_secret(tmp_path / "k", key_ring.lines([ONE]))
    both = {"TREVE_SEALING_KEY": f"{ONE.text()},{TWO.text()}", "TREVE_SEALING_KEY_FILE": str(tmp_path / "other")}
    assert list(key_ring.ring(None, tmp_path / "k", both).keys().values()) == [ONE]
    assert list(key_ring.ring(tmp_path / "k", None, both).keys().values()) == [ONE, TWO]
    assert key_ring.ring(tmp_path / "k", None, {"TREVE_SEALING_KEY_FILE": "elsewhere"}).path == Path("elsewhere")
    assert key_ring.ring(tmp_path / "k", None, {}).path == tmp_path / "k"


def test_keys_are_read_once_until_forgotten_and_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "k"
    key_ring.write_secret(path, key_ring.lines([ONE]))
    ring = KeyRing(path)
    assert len(ring.keys()) == 1
    key_ring.replace_secret(path, key_ring.lines([ONE, TWO]))
    assert len(ring.keys()) == 1
    ring.forget()
    assert len(ring.keys()) == 2
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_destroyed_file_is_overwritten_first(tmp_path: Path) -> None:
    (tmp_path / "k").write_text(ONE.text(), encoding="utf-8")
    (tmp_path / "link").hardlink_to(tmp_path / "k")
    key_ring.destroy(tmp_path / "k")
    key_ring.destroy(tmp_path / "k")
    assert not (tmp_path / "k").exists()
    assert set((tmp_path / "link").read_bytes()) == {0}
    assert key_ring.beside(Path("a/mission.db.key")) == Path("a/mission.db.sealing")
