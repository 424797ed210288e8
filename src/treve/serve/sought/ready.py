"""Runs kept open between requests, each until its folder holds a newer one, and made ready for queries with the first of them."""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import pyarrow as pa

from treve.serve import held
from treve.serve.held import Reader
from treve.serve.query import EVERYTHING, Query
from treve.serve.sought import answers
from treve.serve.sought.chosen import choose
from treve.serve.sought.known import Known
from treve.store.protocol import Store
from treve.store.ready_run import Asked, ReadyRun
from treve.store.run_files import DATABASE, made_at, stamp

PREPARED = {
    f"step_{name}": f"serve/sought/{name}.sql"
    for name in ("sight_value", "sight_parties", "sight_place", "sight", "sight_recorder", "sight_actor")
}
# What is asked of all incidents by whoever opens list or map; worked out while the run is made ready.
_ASKED_FIRST: tuple[Callable[[Store], Any], ...] = (
    answers.total,
    answers.counts,
    answers.verdicts,
    answers.spans,
    answers.extent,
    answers.areas,
)
# As many readerships as a mission has at a time, and some; the one least lately asked goes first.
_MOST_RUNS = 12
# Answers kept of one run: a run does not change, so neither do they. Each is some kilobytes, at most a megabyte.
_MOST_ANSWERS = 400
# Queries of which it is kept how many incidents lie at each place, some 16 bytes a place: the map asks again with every pan.
_MOST_PLACES = 16
# What the reader of a run is asked about where it is no query: no query has this in it.
_NO_QUERY = "\0"

_Answer = TypeVar("_Answer")
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Opened:
    """An open run, read by one thread, and which making of it: `stamp` differs after it was made again."""

    store: Store
    made: dt.datetime
    stamp: str


@dataclass(slots=True)
class _Kept:
    """facts: of the run, whatever is chosen; answers: to queries. known: None until the run is made ready for queries."""

    stamp: str
    made: dt.datetime
    run: ReadyRun
    compartments: tuple[str, ...]
    outside: tuple[str, ...] | None = None
    known: Known | None = None
    making_ready: Lock = field(default_factory=Lock)
    facts: dict[str, Any] = field(default_factory=dict)
    answers: OrderedDict[tuple[str, str], tuple[Any]] = field(default_factory=OrderedDict)
    places: OrderedDict[str, pa.Table] = field(default_factory=OrderedDict)


class Sought:
    """One query over one run: the incidents are chosen when something is asked of them for the first time."""

    def __init__(self, kept: _Kept, query: Query, asked: Asked) -> None:
        assert kept.known is not None
        self._kept, self.query, self._asked = kept, query, asked
        self.known = kept.known

    @property
    def run(self) -> Store:
        """The run, whatever is chosen."""
        return self._asked.store

    @property
    def store(self) -> Store:
        """The run with `step_chosen` as the query chooses."""
        if "chosen" not in self._asked.made:
            choose(self._asked.store, self.query, self.known)
            self._asked.made |= {"chosen", "places"}
            _keep(self._kept.places, str(self.query), self._asked.store.fetch("step_met"), _MOST_PLACES)
        return self._asked.store

    @property
    def places(self) -> Store:
        """The run with `step_met`, the places of the chosen incidents; where they are kept, nothing is chosen again."""
        if "places" not in self._asked.made:
            kept = _found(self._kept.places, str(self.query))
            if kept is None:
                return self.store
            self._asked.store.load("step_met", kept)
            self._asked.made.add("places")
        return self._asked.store

    def ask(self, question: Callable[[Store], _Answer], name: str = "", of_places: bool = False) -> _Answer:
        """The answer to one of `answers`, kept for the next time the same is asked.

        name       of the question, where it takes more than the function's own name to tell it from all others
        of_places  it reads no more of the chosen incidents than their places
        """
        key = (str(self.query), name or question.__name__)
        kept = _found(self._kept.answers, key)
        if kept is not None:
            answer: _Answer = kept[0]
            return answer
        answer = question(self.places if of_places else self.store)
        _keep(self._kept.answers, key, (answer,), _MOST_ANSWERS)
        return answer

    def of_run(self, name: str, question: Callable[[Store], _Answer]) -> _Answer:
        """What is so of the run, whatever is chosen, by a name of its own; kept as long as the run."""
        if name not in self._kept.facts:
            self._kept.facts[name] = question(self.run)
        answer: _Answer = self._kept.facts[name]
        return answer


