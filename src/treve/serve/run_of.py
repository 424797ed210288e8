"""The run that a viewer may read: that of their own audience, held against it before anything of it is read.

folder = run_of(request)                      # pages: RunFolder(folder)
with opened_run(request) as run: run.rows     # routes: the tables of that run
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fastapi import Request

from treve.casebook import visible
from treve.casebook.visible import RunAudience
from treve.errors import Refused
from treve.serve.given import asker_of
from treve.store.protocol import Store
from treve.store.run_files import DATABASE, take_names

_NONE_SERVED = "this server serves no runs"
_NONE_MADE = "no run has been made from what this account reads whole"


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
    """The run made for who asks, the newest there is. Raises as `run_of`."""
    state = request.app.state
    runs: Path | None = state.options.runs
    if runs is None:
        raise Refused(_NONE_SERVED)
    with asker_of(request).reading() as (_, viewer):
        audience = visible.audience(viewer)
    folder = runs / audience.key
    if not (folder / DATABASE).is_file():
        raise Refused(_NONE_MADE)
    take_names(folder)
    with state.ready_runs.opened(folder, audience.reads) as opened:
        stamp = opened.stamp
        made = dt.datetime.fromtimestamp(stamp.nanoseconds // 10**9, dt.UTC)
        told = hashlib.sha256(f"{stamp.inode} {stamp.nanoseconds} {stamp.size}".encode()).hexdigest()[:12]
        yield OpenRun(opened.store, folder, audience, made, told)
