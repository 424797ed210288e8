"""Eight questions make an agreement file that passes its own check."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from treve.agreements import file
from treve.errors import BadFile
from treve.interview.new_agreement import QUESTIONS, Ask, Question, interview, read_draft, write
from treve.model.agreement import Says
from treve.normalise.actor_book import actor_book

BOOK = actor_book()
ANSWERS = {
    "what": "Truce of Homs",
    "who": "Syrian government; rebels",
    "who_says_so": "text | https://example.org/truce",
    "where": "SY/Homs",
    "from_when": "2017-01-20 12:00 Asia/Damascus",
    "forbidden": "1",
    "excluded": "isil",
    "until_when": "",
}


def _ask(given: dict[str, str], seen: list[tuple[str, str | None, str | None]] | None = None) -> Ask:
    def ask(question: Question, draft_says: str | None, problem: str | None) -> str:
        if seen is not None:
            seen.append((question.key, draft_says, problem))
        return given[question.key]

    return ask


def _one_after_another(answers: Iterable[str]) -> Ask:
    waiting = iter(answers)
    return lambda question, draft_says, problem: next(waiting)


def test_the_eight_questions_make_a_file_without_a_fault(tmp_path: Path) -> None:
    assert len(QUESTIONS) == 8
    path = tmp_path / "truce.yaml"
    assert write(interview(_ask(ANSWERS), BOOK), path) is None
    assert file.check([path], BOOK)[0] == ()
    (made,) = file.read_agreements(path, BOOK)
    assert made.agreement_id == "sy-2017-01-20"
    assert {one.actor_id for one in made.assertions if one.says is Says.BOUND} == {"syrian-government", "rebels"}


def test_new_actors_stand_in_a_file_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "truce.yaml"
    own = write(interview(_ask({**ANSWERS, "who": "+Free Guard; rebels"}), BOOK), path)
    assert own == tmp_path / "truce.actors.csv"
    assert file.check([path], BOOK)[0] != ()
    assert file.check([path], actor_book(own))[0] == ()


def test_an_answer_that_cannot_be_read_is_asked_again_with_what_is_wrong() -> None:
    seen: list[tuple[str, str | None, str | None]] = []
    given = ["", "Truce", "nobody at all", "rebels", "text", "SY", "soon", "2017-01-20", "1", "", ""]
    asked = _one_after_another(given)

    def ask(question: Question, draft_says: str | None, problem: str | None) -> str:
        seen.append((question.key, draft_says, problem))
        return asked(question, draft_says, problem)

    interview(ask, BOOK)
    assert [key for key, _, problem in seen if problem] == ["what", "who", "from_when"]
    assert all("expected" in problem for _, _, problem in seen if problem)


def test_an_empty_answer_keeps_what_a_draft_says_and_the_rest_of_it(tmp_path: Path) -> None:
    draft = tmp_path / "draft.yaml"
    draft.write_text(
        "title: Truce of the article\n"
        "parties:\n- {actor: rebels, asserted: signed, by: russia}\n"
        "times:\n  effective:\n  - {value: '2017-01-20', by: russia}\n"
        "evidence:\n- {document: article, start: 0, end: 5, text: Truce}\n",
        encoding="utf-8",
    )
    seen: list[tuple[str, str | None, str | None]] = []
    kept = {"what": "", "who": "", "who_says_so": "", "from_when": "", "excluded": "", "until_when": ""}
    made = interview(_ask({**ANSWERS, **kept}, seen), BOOK, read_draft(draft))
    says = {key: draft_says for key, draft_says, _ in seen}
    assert says["what"] == "Truce of the article"
    assert says["who"] == "rebels"
    assert says["where"] is None
    assert made.content["parties"] == [{"actor": "rebels", "asserted": "signed", "by": "russia"}]
    assert made.content["evidence"][0]["text"] == "Truce"
    path = tmp_path / "truce.yaml"
    write(made, path)
    assert file.check([path], BOOK)[0] == ()


def test_a_file_that_exists_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "truce.yaml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(BadFile, match="exists already"):
        write(interview(_ask(ANSWERS), BOOK), path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(BadFile, match="no mapping"):
        read_draft(_written(tmp_path / "list.yaml", "- a\n"))


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path
