"""Asking a person what a stranger's table alone cannot tell, one question at a time, or reading the answers from a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from treve.errors import BadFile, BadValue
from treve.mapping.proposal import Proposal, propose
from treve.mapping.questions import Question
from treve.mapping.workbook import Workbook

Ask = Callable[[Question, str | None], str]
"""Asks a person: the question, and what was wrong with the last answer (None: nothing)."""


def interview(book: Workbook, given: Mapping[str, str], where: str, ask: Ask | None) -> Proposal:
    """The mapping a workbook suggests, after every open question has been asked.

    where   what errors of given answers name
    ask     None: nobody is there to be asked; questions stay open in the proposal
    Raises  BadFile, BadValue as treve.mapping.proposal.propose
    """
    answers = dict(given)
    proposal = propose(book, answers, where)
    while ask is not None and proposal.questions:
        question = proposal.questions[0]
        problem: str | None = None
        while True:
            answer = ask(question, problem)
            if not answer.strip():
                problem = "an answer is needed"
                continue
            try:
                proposal = propose(book, answers | {question.key: answer}, where)
            except BadValue as wrong:
                if wrong.column != question.key:
                    raise
                problem = f"{wrong.value!r}: expected {wrong.expected}"
            else:
                answers[question.key] = answer
                break
    return proposal


def read_answers(path: Path) -> dict[str, str]:
    """The answers of a YAML file of question: answer. Raises BadFile with the line of anything else."""
    try:
        content = YAML(typ="rt").load(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        raise BadFile(str(path), f"it cannot be read: {problem.strerror}", "a file of answers") from None
    except (YAMLError, UnicodeDecodeError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        raise BadFile(
            f"{path}:{mark.line + 1 if mark else 1}", "it is no plain YAML", "lines of `question: answer`"
        ) from None
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise BadFile(f"{path}:1", "it is no list of answers", "lines of `question: answer`")
    lines = content.lc if isinstance(content, CommentedMap) else None
    for key, value in content.items():
        if isinstance(value, dict | list) or value is None:
            raise BadFile(
                f"{path}:{lines.key(key)[0] + 1 if lines else 1}",
                f"{key}: holds no answer",
                "lines of `question: answer`",
            )
    return {str(key): _plain(value) for key, value in content.items()}


def _plain(value: object) -> str:
    """YAML reads yes and no as themselves, but true and false as truth: an answer is a word."""
    return {"True": "yes", "False": "no"}.get(str(value), str(value))
