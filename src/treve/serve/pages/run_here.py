"""The run of who looks at a page, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from treve.errors import Refused
from treve.serve.pages.desk import Desk
from treve.serve.run_of import OpenRun, opened_run


@contextmanager
def own_run(desk: Desk) -> Iterator[OpenRun | None]:
    """The run made for who looks, open; None where none was made for them, or this server serves none."""
    with ExitStack() as stack:
        try:
            run = stack.enter_context(opened_run(desk.request))
        except Refused:
            run = None
        yield run
