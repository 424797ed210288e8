"""From a stranger's workbook to a mapping: what can be told from the file is told, and what cannot is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass

from treve.catalogue import say
from treve.errors import BadFile
from treve.mapping import column_choice, day_choice, figures, point_choice, sheet_choice, word_choice
from treve.mapping.cells import text_of
from treve.mapping.evidence import Column, is_day, reads
from treve.mapping.fields import COUNTS, FIELDS, Reading
from treve.mapping.layout import Table
from treve.mapping.mapping_file import Layout, Mapping, Rule
from treve.mapping.questions import UNKNOWN, Answers, Question
from treve.mapping.readers import country_code
from treve.mapping.workbook import Workbook
from treve.normalise.zones import is_zone

_CODED = ("act", "perpetrator_alleged", "target", "admin1", "admin2", "recorder", "source", "place")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping and the table it was made for, both None while the sheet is not chosen; the open questions; what was decided, why.

    unmapped  columns that no field is read from; they are kept with the raw row
    unused    keys of answers to questions that the file does not pose
    """

    table: Table | None
    mapping: Mapping | None
    questions: tuple[Question, ...]
    notes: tuple[str, ...]
    unmapped: tuple[str, ...]
    unused: tuple[str, ...]


def propose(book: Workbook, given: AnyMapping[str, str], where: str = "answers") -> Proposal:
    """The mapping a workbook suggests under the answers given so far; while questions are open it holds what is known.

    where   what errors of answers name
    Raises  BadFile if the file holds no table of reports, BadValue for an answer that cannot be right
    """
    answers, notes = Answers(given, where), list[str]()
    table = sheet_choice.choose(book, answers, notes)
    if table is None:
        return Proposal(None, None, tuple(answers.open), tuple(notes), (), ())
    if not table.rows:
        raise BadFile(_place(book, table), "its table has a header and no rows", "rows of reports below the header")
    columns = {name: Column(name, table.column(name)) for name in table.names}
    chosen = column_choice.choose(columns, answers, notes)
    if not {"day", "year"} & set(chosen) and not any(column.share(is_day) for column in columns.values()):
        raise BadFile(
            _place(book, table),
            "no column holds a day that can be read",
            "one report a row, with its day; published totals are for `treve audit`, daily counts for `treve analyse --counts`",
        )
    constants = _constants(chosen, answers)
    fields = _fields(table, columns, chosen, constants, answers, notes, book)
    mapping = Mapping(
        treve_mapping=1,
        layout=Layout(
            sheet=table.sheet.title,
            header=table.header,
            columns=table.names,
            encoding=book.encoding,
            separator=book.separator,
        ),
        blank=tuple(sorted({word for column in columns.values() for word in column.blank_words})),
        fields={field: fields[field] for field in FIELDS if field in fields},
        constants=constants,
    )
    read = {name for rule in fields.values() for name in rule.columns}
    return Proposal(
        table,
        mapping,
        tuple(answers.open),
        tuple(notes),
        tuple(name for name in table.names if name not in read),
        answers.unused(),
    )


def _fields(
    table: Table,
    columns: AnyMapping[str, Column],
    chosen: dict[str, str],
    constants: AnyMapping[str, str],
    answers: Answers,
    notes: list[str],
    book: Workbook,
) -> dict[str, Rule]:
    fields: dict[str, Rule] = {}
    for field, name in chosen.items():
        if field not in FIELDS or field in ("report_id", "point"):
            continue
        reading = FIELDS[field].readings[0]
        made: dict[str, object] = {}
        if reading is Reading.DAY:
            made = day_choice.rule_of(columns[name], answers, notes)
        elif field in COUNTS:
            made = _count(field, table, columns[name], answers)
        elif field in _CODED:
            made = word_choice.rule_of(field, table, columns[name], answers, notes, book)
        fields[field] = Rule(columns=(name,), read_as=reading, **made)  # type: ignore[arg-type]
    if "day" not in fields and "year" in chosen:
        parts = tuple(chosen[part] for part in ("year", "month", "day_of_month") if part in chosen)
        if len(parts) > 1:
            fields["day"] = Rule(columns=parts, read_as=Reading.YEAR_MONTH_DAY)
    country = constants.get("country") or _only_country(columns.get(chosen.get("country", "")))
    point = point_choice.rule_of(table, chosen, country, answers, notes)
    if point is not None:
        fields["point"] = point
    fields["report_id"] = _identity(table, columns.get(chosen.get("report_id", "")), answers, notes)
    return fields


