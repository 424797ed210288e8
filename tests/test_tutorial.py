"""The tutorial, walked by its own commands in an empty folder. Prints how long it took."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TUTORIAL = ROOT / "docs" / "tutorial" / "from-an-announcement.md"
MOST_SECONDS = 600
"""Ten minutes: no measure of speed, but whoever waits longer has been told something untrue."""


def _blocks() -> list[str]:
    return re.findall(r"^```sh\n(.*?)^```$", TUTORIAL.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def _shell(folder: Path, block: str) -> subprocess.CompletedProcess[str]:
    path = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", block],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PATH": path, "HOME": str(folder), "PYTHONIOENCODING": "utf-8"},
        timeout=MOST_SECONDS,
    )


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell")
def test_the_tutorial_can_be_walked_by_its_own_commands(
    tmp_path: Path, syria_example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "examples").symlink_to(syria_example.parent)
    program = tmp_path / "bin" / "treve"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m treve "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    started, said = time.monotonic(), ""
    for block in _blocks():
        done = _shell(tmp_path, block)
        assert done.returncode == (3 if block.startswith("treve diff") else 0), (block, done.stderr)
        said += done.stdout + done.stderr
    taken = time.monotonic() - started
    with capsys.disabled():
        sys.stdout.write(f"\nthe tutorial took {taken:.0f} s in {len(_blocks())} blocks\n")
    assert taken < MOST_SECONDS
    for expected in (
        "ensemble du territoire syrien",
        "12 answers kept",
        "0 faults",
        "Can be quoted",
        "Peut être cité",
        "Report table:SY17-0099",
    ):
        assert expected in said, expected
    assert said.count("tables are the same") == 2
    assert re.search(r"^agreement +", said, re.MULTILINE)
    for name in ("draft.html", "truce.yaml", "run/index.html", "page.fr.html", "page.ar.html"):
        assert (tmp_path / "runs" / "tutorial" / name).stat().st_size > 100, name
    assert 'dir="rtl"' in (tmp_path / "runs" / "tutorial" / "page.ar.html").read_text(encoding="utf-8")
