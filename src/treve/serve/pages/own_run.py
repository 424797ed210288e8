"""The run of whoever looks, as pages ask it: a query over it, or nothing where no run has been made for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import FastAPI

from treve.casebook import visible
from treve.serve.pages.desk import Desk
from treve.serve.query import Query
from treve.serve.sought.ready import ReadyRuns, Sought
from treve.store.run_files import DATABASE, take_names


def keep_ready(app: FastAPI) -> None:
    """Give an application a place where runs are kept ready."""
    app.state.ready_runs = ReadyRuns()


@contextmanager
def sought(desk: Desk, query: Query) -> Iterator[Sought | None]:
    """A query over the run made for who looks; None where there is none. Raises RunFolderError for one that is not theirs."""
    state = desk.request.app.state
    with desk.asks.reading() as (_, viewer):
        audience = visible.audience(viewer)
    folder = state.options.runs / audience.key if state.options.runs is not None else None
    if folder is None or not (folder / DATABASE).is_file():
        yield None
        return
    take_names(folder)
    with state.ready_runs.sought(folder, query, audience.reads) as found:
        yield found
