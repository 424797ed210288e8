"""Asking what a stranger's table cannot tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mapping.nasty_workbooks import CODES
from treve.errors import BadFile, BadValue
from treve.interview.map_table import interview, read_answers
from treve.mapping.questions import Question
from treve.mapping.workbook import Workbook, read_workbook


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    path = tmp_path / "MY.xlsx"
    CODES.build(path)
    return read_workbook(path)


def test_each_question_is_asked_until_its_answer_can_be_read(book: Workbook) -> None:
    given = {"year of jour": ["", "last year", "2017"], "codes of type": ["1=pilonnage", "1=pilonnage; 2=raid aérien"]}
    seen: list[tuple[str, str | None]] = []

    def ask(question: Question, problem: str | None) -> str:
        seen.append((question.key, problem))
        return given[question.key].pop(0)

    found = interview(book, {}, "answers", ask)
    assert found.questions == ()
    assert found.mapping is not None
    assert [key for key, _ in seen] == ["year of jour"] * 3 + ["codes of type"] * 2
    assert seen[0][1] is None
    assert seen[1][1] == "an answer is needed"
    assert "a year such as 2017" in str(seen[2][1])
    assert "missing: 2" in str(seen[4][1])


def test_without_anybody_to_ask_questions_stay_open(book: Workbook) -> None:
    assert [one.key for one in interview(book, {}, "answers", None).questions] == ["year of jour", "codes of type"]


def test_a_wrong_answer_of_the_file_is_no_question_of_the_person(book: Workbook) -> None:
    with pytest.raises(BadValue, match="a year such as 2017"):
        interview(book, {"year of jour": "x"}, "answers.yaml", None)


def test_answers_come_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text('swapped: yes\nyear of jour: 2017\n"codes of نوع": "1=قصف"\nturned: true\n', encoding="utf-8")
    assert read_answers(path) == {"swapped": "yes", "year of jour": "2017", "codes of نوع": "1=قصف", "turned": "yes"}
    path.write_text("", encoding="utf-8")
    assert read_answers(path) == {}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("- a\n", "no list of answers"),
        ("a: 1\nb: [1]\n", ":2"),
        ("a: [", "plain YAML"),
        ("[" * 500, "plain YAML"),
        ("a:\n", "holds no answer"),
    ],
)
def test_what_is_no_file_of_answers_is_refused(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadFile, match=told):
        read_answers(path)
    with pytest.raises(BadFile, match="cannot be read"):
        read_answers(tmp_path / "none.yaml")