def _found(kept: OrderedDict[_Key, _Answer], key: _Key) -> _Answer | None:
    """What is kept, which is then the last to go."""
    answer = kept.get(key)
    # Another thread may have let it go meanwhile.
    with suppress(KeyError):
        kept.move_to_end(key)
    return answer


def _keep(kept: OrderedDict[_Key, _Answer], key: _Key, answer: _Answer, most: int) -> None:
    """Keep one more; of more than `most` the one least lately found goes."""
    kept[key] = answer
    while len(kept) > most:
        kept.popitem(last=False)


class ReadyRuns:
    """Runs by folder. One is opened, and made ready, once; who comes while a newer one is made ready seeks in the older."""

    def __init__(self) -> None:
        self._kept: dict[Path, _Kept] = {}
        self._ready: dict[Path, _Kept] = {}
        self._locks: dict[Path, Lock] = {}
        self._lock = Lock()

    @contextmanager
    def opened(self, folder: Path, reader: Reader | None = None) -> Iterator[Opened]:
        """The newest run of a folder, for one thread; what it loads stays its own.

        reader  who asks; None: the run is not held against what anybody sees
        Raises  RunFolderError, and Refused where the run holds what the reader sees no more.
        """
        kept = self._newest(folder)
        _must_see(kept, folder, reader)
        with kept.run.question(_NO_QUERY) as asked:
            yield Opened(asked.store, kept.made, kept.stamp)

    @contextmanager
    def sought(self, folder: Path, query: Query, reader: Reader | None = None) -> Iterator[Sought]:
        """A query over the newest run of a folder, for one thread. reader, Raises: as `opened`."""
        kept = self._made_ready(folder)
        _must_see(kept, folder, reader)
        with kept.run.question(str(query)) as asked:
            yield Sought(kept, query, asked)

    def _newest(self, folder: Path) -> _Kept:
        with self._lock:
            own = self._locks.setdefault(folder, Lock())
        # A run of others is not waited for.
        with own:
            now = stamp(folder)
            kept = self._kept.get(folder)
            if kept is None or kept.stamp != now:
                kept = _opened(folder, now)
        with self._lock:
            self._kept.pop(folder, None)
            self._kept[folder] = kept
            while len(self._kept) > _MOST_RUNS:
                oldest = next(iter(self._kept))
                del self._kept[oldest]
                self._ready.pop(oldest, None)
        return kept

    def _made_ready(self, folder: Path) -> _Kept:
        kept = self._newest(folder)
        earlier = self._ready.get(folder)
        if kept is earlier:
            return kept
        # Who comes first makes it ready. If all others waited for that, they would take every thread there is.
        if not kept.making_ready.acquire(blocking=earlier is None):
            assert earlier is not None
            return earlier
        try:
            if kept.known is None:
                _make_ready(kept)
            self._ready[folder] = kept
        finally:
            kept.making_ready.release()
        return kept


def _must_see(kept: _Kept, folder: Path, reader: Reader | None) -> None:
    if reader is not None:
        whole = reader.readership.compartments or frozenset()
        reader.must_see(folder, kept.compartments, lambda: _outside(kept, whole))


def _outside(kept: _Kept, whole: frozenset[str]) -> tuple[str, ...]:
    """The reports of compartments that are not read whole: those who share a run read the same ones, so it is found once."""
    if kept.outside is None:
        with kept.run.question(_NO_QUERY) as asked:
            kept.outside = held.outside(asked.store, whole)
    return kept.outside


def _opened(folder: Path, now: str) -> _Kept:
    made, run = made_at(folder), ReadyRun(folder / DATABASE)
    with run.question(_NO_QUERY) as asked:
        return _Kept(now, made, run, held.compartments(asked.store, folder))


def _make_ready(kept: _Kept) -> None:
    kept.run.prepare(PREPARED)
    with kept.run.question(str(EVERYTHING)) as asked:
        kept.known = Known.of(asked.store)
        whole = Sought(kept, EVERYTHING, asked)
        for question in _ASKED_FIRST:
            whole.ask(question)
