from __future__ import annotations

import json
from pathlib import Path

from tests.commands.inside import treve

TEXT = "Un cessez-le-feu doit débuter à minuit jeudi. La guerre a fait plus de 310.000 morts."


def test_a_text_gives_a_table_or_json(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert "in_force_from" in treve("extract", str(file)).stdout
    done = treve("extract", str(file), "--published", "2016-12-29", "--zone", "Asia/Damascus", "--format", "json")
    facts = {one["kind"]: one["value"] for one in json.loads(done.stdout)["facts"]}
    assert facts["in_force_from"]["instants"] == ["2016-12-30T00:00+02:00"]
    assert facts["figure"]["low"] == 310_000


def test_json_lines_stream_and_bad_lines_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"id": "1", "text": TEXT}) + "\nnonsense\n", encoding="utf-8")
    done = treve("extract", str(file))
    assert done.returncode == 2
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["1"]
    assert "a.jsonl:2" in done.stderr


def test_lines_of_many_texts_go_into_the_file_that_was_named(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    nothing = treve("extract", str(folder), "--out", str(tmp_path / "a.jsonl"))
    assert (nothing.returncode, (tmp_path / "a.jsonl").exists()) == (2, False)
    assert "holds no text" in nothing.stderr
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    done = treve("extract", str(folder), "--out", str(tmp_path / "a.jsonl"))
    assert (done.returncode, done.stdout) == (0, "")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
    assert treve("extract", str(folder)).stdout.splitlines() == lines


def test_questions_about_times_are_answered(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    question = {
        "id": "q",
        "text": TEXT,
        "language": "fr",
        "published": "2016-12-29",
        "timezone": "Asia/Damascus",
        "unit": "instant",
    }
    file.write_text(json.dumps(question) + "\n", encoding="utf-8")
    assert json.loads(treve("extract", "--times", str(file)).stdout) == {
        "id": "q",
        "expect": ["2016-12-30T00:00+02:00"],
    }


def test_a_missing_file_or_zone_is_bad_input(tmp_path: Path) -> None:
    done = treve("extract", str(tmp_path / "none.txt"))
    assert done.returncode == 2
    assert "no such file" in done.stderr
    assert treve("extract").returncode == 2


def test_a_text_in_no_known_language_says_that_nothing_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Tűzszünet lép életbe csütörtökön.", encoding="utf-8")
    done = treve("extract", str(file))
    assert "the language cannot be told, so nothing is read" in done.stderr
    assert "language" not in treve("extract", str(file), "--language", "en").stderr
