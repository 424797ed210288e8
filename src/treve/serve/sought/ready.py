"""Runs kept ready between requests, each until its folder holds a newer one."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from treve.serve import held
from treve.serve.held import Reader
from treve.serve.query import Query
from treve.serve.sought.chosen import choose
from treve.serve.sought.known import Known
from treve.store.protocol import Store
from treve.store.ready_run import Asked, ReadyRun
from treve.store.run_files import DATABASE, stamp

PREPARED = {
    f"step_{name}": f"serve/sought/{name}.sql"
    for name in ("sight_value", "sight_parties", "sight", "sight_recorder", "sight_actor")
}
# As many readerships as a mission has at a time, and some; the one least lately asked goes first.
_MOST_RUNS = 12
# Answers kept of one run: a run does not change, so neither do they. Each is some kilobytes, at most a megabyte.
_MOST_ANSWERS = 200

_Answer = TypeVar("_Answer")


@dataclass(slots=True)
class _Kept:
    stamp: str
    run: ReadyRun
    known: Known
    compartments: tuple[str, ...]
    outside: tuple[str, ...] | None = None
    answers: OrderedDict[tuple[str, str], tuple[Any]] = field(default_factory=OrderedDict)


class Sought:
    """One query over one run: the incidents are chosen when something is asked of them for the first time."""

    def __init__(self, kept: _Kept, query: Query, asked: Asked) -> None:
        self._kept, self.query, self._asked = kept, query, asked
        self.known = kept.known

    @property
    def run(self) -> Store:
        """The run, whatever is chosen."""
        return self._asked.store

    @property
    def store(self) -> Store:
        """The run with `step_chosen` as the query chooses."""
        if not self._asked.ready:
            choose(self._asked.store, self.query, self.known)
            self._asked.ready = True
        return self._asked.store

    def ask(self, question: Callable[[Store], _Answer]) -> _Answer:
        """The answer to one of `answers`, kept for the next time the same is asked."""
        key = (str(self.query), question.__name__)
        kept = self._kept.answers.get(key)
        if kept is not None:
            answer: _Answer = kept[0]
            return answer
        answer = question(self.store)
        self._kept.answers[key] = (answer,)
        if len(self._kept.answers) > _MOST_ANSWERS:
            self._kept.answers.popitem(last=False)
        return answer


class ReadyRuns:
    """Runs by folder. One is made ready once; whoever asks meanwhile waits for it."""

    def __init__(self) -> None:
        self._kept: dict[Path, _Kept] = {}
        self._locks: dict[Path, Lock] = {}
        self._lock = Lock()

    @contextmanager
    def sought(self, folder: Path, query: Query, reader: Reader | None = None) -> Iterator[Sought]:
        """A query over the newest run of a folder, for one thread.

        reader  who asks; None: the run is not held against what anybody sees
        Raises  RunFolderError, and Refused where the run holds what the reader sees no more.
        """
        kept = self._newest(folder)
        if reader is not None:
            whole = reader.readership.compartments or frozenset()
            reader.must_see(folder, kept.compartments, lambda: self._outside(kept, whole))
        with kept.run.question(str(query)) as asked:
            yield Sought(kept, query, asked)

    @staticmethod
    def _outside(kept: _Kept, whole: frozenset[str]) -> tuple[str, ...]:
        """The reports of compartments that are not read whole: those who share a run read the same ones, so it is found once."""
        if kept.outside is None:
            with kept.run.question("") as asked:
                kept.outside = held.outside(asked.store, whole)
        return kept.outside

    def _newest(self, folder: Path) -> _Kept:
        with self._lock:
            own = self._locks.setdefault(folder, Lock())
        # A run of others is not waited for.
        with own:
            now = stamp(folder)
            kept = self._kept.get(folder)
            if kept is None or kept.stamp != now:
                run = ReadyRun(folder / DATABASE, PREPARED)
                with run.question("") as asked:
                    kept = _Kept(now, run, Known.of(asked.store), held.compartments(asked.store, folder))
        with self._lock:
            self._kept.pop(folder, None)
            self._kept[folder] = kept
            while len(self._kept) > _MOST_RUNS:
                del self._kept[next(iter(self._kept))]
        return kept
