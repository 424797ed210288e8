"""The run that a viewer may read: that of their own readership, held against it before anything of it is read.

folder = run_of(request)                      # pages: RunFolder(folder)
with opened_run(request) as run: run.rows     # routes: the tables of that run
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from treve.casebook.readerships import Readership
from treve.errors import Refused, worded
from treve.serve import held
from treve.serve.given import asker_of
from treve.store.protocol import Store
from treve.store.run_files import DATABASE, take_names

PARTIAL = worded(
    "this account sees single reports and not whole compartments: nothing is inferred or published from them"
)
_NONE_SERVED = worded("this server serves no runs")


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run that is open, whose it is, and which making of it: `stamp` differs after it was made again."""

    rows: Store
    folder: Path
    readership: Readership
    made: dt.datetime
    stamp: str


def run_of(request: Request) -> Path:
    """The folder of the run made for who asks.

    Raises Refused where there is none, RunFolderError where it holds what they may not see.
    """
    with opened_run(request) as run:
        return run.folder


@contextmanager
def whole_run(request: Request) -> Iterator[OpenRun]:
    """The run made for who asks, where something can be inferred from it. Raises as `run_of`, and Refused for single reports."""
    with opened_run(request) as run:
        if run.readership.is_partial:
            raise Refused(PARTIAL)
        yield run


@contextmanager
def opened_run(request: Request) -> Iterator[OpenRun]:
    """The run made for who asks, the newest there is. Raises as `run_of`."""
    state = request.app.state
    runs: Path | None = state.options.runs
    if runs is None:
        raise Refused(_NONE_SERVED)
    reader = held.reader(asker_of(request))
    folder = runs / reader.readership.key
    if not (folder / DATABASE).is_file():
        request.state.sees_nothing = not reader.readership.sees_reports
        raise Refused(held.NONE_MADE)
    take_names(folder)
    with state.ready_runs.opened(folder, reader) as opened:
        request.state.is_partial = reader.readership.is_partial
        yield OpenRun(opened.store, folder, reader.readership, opened.made, opened.stamp)
