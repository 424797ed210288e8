"""A daily, weekly or monthly edition: figures from a run, the rest from the casebook, the log's checkpoint under it."""

from __future__ import annotations

import csv
import datetime as dt
import json
import tempfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from treve.bulletin.edition import files
from treve.bulletin.edition.order import FORMATS, Order
from treve.bulletin.edition.period import Kind, periods
from treve.bulletin.edition.publish import rendered
from treve.casebook import bulletin_list, bulletin_risks, casework, exercise, watch
from treve.casebook.book import Casebook
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.casebook.visible import Viewer
from treve.errors import BadValue, RunFolderError, worded
from treve.store.duckdb import DuckDBReader
from treve.store.run_files import DATABASE

# As many earlier editions as are looked through for what is told otherwise now.
_EARLIER = 8
_EFFORT = ("first_day", "last_day", "kind", "place", "amount", "unit", "note")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an edition is asked for; as in `bulletin.edition.order.Order`."""

    kind: Kind
    until: dt.date
    reach: Reach
    cut_off: str = "24:00"
    zone: str | None = None
    agreement: str | None = None
    languages: tuple[str, ...] = ("en",)
    formats: tuple[str, ...] = FORMATS
    replaces: str | None = None


def made(book: Casebook, viewer: Viewer, run: Path, asked: Asked, checkpoint: bytes) -> Made:
    """Make an edition; nothing is kept.

    run         folder of a run made from what the viewer reads whole
    checkpoint  of the log, over all that the edition can tell
    Raises BadValue, NotFound, RunFolderError as `bulletin.edition.publish.publish`.
    """
    formats = tuple(dict.fromkeys((*asked.formats, "json")))
    files.check(asked.languages, formats)
    if asked.reach in (Reach.PUBLIC, Reach.PARTY):
        raise BadValue("bulletin", "readers", asked.reach.value, "mission, commission or parties", "option")
    with (
        closing(DuckDBReader(run / DATABASE)) as store,
        tempfile.TemporaryDirectory(prefix="treve-bulletin-") as folder,
    ):
        agreement, zone = _agreement(store.fetch("agreement").to_pylist(), asked)
        period, _ = periods(asked.kind, asked.until, asked.cut_off, zone)
        with book.read() as connection:
            earlier = bulletin_list.earlier_editions(connection, asked.reach, asked.kind.value, agreement, _EARLIER)
            work = casework.of_days(connection, viewer, period.first_day, period.last_day)
            effort = _effort(connection, viewer, Path(folder))
            order = Order(
                kind=asked.kind,
                until=asked.until,
                cut_off=asked.cut_off,
                zone=zone,
                agreement_id=agreement,
                languages=asked.languages,
                formats=formats,
                earlier=_kept(earlier, Path(folder), "earlier-{}.json"),
                effort=effort,
                checkpoint=_kept([checkpoint], Path(folder), "checkpoint-{}")[0],
                casework=work,
                replaces=asked.replaces,
                exercise=exercise.is_one(connection),
            )
            written = rendered(store, _summary(run), order)
            plain = json.loads(next(data for name, data in written.items() if name.endswith(".json")))
            reports = bulletin_risks.reports_in(plain["incidents"])
            risks = bulletin_risks.of_reports(connection, viewer, asked.reach, reports)
    told: dict[str, Any] = {
        "until": asked.until.isoformat(),
        "cut_off": asked.cut_off,
        "zone": zone,
        "languages": list(asked.languages),
        "checkpoint": bulletin_list.size_of(checkpoint),
    }
    return Made(
        kind=asked.kind.value,
        reach=asked.reach,
        about=agreement,
        order=told,
        files=written,
        risks=(*risks, *bulletin_risks.of_edition(asked.reach, plain)),
        replaces=asked.replaces,
        reports=reports,
    )


def _agreement(rows: Sequence[dict[str, Any]], asked: Asked) -> tuple[str, str]:
    """The agreement of an edition and the zone of its cut-off."""
    known = {row["agreement_id"]: row for row in rows}
    agreement = asked.agreement or (next(iter(known)) if len(known) == 1 else "")
    if agreement not in known:
        raise BadValue(
            "bulletin", "agreement", agreement, worded("one of {known}", known=", ".join(sorted(known))), "option"
        )
    return agreement, asked.zone or known[agreement]["zone"] or "UTC"


def _summary(run: Path) -> dict[str, Any]:
    path = run / "summary.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise RunFolderError(f"{path}: cannot be read: {problem}") from problem
    return found


def _effort(connection: Connection, viewer: Viewer, folder: Path) -> Path | None:
    """What was watched and where one was kept out, as the viewer may know it; None where nothing is recorded."""
    rows = watch.listing(connection, viewer)
    if not rows:
        return None
    path = folder / "effort.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, _EFFORT)
        writer.writeheader()
        for row in rows:
            minutes = row.get("minutes")
            writer.writerow(
                {
                    "first_day": row["day"],
                    "last_day": row["day"],
                    "kind": row["what"],
                    "place": row.get("area", ""),
                    "amount": "" if minutes is None else minutes,
                    "unit": "" if minutes is None else "min",
                    "note": row.get("note", ""),
                }
            )
    return path


def _kept(contents: Sequence[bytes], folder: Path, name: str) -> tuple[Path, ...]:
    paths = []
    for number, content in enumerate(contents):
        path = folder / name.format(number)
        path.write_bytes(content)
        paths.append(path)
    return tuple(paths)
