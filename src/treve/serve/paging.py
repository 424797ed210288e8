"""Pages of a list, each asked of the database with one row more than it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, StringConstraints

from treve.serve.given import Limit

Row = TypeVar("Row")
After = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x1F\x7F]*$")]


class Page(BaseModel):
    """Which page: `after` is the `next` of the one before."""

    after: After | None = None
    limit: Limit = 100


def cut(rows: Sequence[Row], wanted: Page, name: Callable[[Row], str]) -> tuple[list[Row], str | None]:
    """The rows of one page, and what `after` takes for the one that follows; None on the last.

    rows  those of the page, and one more where there are more
    name  of a row, the same whenever it is asked for
    """
    found = list(rows[: wanted.limit])
    return found, name(found[-1]) if len(rows) > wanted.limit else None
