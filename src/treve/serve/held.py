"""What a run holds of a casebook, held against what somebody may see at this moment, before anything of the run is read.

Compartments read whole are looked at by their names. Any other report in the run must be one that they see now: a report that was
taken out of their case since the run was made closes it until it is made again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from treve.casebook import readerships
from treve.casebook.asking import Asker
from treve.casebook.readerships import Readership
from treve.errors import Refused, RunFolderError, TableMismatch, worded
from treve.store.protocol import Store

NONE_MADE = worded("no run has been made from what this account sees")
_LOG = logging.getLogger("treve.serve")
_SOURCE = "table:"


@dataclass(frozen=True, slots=True)
class Reader:
    """Who wants to read a run, and to which readership they belong at this moment."""

    asker: Asker
    readership: Readership

    def must_see(self, folder: Path, compartments: Iterable[str], outside: Callable[[], Iterable[str]]) -> None:
        """Raises unless they see every report of a casebook in a run.

        compartments  from which the reports in the run come
        outside       gives the ids in the casebook of those that come from a compartment which they do not read whole
        Raises        RunFolderError for a run made for others, Refused for one that holds what they see no more.
        """
        if self.readership.reads_whole(compartments):
            return
        if not self.readership.is_partial:
            _LOG.error("%s: holds reports of compartments that its readers do not read", folder)
            raise RunFolderError(f"{folder}: holds what its readers do not read; expected a run made for them")
        with self.asker.reading() as (connection, viewer):
            if not readerships.sees_all(connection, viewer, outside()):
                _LOG.warning("%s: holds reports that its readers do not see any more, until it is made again", folder)
                raise Refused(NONE_MADE)


def reader(asker: Asker) -> Reader:
    """Who asks, as a reader of runs."""
    with asker.reading() as (connection, viewer):
        return Reader(asker, readerships.of(connection, viewer))


def compartments(run: Store, folder: Path) -> tuple[str, ...]:
    """From which compartments the reports in a run come. Raises RunFolderError for a run of an earlier version."""
    try:
        return tuple(run.fetch("serve/run_compartments.sql").column("compartment").to_pylist())
    except TableMismatch as problem:
        raise RunFolderError(f"{folder}: made by an earlier version: {problem}; expected one made again") from problem


def outside(run: Store, whole: frozenset[str]) -> tuple[str, ...]:
    """The ids in the casebook of the reports in a run that come from other compartments than these."""
    rows = run.fetch("serve/run_reports.sql").to_pylist()
    return tuple(row["report_id"].removeprefix(_SOURCE) for row in rows if row["compartment"] not in whole)
