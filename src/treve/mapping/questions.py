"""What a file alone cannot tell, and a person is asked once: questions, and the answers given so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from treve.errors import BadValue

UNKNOWN = "unknown"
"""Answer: nobody can say."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    key      what an answers file calls it
    text     what is asked, with what speaks for each answer
    choices  the answers that can be given; none: any text
    """

    key: str
    text: str
    choices: tuple[str, ...] = ()


@dataclass(slots=True)
class Answers:
    """The answers given, and the questions that are still open."""

    given: Mapping[str, str]
    where: str = "answers"
    open: list[Question] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def get(self, key: str) -> str | None:
        """An answer that was given without being asked for; None: none was."""
        self.used.add(key)
        return self.given.get(key)

    def ask(self, question: Question) -> str | None:
        """The answer to a question; None: it is open. Raises BadValue for an answer that is none of the choices."""
        answer = self.get(question.key)
        if answer is None:
            self.open.append(question)
            return None
        if not question.choices:
            return answer.strip()
        by_plain = {choice.strip().casefold(): choice for choice in question.choices}
        chosen = by_plain.get(answer.strip().casefold())
        if chosen is None:
            raise BadValue(self.where, question.key, answer, f"one of {' | '.join(question.choices)}", "answer")
        return chosen

    def refuse(self, key: str, expected: str) -> BadValue:
        """The error for an answer that cannot be read."""
        return BadValue(self.where, key, self.given.get(key, ""), expected, "answer")

    def unused(self) -> tuple[str, ...]:
        """Keys of answers to questions that this file does not pose."""
        return tuple(key for key in self.given if key not in self.used)
