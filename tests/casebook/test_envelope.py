"""Encrypted files: read by whom they are for, and by nobody else; every altered bit is noticed."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from treve.casebook import envelope, sealing
from treve.casebook.envelope import Opener, Recipients
from treve.casebook.sealing import Purpose
from treve.errors import BadFile, BadValue

KEY, OTHER = sealing.new_key(Purpose.PACKAGE), sealing.new_key(Purpose.PACKAGE)
OPENER = Opener({KEY.public.key_id: KEY})
FOR_KEY = Recipients([KEY.public])
HEAD = {"kind": "test", "origin": "example.org/log"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=90_000), max_size=5), st.booleans())
def test_what_is_written_is_read_again(tmp_path: Path, parts: list[bytes], random: bool) -> None:
    path = tmp_path / secrets.token_hex(8)
    # Random bytes do not shrink, so that the pieces are many.
    content = [*parts, secrets.token_bytes(3 * envelope.PIECE_BYTES)] if random else parts
    envelope.write(path, HEAD, FOR_KEY, content)
    assert b"".join(envelope.read(path, OPENER)) == b"".join(content)
    assert envelope.read_head(path)["origin"] == "example.org/log"
    path.unlink()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("package") / "p"
    envelope.write(path, HEAD, FOR_KEY, [secrets.token_bytes(150_000)])
    return path


def test_every_altered_byte_is_noticed(package: Path, tmp_path: Path) -> None:
    whole = package.read_bytes()
    start = whole.index(b"\n", len(envelope.MARK)) + 1
    places = [*range(0, start), *range(start, len(whole), 997), len(whole) - 1]
    for at in places:
        broken = bytearray(whole)
        broken[at] ^= 1
        (tmp_path / "broken").write_bytes(broken)
        with pytest.raises((BadFile, BadValue)):
            list(envelope.read(tmp_path / "broken", OPENER))


def test_a_file_cut_at_any_piece_or_prolonged_is_noticed(package: Path, tmp_path: Path) -> None:
    whole = package.read_bytes()
    start = whole.index(b"\n", len(envelope.MARK)) + 1
    piece = envelope.PIECE_BYTES + 16
    cuts = [0, 5, start - 1, start, start + 10, start + piece, start + piece + 1, start + 2 * piece, len(whole) - 1]
    for cut in cuts:
        (tmp_path / "cut").write_bytes(whole[:cut])
        with pytest.raises(BadFile):
            list(envelope.read(tmp_path / "cut", OPENER))
    swapped = (
        whole[:start]
        + whole[start + piece : start + 2 * piece]
        + whole[start : start + piece]
        + whole[start + 2 * piece :]
    )
    for other in (swapped, whole + b"x", whole + whole[start:]):
        (tmp_path / "cut").write_bytes(other)
        with pytest.raises(BadFile, match="altered"):
            list(envelope.read(tmp_path / "cut", OPENER))


def test_another_s_key_is_told_whom_it_is_for(package: Path) -> None:
    with pytest.raises(BadFile, match=f"not for {OTHER.public.key_id}.*{KEY.public.key_id}"):
        next(envelope.read(package, Opener({OTHER.public.key_id: OTHER})))
    with pytest.raises(BadFile, match="not for this passphrase"):
        next(envelope.read(package, Opener({}, "a passphrase of some length")))
    with pytest.raises(BadFile, match="not for no key"):
        next(envelope.read(package, Opener({})))
    with pytest.raises(BadFile, match="no such file"):
        envelope.read_head(package.with_name("none"))


def test_a_passphrase_opens_beside_a_key(tmp_path: Path) -> None:
    envelope.write(tmp_path / "p", HEAD, Recipients([KEY.public], "correct horse battery"), [b"x"])
    assert next(iter(envelope.read(tmp_path / "p", Opener({}, "correct horse battery")))) == b"x"
    assert next(iter(envelope.read(tmp_path / "p", OPENER))) == b"x"
    with pytest.raises(BadFile, match="not for this passphrase"):
        next(envelope.read(tmp_path / "p", Opener({}, "incorrect horse battery")))
    with pytest.raises(BadValue, match="a recipient's key or a passphrase"):
        Recipients()
    with pytest.raises(BadValue, match="at least 12"):
        Recipients((), "short")


def test_a_package_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    def broken() -> object:
        yield b"x" * 1000
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        envelope.write(tmp_path / "p", HEAD, FOR_KEY, broken())  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "p").write_bytes(b"mine")
    with pytest.raises(BadFile, match="exists"):
        envelope.write(tmp_path / "p", HEAD, FOR_KEY, [])
    assert (tmp_path / "p").read_bytes() == b"mine"
