"""Many documents, one after another or on several processes, with memory that does not grow with their number."""

from __future__ import annotations

import itertools
import json
import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from treve.errors import BadValue
from treve.extract.contract import as_object
from treve.extract.documents import Document
from treve.extract.drafting import draft
from treve.extract.gazetteer import entries_of, with_places
from treve.model.draft import Language

_AT_ONCE = 32
"""Documents handed to a process at a time: enough that handing over costs little, few enough to show progress."""
_AHEAD = 3
"""Batches waiting per process: more would hold texts in memory for nothing."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user said about all documents; a document's own word comes first for language, the user's for the rest.

    gazetteer  the user's own file of places; None: the areas that the library knows
    """

    published: str | None = None
    zone: str | None = None
    language: str = "auto"
    gazetteer: Path | None = None


def _nobody(_: str) -> None:
    """Told of what nobody asked about."""


def drafted(
    documents: Iterable[Document],
    asked: Asked,
    workers: int,
    refused: Callable[[str], None],
    unknown: Callable[[str], None] = _nobody,
) -> Iterator[str]:
    """The draft of each document as one line of JSON, in order.

    refused  told of each document that cannot be read
    unknown  told the id of each whose language is none that is read: nothing is found in it
    """
    source = iter(documents)
    batches = iter(lambda: list(itertools.islice(source, _AT_ONCE)), [])
    for done in _batches(batches, asked, workers):
        yield from done.lines
        for problem in done.problems:
            refused(problem)
        for one in done.unknown:
            unknown(one)


@dataclass(frozen=True, slots=True)
class Drafted:
    """A batch: the drafts as lines, what could not be read, and the ids of texts in no language that is read."""

    lines: list[str]
    problems: list[str]
    unknown: list[str]


def _batches(batches: Iterator[list[Document]], asked: Asked, workers: int) -> Iterator[Drafted]:
    if workers <= 1:
        yield from (_draft_all(batch, asked) for batch in batches)
        return
    waiting: deque[Future[Drafted]] = deque()
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        for batch in batches:
            waiting.append(pool.submit(_draft_all, batch, asked))
            if len(waiting) >= workers * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _draft_all(batch: list[Document], asked: Asked) -> Drafted:
    done = Drafted([], [], [])
    for one in batch:
        try:
            result = draft(
                one.text,
                document_id=one.id,
                published=asked.published or one.published,
                zone=asked.zone or one.zone,
                language=one.language or asked.language,
            )
        except BadValue as problem:
            done.problems.append(str(problem))
        else:
            placed = with_places(result, entries_of(asked.gazetteer))
            done.lines.append(json.dumps(as_object(placed), ensure_ascii=False))
            if result.language is Language.UNKNOWN:
                done.unknown.append(one.id)
    return done
