from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    assert done.returncode == 0
    assert "1 text (a): in none of the languages that are read (fr, en, ar, ru, es)" in done.stderr
    assert "language" not in treve("extract", str(file), "--language", "en").stderr
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert "1 text (a): in none of the languages" in treve("extract", str(tmp_path)).stderr


def test_files_of_other_kinds_are_counted_by_kind(tmp_path: Path) -> None:
    for name in ("a.JPG", "b.jpg", "c.xlsx", "README"):
        (tmp_path / name).touch()
    nothing = treve("extract", str(tmp_path))
    assert nothing.returncode == 2
    told = "treve: 4 files of other kinds were not read: 1 without an ending, 2 .jpg, 1 .xlsx"
    assert told in nothing.stderr
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = treve("extract", str(tmp_path))
    assert done.returncode == 0
    assert done.stderr.splitlines() == [told]


def test_a_picture_is_no_text_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + TEXT.encode())
    done = treve("extract", str(tmp_path / "a.pdf"))
    assert done.returncode == 2
    assert "a.pdf: holds a picture, whatever its name says; expected text, HTML, PDF or DOCX" in done.stderr


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("published", "29/12/2016", "expected YYYY, YYYY-MM or YYYY-MM-DD"),
        ("zone", "Mars", "expected an IANA zone"),
        ("language", "de", "expected fr, en, es, ru, ar or auto"),
    ],
)
def test_a_bad_option_is_blamed_on_the_option_once(tmp_path: Path, option: str, value: str, expected: str) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    for source in (tmp_path / "a.txt", tmp_path):
        done = treve("extract", str(source), f"--{option}", value)
        assert done.returncode == 2
        assert done.stderr.count(expected.split()[1]) == 1
        assert f"--{option}" in done.stderr
        assert "column" not in done.stderr
