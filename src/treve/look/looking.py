"""Looking at a file: what it is, what it holds, which agreements it overlaps, and the command to run next."""

from __future__ import annotations

import csv
import datetime as dt
import re
import shlex
from dataclasses import dataclass, replace
from pathlib import Path

from treve.agreements import show
from treve.errors import BadFile
from treve.look.file_facts import Facts, facts
from treve.look.file_kind import FileKind, Told, tell
from treve.look.overlap import Overlap, overlaps
from treve.mapping.mapping_file import found_beside
from treve.mapping.readers import country_code
from treve.normalise.actor_book import actor_book
from treve.settings import Settings

MOST_AGREEMENTS = 6
"""Agreements that the next command names: more make a run that nobody reads."""


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A sheet of a workbook: its rows, and whether it is hidden."""

    title: str
    rows: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class CountsSeen:
    """A table of daily counts: its first and last day, how many rows it has, and its fronts."""

    first: dt.date
    last: dt.date
    days: int
    fronts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is and holds.

    source    name and title of the source it is read as; None: none
    missing   columns that it lacks for that
    mapping   the mapping it is read by; None: none
    problem   why a table with the right columns cannot be read without a mapping; None: it can, or is no such table
    facts     None for what holds no reports, or cannot be read as such yet
    overlaps  agreements of the library, those with the most reports in their time first
    counts    of a table of daily counts
    next      words of the command to run next
    """

    path: Path
    kind: FileKind
    source: tuple[str, str] | None
    missing: tuple[str, ...]
    columns: tuple[str, ...]
    sheets: tuple[SheetSeen, ...]
    mapping: Path | None
    facts: Facts | None
    problem: str | None
    overlaps: tuple[Overlap, ...]
    counts: CountsSeen | None
    next: tuple[str, ...]

    @property
    def command(self) -> str:
        """The command to run next, as it can be pasted into a shell."""
        return shlex.join(self.next)


def look(path: Path, mapping: Path | None = None, actors: Path | None = None, settings: Settings | None = None) -> Look:
    """Look at a file; mapping: the file it is read by, None: the one beside it if there is one.

    Raises the errors of the step read, and of mappings.
    """
    told = tell(path)
    used = mapping or found_beside("table", path)
    if used is not None:
        from treve.read.table import SOURCE

        told = replace(told, kind=FileKind.MAPPED, source=SOURCE, missing=())
    book = actor_book(actors)
    is_readable = told.kind in (FileKind.SOURCE, FileKind.MAPPED) and told.source is not None
    found, problem = None, None
    if is_readable and told.source:
        try:
            found = facts(told.source.name, path, used, book, settings or Settings())
        except BadFile as fault:
            if told.kind is FileKind.MAPPED or told.source.name != "table":
                raise
            told, problem = replace(told, kind=FileKind.UNMAPPED, source=None), str(fault)
    counts = _counts(path) if told.kind is FileKind.COUNTS else None
    met = overlaps(show.library(), found.days) if found else ()
    if counts:
        starting = overlaps(show.library(), {(counts.first, counts.last, ()): counts.days})
        met = tuple(one for one in starting if one.start is not None and counts.first < one.start <= counts.last)
        met = _of_country_in_name(path, met)
    sheets = told.book.sheets if told.book and told.book.separator is None else ()
    seen = Look(
        path=path,
        kind=told.kind,
        source=(told.source.name, told.source.title) if told.source else None,
        missing=told.missing,
        columns=told.columns,
        sheets=tuple(SheetSeen(str(sheet.title), len(sheet.rows), sheet.hidden) for sheet in sheets),
        mapping=used,
        facts=found,
        problem=problem,
        overlaps=met,
        counts=counts,
        next=(),
    )
    return replace(seen, next=_next(seen, told, mapping, actors))


def _next(seen: Look, told: Told, mapping: Path | None, actors: Path | None) -> tuple[str, ...]:
    file = str(seen.path)
    if seen.facts is not None and told.source is not None:
        return _next_run(seen, told, mapping, actors)
    if told.kind is FileKind.TOTALS:
        return ("treve", "audit", file)
    one_country = len({one.countries for one in seen.overlaps}) == 1
    if told.kind is FileKind.COUNTS and seen.counts and one_country:
        chosen = [word for front in seen.counts.fronts for word in ("--covered", front)]
        return ("treve", "analyse", "--counts", file, "--agreement", seen.overlaps[0].agreement_id, *chosen)
    if told.kind is FileKind.COUNTS:
        return ("treve", "agreement", "list")
    if told.kind is FileKind.PROSE:
        return ("treve", "extract", file)
    if told.kind is FileKind.UNKNOWN:
        return ("treve", "sources")
    return ("treve", "map", file)


def _next_run(seen: Look, told: Told, mapping: Path | None, actors: Path | None) -> tuple[str, ...]:
    assert told.source is not None
    assert seen.facts is not None
    if not seen.facts.reports:
        return ("treve", "map", str(seen.path))
    surely = any(one.placed for one in seen.overlaps)
    met = [one for one in seen.overlaps if (one.placed if surely else one.reports)]
    chosen = [one.agreement_id for one in met][:MOST_AGREEMENTS]
    if not chosen:
        return ("treve", "agreement", "list")
    source = f"{told.source.name}={seen.path}" + (f",mapping={mapping}" if mapping else "")
    named = [word for one in sorted(chosen) for word in ("--agreement", one)]
    own = ["--actors", str(actors)] if actors else []
    return ("treve", "run", *named, "--source", source, *own, "--out", f"runs/{_folder(seen.path)}")


def _folder(path: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", path.name.split(".")[0]).strip("-.") or "own"


def _counts(path: Path) -> CountsSeen | None:
    """The days and fronts of a table of daily counts; None: it is no CSV file, or its days cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            cells = list(csv.DictReader(lines))
        rows = [{str(name).strip().lower(): cell for name, cell in row.items() if name} for row in cells]
        days = [dt.date.fromisoformat(row["day"].strip()) for row in rows]
    except (ValueError, KeyError, AttributeError):
        return None
    fronts = {(row.get("front") or "").strip() for row in rows} - {""}
    return CountsSeen(min(days), max(days), len(days), tuple(sorted(fronts))) if days else None


def _of_country_in_name(path: Path, met: tuple[Overlap, ...]) -> tuple[Overlap, ...]:
    """Those of the country that the name of a file tells; all, if it tells none. Counts have no column of countries."""
    words = re.findall(r"[^\W\d_]{4,}", path.stem)
    told = {code for word in words if (code := country_code(word))}
    return tuple(one for one in met if not told.isdisjoint(one.countries)) or met
