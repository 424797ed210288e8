"""`treve agreement`."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

from tests.commands.inside import treve


def test_agreements_are_listed_shown_and_checked(tmp_path: Path) -> None:
    assert "syr-2016-12-30" in treve("agreement", "list").stdout
    assert "2016-12-29" in treve("agreement", "show", "syr-2016-12-30").stdout
    assert "syr-2016-12-30" in treve("agreement", "timeline").stdout
    assert json.loads(treve("agreement", "schema").stdout)["type"] == "object"
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: Not An Id\ntitel: x\n", encoding="utf-8")
    done = treve("agreement", "check", str(bad))
    assert done.returncode == 2
    assert "bad.yaml:1" in done.stdout
    assert "bad.yaml:2" in done.stdout


def test_eight_answers_make_a_file_that_a_run_takes(table: Path, tmp_path: Path) -> None:
    said = "Truce\nSyrian government; +Own Militia\ntext\nSY\n2017-01-01 00:00\n1\n\n\n"
    done = _new(said, tmp_path / "truce.yaml")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Next: treve run --agreement")
    words = shlex.split(done.stdout)[3:-4]
    ran = treve("run", *words, "--source", f"table={table}", "--out", str(tmp_path / "out"), "--json")
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout)["agreements"][0]["id"] == "sy-2017-01-01"


def test_answers_that_run_out_are_an_error_that_names_the_question(tmp_path: Path) -> None:
    done = _new("Truce\n", tmp_path / "truce.yaml")
    assert done.returncode == 2
    assert "Who is said to be bound?" in done.stderr
    assert not (tmp_path / "truce.yaml").exists()


def _new(said: str, out: Path) -> subprocess.CompletedProcess[str]:
    words = [sys.executable, "-m", "treve", "agreement", "new", "--out", str(out)]
    return subprocess.run(words, input=said, capture_output=True, text=True, check=False, timeout=120)
