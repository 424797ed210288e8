"""A run that follows a casebook: made from its reports, decisions and rulings, and made again after changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from treve import pipeline
from treve.casebook import feed, outbox, people
from treve.casebook.book import Casebook
from treve.errors import BadValue
from treve.pipeline import Order
from treve.read import Progress, silent


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A run that was made, from how many reports of the casebook, and why others were left out."""

    folder: Path
    taken: int
    left_out: Mapping[str, int]
    messages: int


def run(book: Casebook, account_id: str, order: Order, progress: Progress = silent) -> Refreshed:
    """Make a run from an order and what an account may see of a casebook.

    Raises BadValue where the order has decisions of its own: it would not be clear which hold.
    """
    if order.decisions is not None:
        raise BadValue("run", "decisions", str(order.decisions), "no such file beside --casebook", "option")
    with book.read() as connection:
        fed = feed.write(connection, people.viewer(connection, account_id), order.out)
    whole = dataclasses.replace(
        order,
        sources=(*order.sources, ("table", fed.reports)),
        mappings=(*order.mappings, None) if order.mappings else (),
        decisions=fed.decisions,
        determinations=fed.determinations,
    )
    return Refreshed(pipeline.run(whole, progress), fed.taken, fed.left_out, 0)


def after_changes(book: Casebook, account_id: str, order: Order, progress: Progress = silent) -> Refreshed | None:
    """Make the run again if anything changed since it was made; None where nothing did.

    Messages are taken out of the outbox only when the new run is in its place: killed before, the next worker starts over.
    """
    with book.read() as connection:
        messages = outbox.waiting(connection)
    if not messages and (order.out / "summary.json").is_file():
        return None
    made = run(book, account_id, order, progress)
    with book.write() as writing:
        outbox.done(writing, messages)
    return dataclasses.replace(made, messages=len(messages))
