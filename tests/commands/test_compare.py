"""`treve compare` as a person uses it."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from treve.cli import app


def texts(folder: Path, first: str, second: str) -> list[str]:
    paths = [folder / "a.txt", folder / "b.txt"]
    for path, text in zip(paths, (first, second), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


def test_texts_that_agree_give_nothing_and_code_0(tmp_path: Path) -> None:
    same = "The Russian army and the rebels signed the truce on the border today."
    result = CliRunner().invoke(app, ["compare", *texts(tmp_path, same, same)])
    assert result.exit_code == 0
    assert "no difference" in result.output


def test_texts_that_differ_say_where_and_give_code_3(tmp_path: Path) -> None:
    one = "The government of Chad and the rebels signed the truce, which was brokered by Qatar."
    other = "The government of Chad and the rebels signed the truce, which was brokered by Egypt."
    result = CliRunner().invoke(app, ["compare", *texts(tmp_path, one, other), "--json"])
    assert result.exit_code == 3
    assert {(row["here"], row["there"]) for row in json.loads(result.output)} == {("Qatar", None), (None, "Egypt")}


def test_a_missing_text_is_named(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["compare", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])
    assert result.exit_code != 0
    assert str(result.exception) == f"{tmp_path / 'a.txt'}: there is no such file; expected one text"
