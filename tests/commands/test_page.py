"""`treve page`."""

from __future__ import annotations

from pathlib import Path

from tests.commands.inside import run, treve


def test_a_finished_run_is_told_anew_in_another_language(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(table, out)
    before = (out / "index.html").read_bytes()
    done = treve("page", "--run", str(out), "--language", "ar", "--out", str(tmp_path / "ar.html"))
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "ar.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert (out / "index.html").read_bytes() == before


def test_a_language_that_treve_does_not_speak_is_refused(table: Path, tmp_path: Path) -> None:
    done = run(table, tmp_path / "out", "--language", "tlh")
    assert done.returncode == 2
    assert "en, fr, ar" in done.stderr
    assert not (tmp_path / "out").exists()
