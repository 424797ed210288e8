"""A finished run made ready to be asked many questions at once: tables prepared in memory, and a reader for each question.

The prepared tables stand beside those of the run under their own names, for all readers; what a question loads is its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from treve.store.duckdb import DuckDBReader

# Readers kept for the next question. Each holds the step_ tables of its last one: some 60 MB for a million incidents.
_MOST_IDLE = 4


@dataclass(slots=True)
class Asked:
    """A reader, what it is asked about, and which of its step_ tables whoever asks has made for that, by names of their own."""

    store: DuckDBReader
    about: str
    made: set[str] = field(default_factory=set)


class ReadyRun:
    """A finished run with prepared tables; closed when nothing refers to it any more.

    path    the file of the run; it is read as it was when this was made, whatever takes its name later
    Raises  RunFolderError if there is no finished run or it cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._first = DuckDBReader(path)
        self._idle: list[Asked] = []
        self._lock = Lock()

    def prepare(self, prepared: Mapping[str, str]) -> None:
        """Fill tables for all readers: name of a table → file of the SELECT that fills it; later ones may read earlier ones."""
        for name, sql_file in prepared.items():
            self._first.prepare(sql_file, name)

    @contextmanager
    def question(self, about: str) -> Iterator[Asked]:
        """A reader that nobody else uses meanwhile; one that was made ready for the same before, where one is idle."""
        with self._lock:
            at = next((at for at, one in enumerate(self._idle) if one.about == about), None)
            full = len(self._idle) == _MOST_IDLE
            idle = self._idle.pop(at or 0) if at is not None or full else None
        asked = idle if at is not None and idle else Asked(idle.store if idle else self._first.another(), about)
        yield asked
        # After an error the reader is left to be collected: a query may still be running on it.
        with self._lock:
            if len(self._idle) < _MOST_IDLE:
                self._idle.append(asked)
