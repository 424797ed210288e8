"""Two deliveries of one table, row by row: what is new, what changed from what to what, and what is gone, by id."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from treve.catalogue import say
from treve.mapping.cells import text_of
from treve.mapping.layout import Row, Table
from treve.mapping.mapped_rows import content_id
from treve.mapping.mapping_file import Mapping

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that differs; None: blank."""

    column: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row whose cells differ: its id, where it stands now, and the cells."""

    report_id: str
    line: int
    cells: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a delivery changes: ids of new and gone rows, changed rows, how many rows are the same.

    unclear  ids that stand more than once, or rows without one: they cannot be held against each other
    """

    new: tuple[str, ...]
    changed: tuple[RowChange, ...]
    gone: tuple[str, ...]
    same: int
    unclear: tuple[str, ...]

    @property
    def is_none(self) -> bool:
        """Whether nothing differs."""
        return not (self.new or self.changed or self.gone or self.unclear)


def difference(before: Table, now: Table, mapping: Mapping) -> Difference:
    """What the later of two deliveries of the same layout changes; cells are compared as written."""
    old, old_unclear = _by_id(before, mapping)
    new, new_unclear = _by_id(now, mapping)
    unclear = old_unclear | new_unclear
    changed = []
    for report_id, row in new.items():
        if report_id in old and report_id not in unclear:
            cells = _changes(before, old[report_id], now, row)
            if cells:
                changed.append(RowChange(report_id, row.line, cells))
    both = [report_id for report_id in new if report_id in old and report_id not in unclear]
    return Difference(
        new=tuple(one for one in new if one not in old and one not in unclear),
        changed=tuple(changed),
        gone=tuple(one for one in old if one not in new and one not in unclear),
        same=len(both) - len(changed),
        unclear=tuple(sorted(unclear)),
    )


def difference_text(found: Difference) -> str:
    """The difference for a terminal."""
    lines = [
        say(
            "{new} rows are new, {changed} changed, {gone} are gone, {same} are the same.",
            new=len(found.new),
            changed=len(found.changed),
            gone=len(found.gone),
            same=found.same,
        )
    ]
    for row in found.changed[:_SHOWN]:
        for cell in row.cells:
            lines.append(
                "  "
                + say(
                    "{id}, row {row}: {column}: {before} → {now}",
                    id=row.report_id,
                    row=str(row.line),
                    column=repr(cell.column),
                    before=repr(cell.before or ""),
                    now=repr(cell.now or ""),
                )
            )
    if len(found.changed) > _SHOWN:
        lines.append(
            "  " + say("and {more} more changed rows; --json lists them all", more=len(found.changed) - _SHOWN)
        )
    for title, ids in (
        (say("New: {ids}"), found.new),
        (say("Gone: {ids}"), found.gone),
        (say("Cannot be compared, since the id is missing or stands more than once: {ids}"), found.unclear),
    ):
        if ids:
            more = f", … ({len(ids)})" if len(ids) > _SHOWN else ""
            lines.append(title.format(ids=", ".join(ids[:_SHOWN]) + more))
    return "\n".join(lines)


def _by_id(table: Table, mapping: Mapping) -> tuple[dict[str, Row], set[str]]:
    columns = mapping.fields["report_id"].columns
    places = [table.names.index(name) for name in columns]
    rows: dict[str, Row] = {}
    times: Counter[str] = Counter()
    for row in table.rows:
        parts = [text_of(row.cells[place]) for place in places]
        report_id = "-".join(filter(None, parts)) if columns else content_id(row, table.names)
        rows.setdefault(report_id, row)
        times[report_id] += 1
    # Rows that say the same have the same id where it is made of what they say: they count once.
    unclear = {one for one, number in times.items() if (number > 1 and columns) or not one}
    return rows, unclear


def _changes(before: Table, old: Row, now: Table, new: Row) -> tuple[CellChange, ...]:
    old_cells = dict(zip(before.names, old.cells, strict=True))
    return tuple(
        CellChange(name, text_of(old_cells.get(name)) or None, text_of(cell) or None)
        for name, cell in zip(now.names, new.cells, strict=True)
        if text_of(old_cells.get(name)) != text_of(cell)
    )
