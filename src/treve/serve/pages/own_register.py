"""The reports of one compartment as a register, for who reads that compartment whole."""

from __future__ import annotations

from pathlib import Path

from treve.casebook import feed, roster, visible
from treve.casebook.readerships import Readership
from treve.errors import NotFound
from treve.serve.pages.desk import Desk


def choices(desk: Desk) -> list[str]:
    """The compartments whose reports one reads whole."""
    with desk.asks.reading() as (connection, viewer):
        whole = visible.whole(viewer)
        if whole is not None:
            return sorted(whole)
        return [name for name, _ in roster.compartments(connection)]


def written(desk: Desk, compartment: str, folder: Path) -> Path:
    """The reports of a compartment as a table in a folder. Raises NotFound for one that is not read whole."""
    if compartment not in choices(desk):
        raise NotFound("compartment", compartment)
    with desk.asks.reading() as (connection, _):
        return feed.write(connection, Readership(frozenset({compartment})).viewer(), folder).reports
