"""A register of incidents in a file of any source: read and resolved as for a run, without an agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from treve import read
from treve.count.registers import Matching, match_registers
from treve.count.unrecorded import unrecorded
from treve.errors import NotFound
from treve.link import entries as linker
from treve.link.window import Window
from treve.mapping.mapping_file import found_beside
from treve.model.actor import ActorKind
from treve.model.register import Entry, Reconciliation
from treve.normalise.actor_book import ActorBook, actor_book
from treve.resolve.actors import actors
from treve.resolve.places import places
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore

MATCHING = Matching(linker.chances, Window().linked, Window().queued)
"""Registers are matched by the linker's own weights and bounds, blame left out."""

# Kinds of actor that stand for nobody who could be blamed.
_NOBODY = (ActorKind.UNIDENTIFIED,)


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """The entries of one file, warnings in plain words, and how many rows could not be read."""

    entries: tuple[Entry, ...]
    warnings: tuple[str, ...]
    rejected: int


def read_register(
    source: str, path: Path, book: ActorBook, settings: Settings, recorder: str | None = None
) -> RegisterFile:
    """The entries of a file; with `recorder`, those of this recorder alone, by its name as written, whatever its case.

    Raises the errors of the step read; NotFound for a recorder that no row has.
    """
    store = DuckDBStore(None, settings.memory_limit, settings.threads)
    try:
        warnings = read.reports([(source, path)], store, settings, mappings=(found_beside(source, path),))
        actors(store, book, settings)
        warnings += places(store, (), None, (), settings)
        rejected = sum(row["rejected"] for row in store.fetch("input").to_pylist())
        entries = _entries(store, book)
    finally:
        store.close()
    if recorder is not None:
        known = sorted({one.recorder for one in entries if one.recorder})
        entries = tuple(one for one in entries if one.recorder.casefold() == recorder.strip().casefold())
        if not entries:
            raise NotFound("recorder", recorder, known)
    return RegisterFile(entries, warnings, rejected)


def reconcile(
    sources: Sequence[tuple[str, Path]],
    names: Sequence[str],
    recorders: Sequence[str | None],
    assume_independent: bool,
    own_actors: Path | None = None,
) -> tuple[Reconciliation, tuple[str, ...]]:
    """Two registers of incidents held against each other, and warnings in plain words.

    sources, names, recorders  left, then right: source and file, how it is called, and the recorder to keep (None: all)
    Raises                     the errors of the step read; NotFound for a recorder that no row has
    """
    book = actor_book(own_actors)
    left, right = (
        read_register(source, path, book, Settings(), recorder)
        for (source, path), recorder in zip(sources, recorders, strict=True)
    )
    matches = match_registers(left.entries, right.entries, book, MATCHING)
    neither = unrecorded(left.entries, right.entries, matches, assume_independent)
    found = Reconciliation(names[0], names[1], len(left.entries), len(right.entries), matches, neither)
    return found, (*left.warnings, *right.warnings)


def _entries(store: DuckDBStore, book: ActorBook) -> tuple[Entry, ...]:
    members: dict[int, set[str]] = defaultdict(set)
    for row in store.fetch("count/set_member.sql").to_pylist():
        actor = book.actors.get(row["actor_id"])
        if actor is None or actor.kind not in _NOBODY:
            members[row["actor_set_id"]].add(row["actor_id"])
    return tuple(
        Entry(
            entry_id=row["report_id"].partition(":")[2],
            row=row["row_number"],
            first=row["first_day"],
            last=row["last_day"],
            place=row["place_name"] or "",
            admin1=row["admin1"],
            latitude=row["latitude"],
            longitude=row["longitude"],
            radius_km=row["radius_km"],
            act=row["act"],
            deaths=(row["deaths_low"], row["deaths_high"]),
            perpetrators=frozenset(members[row["side_a_set"]]) if row["direction"] == "a_against_b" else frozenset(),
            targets=frozenset(members[row["side_b_set"]]),
            recorder=row["recorder_names"] or "",
        )
        for row in store.fetch("count/register_entry.sql").to_pylist()
    )
