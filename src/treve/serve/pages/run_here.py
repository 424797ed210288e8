"""The run of who looks at a page, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from treve.errors import Refused
from treve.serve.pages.desk import Desk
from treve.serve.run_of import OpenRun, opened_run


@contextmanager
def own_run(desk: Desk) -> Iterator[OpenRun | None]:
    """The run made for who looks, open; None where none was made for them, or this server serves none."""
    opening = opened_run(desk.request)
    try:
        run = opening.__enter__()
    except Refused:
        yield None
        return
    try:
        yield run
    finally:
        opening.__exit__(None, None, None)