def _identity(table: Table, column: Column | None, answers: Answers, notes: list[str]) -> Rule:
    """What tells one report from another: a column whose values stand once, or else the content of the row."""
    content = Rule(read_as=Reading.CONTENT)
    several = answers.get("id columns")
    if several is not None:
        names = tuple(name.strip() for name in several.split(";"))
        if not set(names) <= set(table.names):
            raise answers.refuse("id columns", f"columns of the table, separated by ';': {', '.join(table.names)}")
        return Rule(columns=names, read_as=Reading.ID)
    if column is None:
        notes.append(
            say(
                "No column holds an id: each row gets one made of what it says. A row that is corrected in the next delivery will "
                "count there as another report."
            )
        )
        return content
    own = Rule(columns=(column.name,), read_as=Reading.ID)
    rows: Counter[str] = Counter()
    for text, row in {
        (text_of(cell), row.cells) for cell, row in zip(table.column(column.name), table.rows, strict=True)
    }:
        rows[text] += bool(row)
    twice = [text for text, times in rows.items() if times > 1 and text]
    blank = sum(cell is None for cell in table.column(column.name))
    if not twice and not blank:
        return own
    text = say(
        "Column {column} looks like an id, but {twice} values stand in more than one row, such as {example}, and {blank} cells are "
        "blank. column: it is the id, and such rows become errors; content: make the id of what each row says.",
        column=repr(column.name),
        twice=len(twice),
        example=repr(twice[0]) if twice else "-",
        blank=blank,
    )
    return content if answers.ask(Question("id", text, ("column", "content"))) == "content" else own


def _count(field: str, table: Table, column: Column, answers: Answers) -> dict[str, object]:
    made: dict[str, object] = {}
    read = figures.read_range if FIELDS[field].readings[0] is Reading.RANGE else figures.read_number
    strange = {text_of(cell): times for cell, times in column.values.items() if not reads(read, cell)}
    if strange:
        text = say(
            "{cells} cells of column {column} hold no number: {examples}. empty: read them as not "
            "stated; error: make these rows errors.",
            cells=sum(strange.values()),
            column=repr(column.name),
            examples=word_choice.listed(strange),
        )
        made["unreadable"] = answers.ask(Question(f"no number in {column.name}", text, ("empty", "error"))) or "error"
    zeros = figures.zeros_behind(text_of(cell) for cell in column.values)
    if zeros is None:
        example = next(text_of(cell) for cell in column.values if text_of(cell).endswith("000"))
        text = say(
            "Figures of column {column} such as {example}: are the zeros thousands, or decimals behind a whole number?",
            column=repr(column.name),
            example=repr(example),
        )
        zeros = answers.ask(Question(f"zeros of {column.name}", text, ("thousands", "decimals"))) == "decimals"
    if zeros:
        made["zeros"] = "decimals"
    place = table.names.index(column.name)
    shared = {(first, last) for row in table.rows for at, first, last in row.shared if at == place}
    if shared:
        first, last = min(shared)
        text = say(
            "In column {column} one figure is drawn over several rows, as over rows {first} to {last}. first: it counts in "
            "the first of them, and the others state none; error: make these rows errors.",
            column=repr(column.name),
            first=first,
            last=last,
        )
        made["shared"] = (
            answers.ask(Question(f"figures over several rows in {column.name}", text, ("first", "error"))) or "error"
        )
    return made


def _constants(chosen: AnyMapping[str, str], answers: Answers) -> dict[str, str]:
    constants = {}
    for field in ("source", "recorder", "place_precision", "zone", "perpetrator_alleged"):
        answer = answers.get(field)
        if answer is None or answer.strip().casefold() == UNKNOWN:
            continue
        if field == "zone" and not is_zone(answer.strip()):
            raise answers.refuse("zone", "an IANA zone such as Asia/Damascus, or unknown")
        constants[field] = answer.strip()
    if "country" not in chosen or answers.get("country") is not None:
        text = say(
            "In which country do the places lie? A name or a code such as SY; unknown: nobody can say, or several."
        )
        answer = answers.ask(Question("country", text))
        if answer is not None and answer.casefold() != UNKNOWN:
            code = country_code(answer)
            if code is None:
                raise answers.refuse("country", "a country by name or code, such as SY, or unknown")
            constants["country"] = code
    return constants


def _only_country(column: Column | None) -> str | None:
    codes = {country_code(text_of(cell)) for cell in column.values} if column else set()
    return next(iter(codes)) if len(codes) == 1 else None


def _place(book: Workbook, table: Table) -> str:
    return f"{book.path}: sheet {table.sheet.title!r}" if table.sheet.title else str(book.path)
