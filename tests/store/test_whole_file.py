"""Files that are written whole or not at all, where a process may write no more than so many bytes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from treve.store.whole_file import whole, write_whole

_LIMITED = (
    "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300)); from treve.cli import main; "
    "sys.argv = ['treve', *sys.argv[1:]]; main()"
)


def test_a_file_is_written_with_its_own_ends_of_lines(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.csv", "é\r\nb\n")
    assert (tmp_path / "a.csv").read_bytes() == "é\r\nb\n".encode()
    write_whole(tmp_path / "a.csv", b"\x00\xff")
    assert (tmp_path / "a.csv").read_bytes() == b"\x00\xff"
    assert [one.name for one in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("problem", [ValueError, KeyboardInterrupt, OSError])
def test_what_was_there_stays_where_writing_does_not_end(tmp_path: Path, problem: type[BaseException]) -> None:
    path = tmp_path / "answers.json"
    path.write_text("old", encoding="utf-8")

    def stop(new: Path) -> None:
        new.write_text("half", encoding="utf-8")
        raise problem

    with pytest.raises(problem), whole(path) as new:
        stop(new)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["answers.json"]


def test_a_file_keeps_its_mode_and_a_link_its_end(tmp_path: Path) -> None:
    end, link = tmp_path / "end.html", tmp_path / "link.html"
    end.write_text("old", encoding="utf-8")
    end.chmod(0o600)
    link.symlink_to(end)
    write_whole(link, "new")
    assert link.is_symlink()
    assert end.read_text(encoding="utf-8") == "new"
    assert end.stat().st_mode & 0o777 == 0o600


def test_what_is_no_file_is_written_as_it_is() -> None:
    write_whole(Path("/dev/null"), "anything")
    assert not Path("/dev/null").is_file()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "page.html"
    with pytest.raises(OSError, match=r"No such file") as caught:
        write_whole(path, "text")
    assert caught.value.filename == str(path)


def test_a_full_disk_keeps_the_page_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    (tmp_path / "text.txt").write_text("The truce began on Friday, 30 December 2016, at midnight.", encoding="utf-8")
    command = ["extract", "text.txt", "--published", "2016-12-29", "--format", "html", "--out", "page.html"]
    ended = subprocess.run(
        [sys.executable, "-c", _LIMITED, *command],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 1
    assert ended.stderr.strip().splitlines()[-1] == "treve: page.html: File too large"
    assert path.read_text(encoding="utf-8") == "old"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["page.html", "text.txt"]
