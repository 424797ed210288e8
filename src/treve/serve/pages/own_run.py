"""The run of whoever looks, as pages ask it: a query over it, or nothing where no run has been made for them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from fastapi import FastAPI

from treve.errors import Refused, RunFolderError
from treve.serve import held
from treve.serve.pages.desk import Desk
from treve.serve.query import Query
from treve.serve.run_of import opened_run
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


def registered(desk: Desk) -> dict[str, int]:
    """Agreement → the version of the mission's register that the run of who looks was made with.

    None of the library's stands in it; empty where there is no run, or it is not theirs.
    """
    try:
        with opened_run(desk.request) as run:
            return registered_in(run.folder)
    except (Refused, RunFolderError):
        return {}


def registered_in(folder: Path) -> dict[str, int]:
    """Agreement → version of the mission's register, as a run's summary states them."""
    told = json.loads((folder / "summary.json").read_text(encoding="utf-8"))
    return {one["agreement"]: one["version"] for one in told["run"]["order"].get("registered", ())}
