"""What an unfinished download leaves, and what the next call makes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import DownloadError
from treve.get.unfinished import Unfinished

REQUEST = {"version": "26.1", "countries": (652,)}


@pytest.fixture
def left(tmp_path: Path) -> Unfinished:
    """A part of three bytes with its note."""
    unfinished = Unfinished(tmp_path / "a.csv")
    unfinished.append(b"abc")
    unfinished.remember({"request": REQUEST, "rows": 1})
    return unfinished


def test_the_note_is_remembered(left: Unfinished) -> None:
    note = left.resume(REQUEST)
    assert note is not None
    assert (note["rows"], left.size()) == (1, 3)


def test_bytes_beyond_the_note_can_be_cut_off(left: Unfinished) -> None:
    left.append(b"def")
    left.cut(3)
    assert left.part.read_bytes() == b"abc"


@pytest.mark.parametrize("note", ["", "{", "[]", "null", "\x00\x00"])
def test_a_torn_note_means_to_start_anew(left: Unfinished, note: str) -> None:
    left.note.write_text(note, encoding="utf-8")
    assert left.resume(REQUEST) is None
    assert left.size() == 0


def test_a_part_without_a_note_means_to_start_anew(left: Unfinished) -> None:
    left.note.unlink()
    assert left.resume(REQUEST) is None
    assert not left.part.exists()


def test_a_note_without_its_part_means_to_start_anew(left: Unfinished) -> None:
    left.part.unlink()
    assert left.resume(REQUEST) is None


def test_the_part_of_another_request_is_not_touched(left: Unfinished) -> None:
    with pytest.raises(DownloadError, match=r"25\.1|another download"):
        left.resume({**REQUEST, "version": "25.1"})
    assert left.part.read_bytes() == b"abc"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(DownloadError, match="nowhere"):
        Unfinished(tmp_path / "nowhere" / "a.csv").append(b"x")
