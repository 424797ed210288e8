"""The run that a viewer may read: that of their own audience, held against it before anything of it is read.

folder = run_of(request)                      # pages: RunFolder(folder)
with opened_run(request) as run: run.rows     # routes: the tables of that run
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from treve.casebook import visible
from treve.casebook.visible import RunAudience
from treve.errors import Refused, RunFolderError, TableMismatch, worded
from treve.serve.given import asker_of
from treve.store.duckdb import DuckDBReader
from treve.store.protocol import Store
from treve.store.run_files import DATABASE, take_names

_LOG = logging.getLogger("treve.serve")
_NONE_SERVED = worded("this server serves no runs")
_NONE_MADE = worded("no run has been made from what this account reads whole")


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run that is open, whose it is, and which making of it: `stamp` differs after it was made again."""

    rows: Store
    folder: Path
    audience: RunAudience
    made: dt.datetime
    stamp: str


def run_of(request: Request) -> Path:
    """The folder of the run made for who asks.

    Raises Refused where there is none, RunFolderError where it holds what they do not read whole.
    """
    with opened_run(request) as run:
        return run.folder


@contextmanager
def opened_run(request: Request) -> Iterator[OpenRun]:
    """The run made for who asks, opened anew, so that it is the newest, and closed at the end. Raises as `run_of`."""
    runs: Path | None = request.app.state.options.runs
    if runs is None:
        raise Refused(_NONE_SERVED)
    with asker_of(request).reading() as (_, viewer):
        audience = visible.audience(viewer)
    folder = runs / audience.key
    if not (folder / DATABASE).is_file():
        raise Refused(_NONE_MADE)
    take_names(folder)
    state = (folder / DATABASE).stat()
    made = dt.datetime.fromtimestamp(state.st_mtime, dt.UTC).replace(microsecond=0)
    stamp = hashlib.sha256(f"{state.st_ino} {state.st_mtime_ns} {state.st_size}".encode()).hexdigest()[:12]
    rows = DuckDBReader(folder / DATABASE)
    try:
        _hold_against(rows, folder, audience)
        yield OpenRun(rows, folder, audience, made, stamp)
    finally:
        rows.close()


def _hold_against(rows: Store, folder: Path, audience: RunAudience) -> None:
    """Raises RunFolderError unless every report of a casebook in the run is one that the audience reads whole."""
    try:
        found = rows.fetch("serve/run_compartments.sql").column("compartment").to_pylist()
    except TableMismatch as problem:
        raise RunFolderError(f"{folder}: made by an earlier version: {problem}; expected one made again") from problem
    if not audience.reads(found):
        _LOG.error("%s: holds reports of compartments that its audience does not read", folder)
        raise RunFolderError(f"{folder}: holds what its audience does not read; expected a run made for it")
