from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.inside import treve


def test_json_holds_what_is_told_and_the_command(table: Path) -> None:
    done = treve("look", str(table), "--json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["kind"] == "source"
    assert told["facts"]["reports"] == 1
    assert "days" not in told["facts"]
    assert told["command"].startswith("treve run --agreement")


def test_the_answer_is_no_for_a_file_that_holds_nothing_known(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    done = treve("look", str(path))
    assert done.returncode == 3
    assert "nothing that looks like a table of reports" in done.stdout


@pytest.mark.parametrize("words", [("none.csv",), (".",)])
def test_what_cannot_be_read_is_bad_input(words: tuple[str, ...]) -> None:
    done = treve("look", *words)
    assert done.returncode == 2
    assert done.stderr.startswith("treve: ")


def test_actors_of_ones_own_stand_in_the_next_command(table: Path, tmp_path: Path) -> None:
    actors = tmp_path / "actors.csv"
    columns = "actor_id,name_en,name_fr,name_ar,name_ru,kind,aliases,valid_from,valid_until,source"
    actors.write_text(columns + "\nfree-guard,Free Guard,,,,armed_group,,,,own\n", encoding="utf-8")
    assert f"--actors {actors}" in treve("look", str(table), "--actors", str(actors)).stdout
