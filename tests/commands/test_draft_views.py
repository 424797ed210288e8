"""Views of a draft and questions on the terminal, as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from treve.cli import app
from treve.commands.draft_views import read_answers
from treve.errors import BadFile
from treve.normalise.actor_book import actor_book

TEXT = "The Syrian government and the rebels signed a ceasefire in all of the country, the ministry said."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("form", "start"), [("html", b"<!doctype html>"), ("yaml", b"# Draft"), ("docx", b"PK"), ("totals", b"total_id")]
)
def test_each_view_is_written_to_the_file_named(text: Path, tmp_path: Path, form: str, start: bytes) -> None:
    out = tmp_path / "out"
    result = CliRunner().invoke(app, ["extract", str(text), "--format", form, "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert out.read_bytes().startswith(start)


def test_a_sheet_needs_a_file(text: Path) -> None:
    assert CliRunner().invoke(app, ["extract", str(text), "--format", "docx"]).exit_code == 2


def test_answers_are_kept_with_name_and_time_and_not_asked_twice(text: Path, tmp_path: Path) -> None:
    kept = tmp_path / "answers.json"
    command = ["extract", str(text), "--confirm", "--answers", str(kept), "--by", "Ann"]
    first = CliRunner().invoke(app, command, input="\n2016-12-29\n\n\n\n+Free Guard\nturkey\nany_fire\nSY\n\n")
    assert first.exit_code == 0, first.output
    answers = json.loads(kept.read_text(encoding="utf-8"))["answers"]
    assert [(one["key"], one["value"], one["by"]) for one in answers] == [
        ("published", "2016-12-29", "Ann"),
        ("actor:rebels", "+Free Guard", "Ann"),
        ("more_parties", "turkey", "Ann"),
        ("prohibitions", "any_fire", "Ann"),
        ("country", "SY", "Ann"),
    ]
    # The actor that no list knows is kept beside the answers, as `--actors` reads it.
    assert set(actor_book(tmp_path / "answers.actors.csv").actors) - set(actor_book().actors) == {"free-guard"}
    second = CliRunner().invoke(app, command, input="\n" * 8)
    assert "published" not in second.output


def test_a_damaged_file_of_answers_is_named(tmp_path: Path) -> None:
    path = tmp_path / "answers.json"
    path.write_text("[1]", encoding="utf-8")
    with pytest.raises(BadFile, match=r"answers\.json"):
        read_answers(path)
