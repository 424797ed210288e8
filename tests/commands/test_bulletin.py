"""`treve bulletin`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import run, treve


def test_an_edition_is_written_and_its_paths_are_printed(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    words = ("bulletin", "--run", str(tmp_path / "out"), "--until", "2017-01-05", "--kind", "weekly")
    done = treve(*words, "--out", str(tmp_path / "b"), "--format", "json", "--format", "html", "--language", "ar")
    assert done.returncode == 0, done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert [path.suffix for path in paths] == [".json", ".html"]
    assert json.loads(paths[0].read_text(encoding="utf-8"))["kind"] == "weekly"
    assert 'dir="rtl"' in paths[1].read_text(encoding="utf-8")


def test_wrong_usage_ends_with_2_and_says_what_was_expected(table: Path, tmp_path: Path) -> None:
    run(table, tmp_path / "out")
    for words, expected in (
        (("--until", "yesterday"), "YYYY-MM-DD"),
        (("--until", "2017-01-05", "--kind", "hourly"), "daily, weekly, monthly"),
        (("--until", "2017-01-05", "--cut-off", "noon"), "HH:MM"),
        (("--until", "2017-01-05", "--format", "doc"), "html, pdf, docx"),
    ):
        done = treve("bulletin", "--run", str(tmp_path / "out"), "--out", str(tmp_path / "b"), *words)
        assert done.returncode == 2, (words, done.stdout, done.stderr)
        assert expected in done.stderr.replace("\n", " ")
    assert not (tmp_path / "b").exists()
