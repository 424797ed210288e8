"""Which sheet of a workbook holds the reports, and where its table stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from treve.catalogue import say
from treve.errors import BadFile
from treve.mapping.cells import Sheet, european_digits
from treve.mapping.column_names import likeness
from treve.mapping.layout import Table, find_header, table_at
from treve.mapping.questions import Answers, Question
from treve.mapping.workbook import Workbook

_TELLING = frozenset(
    {"day", "year", "report_id", "point", "lat", "lon", "place", "admin1", "act", "killed", "perpetrator_alleged"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sheet with a table; fields: how many telling fields its header seems to name; day: whether a day is among them."""

    sheet: Sheet
    header: tuple[int, int]
    fields: int
    day: bool
    rows: int

    @property
    def fitness(self) -> float:
        """The more telling columns, the better; a day counts for three."""
        return self.fields + 2 * self.day + min(self.rows, 20) / 20 - 3 * self.sheet.hidden


def choose(book: Workbook, answers: Answers, notes: list[str]) -> Table | None:
    """The table of reports; None: a question about the sheet is open.

    Raises BadFile if no sheet has anything like a header, BadValue for an answer that names no sheet or row.
    """
    candidates = [found for sheet in book.sheets if (found := _candidate(sheet))]
    titles = {sheet.title or "": sheet for sheet in book.sheets}
    asked = answers.get("sheet")
    if asked is not None:
        named = {title.strip().casefold(): sheet for title, sheet in titles.items()}
        if asked.strip().casefold() not in named:
            raise answers.refuse("sheet", f"a sheet that holds rows: {', '.join(map(repr, titles))}")
        return _table(book, named[asked.strip().casefold()], answers)
    if answers.get("header") is not None and len(book.sheets) == 1:
        return _table(book, book.sheets[0], answers)
    if not candidates:
        raise BadFile(
            str(book.path),
            "no row of it looks like a header with rows of data below",
            "a header row; an answer `header: 4` names it",
        )
    best = max(candidates, key=lambda one: one.fitness)
    rivals = [
        one
        for one in candidates
        if one is not best and one.rows and one.day == best.day and one.fitness >= 0.75 * best.fitness
    ]
    if rivals:
        answers.ask(_question(best, rivals, book))
        return None
    if len(book.sheets) > 1:
        others = ", ".join(repr(sheet.title) for sheet in book.sheets if sheet is not best.sheet)
        notes.append(
            say(
                "Sheet {sheet} is read: its header names the most of what a report needs. Not read: {others}.",
                sheet=repr(best.sheet.title),
                others=others,
            )
        )
    return _table(book, best.sheet, answers)


def _question(best: Candidate, rivals: list[Candidate], book: Workbook) -> Question:
    shown = "; ".join(
        say(
            "{sheet}: {rows} rows, header in row {row}",
            sheet=repr(one.sheet.title),
            rows=one.rows,
            row=one.sheet.lines[one.header[1]],
        )
        for one in (best, *rivals)
    )
    text = say(
        "Which sheet holds the reports? Several could: {sheets}. A mapping reads one sheet; another can have a mapping of its own.",
        sheets=shown,
    )
    return Question("sheet", text, tuple(str(sheet.title) for sheet in book.sheets))


def _candidate(sheet: Sheet) -> Candidate | None:
    header = find_header(sheet)
    if header is None:
        return None
    names = [name for row in sheet.rows[header[0] : header[1] + 1] for name in row if isinstance(name, str)]
    known = {field for name in names for field, fits in likeness(name).items() if fits >= 0.7 and field in _TELLING}
    rows = sum(any(cell is not None for cell in row) for row in sheet.rows[header[1] + 1 :])
    return Candidate(sheet, header, len(known), bool(known & {"day", "year"}), rows)


def _table(book: Workbook, sheet: Sheet, answers: Answers) -> Table:
    asked = answers.get("header")
    if asked is None:
        header = find_header(sheet)
        if header is None:
            where = f"{book.path}: sheet {sheet.title!r}" if sheet.title else str(book.path)
            raise BadFile(where, "no row of it looks like a header", "a header row; an answer `header: 4` names it")
        return _sure(table_at(sheet, *header), answers)
    found = re.fullmatch(r"(\d+)(?:\s*-\s*(\d+))?", european_digits(asked).strip())
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
    if first not in sheet.lines or last not in sheet.lines or not 0 <= last - first <= 1:
        raise answers.refuse("header", f"a row from 1 to {sheet.lines[-1]}, or two that follow one another such as 4-5")
    return table_at(sheet, sheet.lines.index(first), sheet.lines.index(last))


def _sure(table: Table, answers: Answers) -> Table:
    """The table; whether its header is one is asked where rows above it are as full as its own."""
    above = [line for line in table.sheet.lines if line < table.header[0]]
    full = [
        line
        for line in above
        if sum(cell is not None for cell in table.sheet.rows[table.sheet.lines.index(line)])
        >= max(3, 0.6 * len(table.names))
    ]
    if full:
        text = say(
            "Is row {row} the header? Row {above} above it is as full, and would be left out. Give the row of the header, or two "
            "such as 4-5.",
            row=str(table.header[0]),
            above=str(full[-1]),
        )
        answers.ask(Question("header", text))
    return table
