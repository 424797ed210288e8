"""One self-contained page for the answer of a command that is no run: an audit, a reconciliation, a count."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from treve.bulletin.layout import template
from treve.bulletin.view import Grid
from treve.catalogue import marked, say

MADE_BY = marked("Made by Trêve {version}. No outside request: the page can be sent, printed and kept as it is.")
CAUTIONS = marked("What this page cannot say")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page says, in words.

    sentences  the answer, the most important first; cautions: what must not be read into it
    charts     series as `pieces.series` lays them out
    """

    title: str
    sentences: tuple[str, ...]
    cautions: tuple[str, ...]
    grids: tuple[Grid, ...]
    charts: tuple[Any, ...] = ()
    cautions_title: str = CAUTIONS

    @property
    def made_by(self) -> str:
        """The line at the foot."""
        return say(MADE_BY, version=version("treve"))


def answer_page(answer: Answer) -> str:
    """The page as text."""
    return template("answer.html").render(answer=answer, cautions_title=say(answer.cautions_title))
