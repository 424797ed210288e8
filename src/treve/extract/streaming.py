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


def drafted(documents: Iterable[Document], asked: Asked, workers: int, refused: Callable[[str], None]) -> Iterator[str]:
    """The draft of each document as one line of JSON, in order; `refused` is told of each that cannot be read."""
    source = iter(documents)
    batches = iter(lambda: list(itertools.islice(source, _AT_ONCE)), [])
    for lines, problems in _batches(batches, asked, workers):
        yield from lines
        for problem in problems:
            refused(problem)


Drafted = tuple[list[str], list[str]]


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
    lines, problems = [], []
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
            problems.append(str(problem))
        else:
            placed = with_places(result, entries_of(asked.gazetteer))
            lines.append(json.dumps(as_object(placed), ensure_ascii=False))
    return lines, problems
