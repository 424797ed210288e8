"""Consent, danger and answers from the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.casebook_folder import Ask, ask, casebooks
from tests.commands.test_seal import _filed

__all__ = ["ask", "casebooks"]


def test_consent_and_danger_are_written_down(ask: Ask, tmp_path: Path) -> None:
    report = _filed(ask, tmp_path)
    words = ("casebook", "consent", report, "--reason", "by telephone")
    assert "nothing" in ask("head", *words, "--none").stdout
    assert ask("head", *words, "--use", "publication").returncode == 0
    for bad in ((), ("--use", "publication", "--none"), ("--use", "sale")):
        assert ask("head", *words, *bad).returncode == 2, bad
    assert ask("centre", "casebook", "threat", report, "yes", "--reason", "followed").returncode == 0
    (found,) = json.loads(ask("head", "casebook", "threatened", "--json").stdout)
    assert (found["report"], found["consent"], found["threat"]) == (report, ["publication"], True)
    assert "1 person in danger" in ask("head", "casebook", "threatened").stderr
    assert ask("head", "casebook", "threat", report, "no", "--reason", "moved").returncode == 0
    assert ask("head", "casebook", "threat", report, "perhaps", "--reason", "x").returncode == 2
    assert json.loads(ask("head", "casebook", "threatened", "--json").stdout) == []
    assert ask("liaison", "casebook", "threat", report, "yes", "--reason", "x").returncode == 2


def test_an_answer_is_read_by_who_reported(ask: Ask, tmp_path: Path) -> None:
    report = _filed(ask, tmp_path)
    (tmp_path / "answer").write_text("We went there.", encoding="utf-8")
    assert ask("head", "casebook", "answer-reporter", report, "--text-file", "answer").returncode == 0
    assert "We went there." in ask("centre", "casebook", "answers", report).stdout
    assert ask("head", "casebook", "answers", report).returncode == 3
    assert ask("head", "casebook", "answer-reporter", report, "--text-file", "none").returncode == 2
