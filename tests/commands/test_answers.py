"""What the commands share."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer

from treve.commands.answers import ProgressLine, as_json_text, spoken


@dataclass(frozen=True)
class Kept:
    path: Path
    rows: int


def test_dataclasses_are_told_as_json() -> None:
    assert json.loads(as_json_text([Kept(Path("a"), 1)])) == [{"path": "a", "rows": 1}]


def test_the_language_asked_for_wins_then_the_environment_and_json_is_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TREVE_LANGUAGE", "fr")
    assert (spoken(None), spoken("ar"), spoken(None, as_json=True), spoken("ar", as_json=True)) == (
        "fr",
        "ar",
        "en",
        "ar",
    )
    with pytest.raises(typer.BadParameter, match="en, fr, ar"):
        spoken("tlh")


def test_no_progress_line_where_nobody_looks_at_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with ProgressLine() as show:
        show("reading", 3)
    assert capsys.readouterr() == ("", "")
