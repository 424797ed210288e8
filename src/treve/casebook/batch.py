"""Many reports from one table: held against what is there, taken as a whole or not at all, and taken back as a whole."""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, exists, func, insert, select

from treve.casebook import intake, known_again, report_list, schema, standing, visible
from treve.casebook.batch_file import Row, Table
from treve.casebook.book import Writing
from treve.casebook.report_form import COLUMNS, ReportForm
from treve.casebook.visible import Viewer
from treve.errors import NotFound, Refused, worded
from treve.ledger.note import SecretKey

# What is stated of a report's person by itself, and then not changed by a correction.
_APART = ("consent", "threat")
batch, report, fact, content = schema.batch, schema.report, schema.report_fact, schema.content


@dataclass(frozen=True, slots=True)
class RowLook:
    """What a row would do.

    state    new, known (the same was accepted before), changed (its client key says otherwise now), withdrawn
    report   id of the report it would change; None for a new one
    changes  column → (what is there, what the row says); None for unknown; `sealed` without its words
    """

    line: int
    state: str
    report: str | None
    changes: dict[str, tuple[str | None, str | None]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import did. `known` rows had been accepted before. `batch_id` is None where nothing was new or updated."""

    batch_id: str | None
    new: tuple[str, ...]
    known: int
    updated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking a batch back did: reports withdrawn, reports that say again what they said before, and reports left alone.

    left  changed again since, so that nothing can be taken back without losing the later words
    """

    withdrawn: tuple[str, ...]
    restored: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """A table that was taken: when, how many rows it had, how many of the reports it brought still stand."""

    batch_id: str
    at: str
    rows: int
    standing: int


def look(connection: Connection, viewer: Viewer, table: Table, key: SecretKey) -> list[RowLook]:
    """What each row of a table would do; nothing is written. `key` is the log's: what was accepted is known by it."""
    return [_look(connection, viewer, row, key) for row in table.rows]


def take(
    writing: Writing, viewer: Viewer, table: Table, key: SecretKey, compartment: str, update: bool = False
) -> Taken:
    """Accept every row of a table.

    update  rows whose client key is known and which say something else correct the report; else they are refused
    Raises  Refused where any row has a fault or cannot be taken: then nothing is
    """
    if table.faults:
        raise Refused(
            worded(
                "{number} rows cannot be read, so none was taken; the first: {first}",
                number=table.faulty,
                first=table.faults[0],
            )
        )
    writing.take_turn()
    batch_id = "B-" + secrets.token_hex(8)
    entry = writing.log("batch", {"batch": batch_id, "rows": len(table.rows)}, ("account", viewer.account_id))
    values = {"batch_id": batch_id, "account_id": viewer.account_id, "entry": entry}
    writing.connection.execute(insert(batch).values(values))
    new, updated, known = [], [], 0
    for row in table.rows:
        found = _look(writing.connection, viewer, row, key) if update else None
        if found is not None and found.state == "known":
            known += 1
            continue
        if found is not None and found.report is not None:
            intake.correct(writing, viewer, found.report, row.form, f"batch {batch_id}, line {row.line}", key)
            updated.append(found.report)
            continue
        done = intake.submit(writing, viewer, row.form, key, compartment, client_key=row.client_key, batch_id=batch_id)
        if done.new:
            new.append(done.report_id)
        else:
            known += 1
    if updated:
        writing.log("batch_update", {"batch": batch_id, "reports": updated}, ("batch", batch_id))
    return Taken(batch_id if new or updated else None, tuple(new), known, tuple(updated))


def undo(writing: Writing, viewer: Viewer, batch_id: str, reason: str, key: SecretKey | None = None) -> Undone:
    """Take one's own batch back: what it brought is withdrawn, what it changed says again what it said before.

    key  as `intake.correct` takes it
    Nothing is deleted. Raises NotFound for a batch that is not there or is another's.
    """
    writing.take_turn()
    is_it = exists().where(batch.c.batch_id == batch_id, batch.c.account_id == viewer.account_id)
    if not writing.connection.scalar(select(is_it)):
        raise NotFound("batch", batch_id)
    change = schema.report_change
    gone = exists().where(change.c.report_id == report.c.report_id, change.c.change == "withdrawn")
    query = select(report.c.report_id).where(report.c.batch_id == batch_id, ~gone, visible.reports(viewer))
    found = tuple(str(row[0]) for row in writing.connection.execute(query.order_by(report.c.entry)))
    for report_id in found:
        intake.correct(writing, viewer, report_id, None, reason)
    restored, left = [], []
    for report_id in _updated(writing.connection, batch_id):
        before = _before(writing.connection, report_id, batch_id)
        if before is None:
            left.append(report_id)
        else:
            intake.correct(writing, viewer, report_id, before, f"{reason} (batch {batch_id} taken back)", key)
            restored.append(report_id)
    return Undone(found, tuple(restored), tuple(left))


def own(connection: Connection, viewer: Viewer, limit: int = 50) -> list[Batch]:
    """One's own batches, newest first."""
    query = select(batch.c.batch_id, content.c.body).join(content, content.c.position == batch.c.entry)
    query = query.where(batch.c.account_id == viewer.account_id).order_by(batch.c.entry.desc()).limit(limit)
    change = schema.report_change
    found = []
    for row in connection.execute(query):
        said = json.loads(row.body)
        gone = exists().where(change.c.report_id == report.c.report_id, change.c.change == "withdrawn")
        standing_ = select(func.count()).select_from(report).where(report.c.batch_id == row.batch_id, ~gone)
        found.append(Batch(row.batch_id, said["at"], said["rows"], int(connection.scalar(standing_) or 0)))
    return found


def _look(connection: Connection, viewer: Viewer, row: Row, key: SecretKey) -> RowLook:
    there = known_again.accepted_before(connection, viewer, row.client_key, known_again.keyed_hash(row.form, key), key)
    if there is None:
        return RowLook(row.line, "new", None, {})
    told = report_list.shown(connection, viewer, there)
    if told["state"] in ("withdrawn", "erased"):
        return RowLook(row.line, "withdrawn", there, {})
    latest = select(fact.c.content_hash).where(fact.c.report_id == there).order_by(fact.c.ordinal.desc()).limit(1)
    kept = connection.scalar(latest)
    form, apart = _without_what_stands(connection, there, row.form)
    if kept in (known_again.keyed_hash(row.form, key), known_again.keyed_hash(form, key)):
        return RowLook(row.line, "known", there, {})
    changes = {name: pair for name, pair in _changes(told, row.form).items() if name not in apart}
    if not changes and kept is None and not row.form.sealed():
        return RowLook(row.line, "known", there, {})
    return RowLook(row.line, "changed", there, changes or {"sealed": (None, None)})


def _without_what_stands(connection: Connection, report_id: str, form: ReportForm) -> tuple[ReportForm, set[str]]:
    """A row without what it cannot change: consent or danger that was stated by itself; and which of the two were."""
    bodies = _said(connection, report_id)
    words = next(one for one in reversed(bodies) if one["kind"] not in _APART)
    apart = {one["kind"] for one in bodies if one["kind"] in _APART}
    if "consent" in apart:
        form = replace(form, consent=tuple(words.get("consent", ())))
    if "threat" in apart:
        form = replace(form, threat=words.get("threat", False))
    return form, apart


def _changes(told: dict[str, Any], form: ReportForm) -> dict[str, tuple[str | None, str | None]]:
    said = form.shareable()
    pairs = {name: (_text(told.get(name)), _text(said.get(name))) for name in COLUMNS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return ";".join(map(str, value)) or None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value)


def _updated(connection: Connection, batch_id: str) -> list[str]:
    query = select(content.c.body).where(content.c.subject_kind == "batch", content.c.subject == batch_id)
    return [str(one) for row in connection.execute(query) for one in json.loads(row.body)["reports"]]


def _before(connection: Connection, report_id: str, batch_id: str) -> ReportForm | None:
    """What a report said before a batch corrected it; None where something else was said since."""
    words = [one for one in _said(connection, report_id) if one["kind"] not in _APART]
    if len(words) < 2 or not str(words[-1].get("reason", "")).startswith(f"batch {batch_id}, "):
        return None
    said = {name: value for name, value in words[-2].items() if name in COLUMNS}
    return ReportForm(**said | {"consent": tuple(said.get("consent", ()))})


def _said(connection: Connection, report_id: str) -> list[dict[str, Any]]:
    query = select(content.c.body).where(
        content.c.subject_kind == "report", content.c.subject == report_id, content.c.kind.in_(standing.KINDS)
    )
    return [json.loads(row.body) for row in connection.execute(query.order_by(content.c.position))]
