"""One run that follows a casebook, as one account may see it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from treve import pipeline
from treve.agreements import file
from treve.casebook import feed, feed_agreements, outbox, people
from treve.casebook.book import Casebook
from treve.casebook.feed import Feed
from treve.casebook.feed_agreements import FedAgreements
from treve.casebook.visible import Viewer
from treve.errors import BadValue
from treve.normalise.actor_book import actor_book
from treve.pipeline import Order
from treve.read import Progress, silent


@dataclass(frozen=True, slots=True)
class Refreshed:
    """A run that was made, from how many reports and confirmed agreements of the casebook, and why others were left out."""

    folder: Path
    taken: int
    left_out: Mapping[str, int]
    messages: int
    agreements: int = 0


@dataclass(frozen=True, slots=True)
class Fed:
    """What a casebook gives to a run."""

    reports: Feed
    agreements: FedAgreements

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file of it."""
        given = (self.reports.reports, self.reports.decisions, self.reports.determinations)
        return (*given, *(one.path for one in self.agreements.taken))


def run(book: Casebook, account_id: str, order: Order, progress: Progress = silent) -> Refreshed:
    """Make a run from an order and what an account may see of a casebook.

    Raises BadValue where the order has decisions of its own: it would not be clear which hold.
    """
    with book.read() as connection:
        viewer = people.viewer(connection, account_id)
    return made(fed(book, viewer, order), order, progress)


def after_changes(book: Casebook, account_id: str, order: Order, progress: Progress = silent) -> Refreshed | None:
    """Make the run again if anything changed since it was made; None where nothing did.

    Messages are taken out of the outbox only when the new run is in its place: killed before, the next worker starts over.
    """
    with book.read() as connection:
        messages = outbox.waiting(connection)
    if not messages and is_finished(order.out):
        return None
    again = run(book, account_id, order, progress)
    with book.write() as writing:
        outbox.done(writing, messages)
    return dataclasses.replace(again, messages=len(messages))


def fed(book: Casebook, viewer: Viewer, order: Order) -> Fed:
    """Write what a viewer may see into the folder of a run. Raises BadValue where the order has decisions of its own."""
    if order.decisions is not None:
        raise BadValue("run", "decisions", str(order.decisions), "no such file beside --casebook", "option")
    given = _ids_in_files(order)
    with book.read() as connection:
        reports = feed.write(connection, viewer, order.out)
        return Fed(reports, feed_agreements.write(connection, viewer, order.out, given))


def made(given: Fed, order: Order, progress: Progress) -> Refreshed:
    """Make the run of an order and what a casebook gives to it. Of one id, the mission's own version goes before the library's."""
    reports, taken = given.reports, given.agreements.taken
    own = {one.agreement_id for one in taken}
    whole = dataclasses.replace(
        order,
        agreements=(*(one for one in order.agreements if one not in own), *(str(one.path) for one in taken)),
        sources=(*order.sources, ("table", reports.reports)),
        mappings=(*order.mappings, None) if order.mappings else (),
        decisions=reports.decisions,
        determinations=reports.determinations,
        registered=tuple((one.agreement_id, one.version) for one in taken),
    )
    left_out = {**reports.left_out, **given.agreements.left_out}
    return Refreshed(pipeline.run(whole, progress), reports.taken, left_out, 0, len(taken))


def is_finished(folder: Path) -> bool:
    """Is there a finished run in a folder?"""
    return (folder / "summary.json").is_file()


def _ids_in_files(order: Order) -> frozenset[str]:
    """The ids of the agreements that an order gives in files of its own."""
    files = [name for name in order.agreements if name not in file.library_ids()]
    return frozenset(one.agreement_id for name in files for one in file.agreement(name, actor_book()))
