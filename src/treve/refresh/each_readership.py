"""For a mission one run is made for each readership (those who may see the same), in a folder of its own.

Everything in it, links, incidents and counts, comes from what that readership sees and the order's other sources alone. It is made
again only where what they see has changed, so that neither its content nor its time tells of anything else.
"""

from __future__ import annotations

import csv
import dataclasses
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from treve.casebook import outbox, people, readerships, visible
from treve.casebook.book import Casebook
from treve.casebook.readerships import Readership
from treve.casebook.visible import Forbidden
from treve.errors import RunFolderError, TableMismatch
from treve.pipeline import Order
from treve.read import Progress, silent
from treve.refresh import earlier_analysis
from treve.refresh.made_from import MADE_FROM, asked, content, tell, told
from treve.refresh.one_run import Fed, Refreshed, fed, is_finished, made
from treve.store.duckdb import DuckDBReader
from treve.store.folder_lock import Held, sole_worker
from treve.store.run_files import DATABASE

# What the folders of versions up to 0.4 hold in place of `readership.json`.
_OF_EARLIER_VERSIONS = "audience.json"


@dataclass(frozen=True, slots=True)
class Round:
    """One look at the casebook for every readership.

    made          the runs that were made again
    as_they_were  how many readerships have a run from which nothing differs
    removed       folders of readerships to which nobody belongs any more
    held          folders at which somebody else is (an analysis asked for at the desk): left for the next look
    """

    made: tuple[Refreshed, ...]
    as_they_were: int
    removed: tuple[Path, ...]
    held: tuple[Path, ...] = ()


def for_readerships(book: Casebook, order: Order, progress: Progress = silent, everybody: bool = False) -> Round:
    """Make the run of every readership among the active accounts: order.out/<key of the readership>, where anything differs.

    everybody  too of those that hang on one account's own reports or cases while nobody is signed in to it; else those have a run
               from the sign-in until the session ends
    Those who see no report have a run only where the order has sources of its own. As with `after_changes`, messages are taken out
    at the end; they stay where a folder was held.
    """
    with book.read() as connection:
        messages = outbox.waiting(connection)
        found = readerships.of_all(connection, None if everybody else int(time.time()))
    wanted = [one for one in found if one.sees_reports or order.sources]
    again, held = [], []
    for readership in wanted:
        own = dataclasses.replace(order, out=order.out / readership.key)
        if messages or not is_finished(own.out) or told(own.out).get("asked") != asked(own):
            try:
                one = _for_one(book, readership, own, progress)
            except Held:
                held.append(own.out)
                continue
            again += [dataclasses.replace(one, messages=len(messages))] if one is not None else []
    removed = _without_readership(order.out, {one.key for one in wanted})
    if not held:
        with book.write() as writing:
            outbox.done(writing, messages)
    return Round(tuple(again), len(wanted) - len(again) - len(held), removed, tuple(held))


def must_read_everything(book: Casebook, account_id: str) -> None:
    """Raises Forbidden unless an account reads every report whole: only then may it make the runs of everybody."""
    with book.read() as connection:
        if visible.whole(people.viewer(connection, account_id)) is not None:
            raise Forbidden("this account may not do this (read every report)")


def _for_one(book: Casebook, readership: Readership, order: Order, progress: Progress) -> Refreshed | None:
    """The run of one readership, made again; None where it was made from the same. Raises Held."""
    with sole_worker(order.out):
        given = fed(book, readership.viewer(), order)
        names = None if readership.compartments is None else sorted(readership.compartments)
        whose = {"readership": readership.key, "compartments": names, "partial": readership.is_partial}
        whole = whose | {"asked": asked(order), "content": content(given, order)}
        if is_finished(order.out) and told(order.out).get("content") == whole["content"]:
            if told(order.out) != whole:
                tell(order.out, whole)
            return None
        # Until the run is in its place the folder says whose it is and not what it was made from: killed here, it is made again.
        tell(order.out, whose)
        if _reports_in(order.out) <= _reports_fed(given):
            earlier_analysis.keep(order.out)
        else:
            # A report was erased, withdrawn or taken from their sight: nothing that was worked out of it stays.
            earlier_analysis.forget(order.out)
        done = made(given, order, progress)
        tell(order.out, whole)
    return done


def _reports_in(folder: Path) -> frozenset[str]:
    """The reports of a casebook in the run of a folder; none where there is no run that can be read."""
    try:
        run = DuckDBReader(folder / DATABASE)
    except RunFolderError:
        return frozenset()
    try:
        return frozenset(run.fetch("serve/run_reports.sql").column("report_id").to_pylist())
    except TableMismatch:
        return frozenset()
    finally:
        run.close()


def _reports_fed(given: Fed) -> frozenset[str]:
    with given.reports.reports.open(encoding="utf-8", newline="") as file:
        return frozenset(f"table:{row['report_id']}" for row in csv.DictReader(file))


def _without_readership(out: Path, keys: set[str]) -> tuple[Path, ...]:
    """Remove the runs that nobody reads any more: they would keep what was since erased. Only folders made here are touched."""
    gone = [path.parent for path in sorted(out.glob(f"*/{MADE_FROM}")) if path.parent.name not in keys]
    gone = [folder for folder in gone if told(folder).get("readership") == folder.name]
    gone += [path.parent for path in sorted(out.glob(f"*/{_OF_EARLIER_VERSIONS}")) if path.parent.name not in keys]
    for folder in gone:
        try:
            shutil.rmtree(folder)
        except OSError as problem:
            raise RunFolderError(f"{folder}: cannot be removed: {problem.strerror or problem}") from problem
    return tuple(gone)
