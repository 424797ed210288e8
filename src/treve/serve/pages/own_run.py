"""The run of whoever looks, as pages ask it: a query over it, or nothing where no run has been made for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from fastapi import FastAPI

from treve.errors import Refused
from treve.serve import held
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
    reader = held.reader(desk.asks)
    folder = state.options.runs / reader.readership.key if state.options.runs is not None else None
    if folder is None or not (folder / DATABASE).is_file():
        desk.request.state.sees_nothing = not reader.readership.sees_reports
        yield None
        return
    take_names(folder)
    with ExitStack() as stack:
        found: Sought | None = None
        with suppress(Refused):
            found = stack.enter_context(state.ready_runs.sought(folder, query, reader))
            desk.request.state.is_partial = reader.readership.is_partial
        yield found
