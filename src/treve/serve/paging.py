"""Pages of a list: of one that is at hand whole, and of one of which a page was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, TypeVar

from pydantic import BaseModel, StringConstraints

from treve.errors import NotFound
from treve.serve.given import Limit

Row = TypeVar("Row")
After = Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x1F\x7F]*$")]


class Page(BaseModel):
    """Which page: `after` is the `next` of the one before."""

    after: After | None = None
    limit: Limit = 100


def page(rows: Sequence[Row], wanted: Page, name: Callable[[Row], str]) -> tuple[list[Row], str | None]:
    """The rows of one page, and what `after` takes for the one that follows; None on the last.

    name  of a row, the same whenever it is asked for
    Raises NotFound for an `after` that is no row of the list, or none any more.
    """
    first = 0
    if wanted.after is not None:
        names = [name(row) for row in rows]
        if wanted.after not in names:
            raise NotFound("row", wanted.after)
        first = names.index(wanted.after) + 1
    found = list(rows[first : first + wanted.limit])
    return found, name(found[-1]) if first + wanted.limit < len(rows) else None


def cut(rows: Sequence[Row], wanted: Page, name: Callable[[Row], str]) -> tuple[list[Row], str | None]:
    """As `page`, of rows that begin with the page and hold one more than it where there are more."""
    found = list(rows[: wanted.limit])
    return found, name(found[-1]) if len(rows) > wanted.limit else None
