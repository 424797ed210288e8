"""Whether a file is still the one that was downloaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadFile, DownloadError
from treve.get.origin import checksum, note_path, publish, sha256


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A file with its note."""
    part, path = tmp_path / "a.part", tmp_path / "a.csv"
    part.write_bytes(b"id\n1\n")
    publish(part, path, {"sha256": sha256(part)})
    return path


def test_an_untouched_file_agrees_with_its_note(published: Path) -> None:
    assert checksum(published) == sha256(published)


def test_a_changed_file_is_an_error_that_names_both_hashes(published: Path) -> None:
    before = sha256(published)
    published.write_bytes(b"id\n2\n")
    with pytest.raises(BadFile, match=f"{sha256(published)}; expected {before}"):
        checksum(published)


@pytest.mark.parametrize("gone", ["a.csv", "a.csv.source.json"])
def test_a_missing_file_or_note_is_an_error_that_names_it(published: Path, gone: str) -> None:
    (published.parent / gone).unlink()
    with pytest.raises(BadFile, match=gone):
        checksum(published)


@pytest.mark.parametrize("text", ["", "[]", "{}", "\udcff"])
def test_an_unreadable_note_is_an_error(published: Path, text: str) -> None:
    note_path(published).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(BadFile, match="cannot be read"):
        checksum(published)


def test_a_place_that_cannot_be_written_is_an_error_that_names_it(tmp_path: Path) -> None:
    part = tmp_path / "a.part"
    part.write_bytes(b"x")
    with pytest.raises(DownloadError, match="nowhere"):
        publish(part, tmp_path / "nowhere" / "a.csv", {})
