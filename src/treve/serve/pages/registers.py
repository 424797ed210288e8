"""Registers: two held against each other, published totals audited, and tallies under different counting rules side by side.

What is sent is read, answered and forgotten: for a table or a page to keep, the same form is sent once more.
"""

from __future__ import annotations

import codecs
import dataclasses
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

import pyarrow as pa
from fastapi import APIRouter, Query
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from treve.bulletin import audited, reconciled, reconciled_totals
from treve.bulletin.answer_page import Answer, answer_page
from treve.bulletin.counted import tally_answer
from treve.bulletin.csv_export import write_csv
from treve.bulletin.tally_table import tally_table
from treve.bulletin.voices import Voices
from treve.bulletin.xlsx_export import write_xlsx
from treve.catalogue import in_words, say
from treve.count.audit import audit
from treve.count.check_rows import check_rows
from treve.count.match_rows import match_rows, pair_rows
from treve.count.rule_file import counting_rule, rule_names
from treve.count.total_registers import pair_totals
from treve.count.totals_file import is_totals_file, register_of_totals
from treve.counting import tallies_of
from treve.errors import BadFile, BadValue, NotFound, Refused, TooManyPairs, TreveError
from treve.register_file import reconcile
from treve.serve import held
from treve.serve.given import asker_of
from treve.serve.pages import own_register
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.run_here import own_run
from treve.serve.run_of import PARTIAL

router = APIRouter()
MOST_BYTES = 5 * 2**20
SOURCES = ("table", "ucdp_ged", "acled")
_CSV, _HTML = "text/csv; charset=utf-8", "text/html; charset=utf-8"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/registers")
def registers(desk: AtDesk) -> Response:
    """What can be asked of registers."""
    return _ask(desk)


@router.get("/registers/tallies")
def tallies(desk: AtDesk, kind: Annotated[Literal["", "csv", "xlsx"], Query(alias="as")] = "") -> Response:
    """The incidents of one's own run under every counting rule, side by side; as a table where that is asked for."""
    with own_run(desk) as run:
        if run is None:
            return desk.page("no_run.html")
        # The page says what such a run is; a table that is taken away would not.
        if kind and run.readership.is_partial:
            raise Refused(PARTIAL)
        rules = tuple(counting_rule(name) for name in rule_names())
        counted, made, voices = tallies_of(run.rows, rules), run.made, Voices.of(run.rows)
        tables = "" if run.readership.is_partial else "/registers/tallies"
    if kind:
        return _table(tally_table(rules, counted), kind, "tallies")
    return desk.page("register_answer.html", answer=tally_answer(rules, counted, voices), made=made, tables=tables)


@router.post("/registers/reconcile")
def reconcile_two(desk: AtDesk, form: Sent) -> Response:
    """Two registers of incidents, or two of published totals, held against each other."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            sides = [_side(desk, form, side, Path(folder)) for side in ("left", "right")]
            answer, rows = _reconciled(sides, form)
        except (BadFile, BadValue, NotFound, TooManyPairs) as problem:
            return _ask(desk, form, {"reconcile": _told(problem, folder)})
    return _answered(desk, answer, rows, words(form, "as"), "register-match")


@router.post("/registers/audit")
def audit_totals(desk: AtDesk, form: Sent) -> Response:
    """Published totals held against each other."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            found = dataclasses.replace(audit(_upload(form, "totals", Path(folder))), path=_name(form, "totals"))
        except (BadFile, BadValue) as problem:
            return _ask(desk, form, {"audit": _told(problem, folder)})
        answer = audited.audit_answer(found)
        rows = check_rows(found)
    return _answered(desk, answer, rows, words(form, "as"), "total-check")


class _Side:
    """One register: its file, what source it is of, and how it is called."""

    def __init__(self, path: Path, source: str, name: str) -> None:
        self.path, self.source, self.name = path, source, name


def _side(desk: Desk, form: FormData, side: str, folder: Path) -> _Side:
    compartment = words(form, f"{side}-compartment")
    if compartment:
        return _Side(own_register.written(desk, compartment, folder / side), "table", compartment)
    source = words(form, f"{side}-source") or SOURCES[0]
    if source not in SOURCES:
        raise BadValue("register", "source", source, ", ".join(SOURCES))
    return _Side(_upload(form, side, folder), source, _name(form, side))


def _reconciled(sides: list[_Side], form: FormData) -> tuple[Answer, pa.Table]:
    left, right = sides
    of_totals = [one.source == SOURCES[0] and is_totals_file(one.path) for one in sides]
    if of_totals[0] != of_totals[1]:
        raise BadValue("register", "right", right.name, say("two registers of incidents, or two of published totals"))
    if of_totals[0]:
        pairs = pair_totals(register_of_totals(left.path, None), register_of_totals(right.path, None))
        return reconciled_totals.pairs_answer(left.name, right.name, pairs), pair_rows(pairs)
    assume = words(form, "assume") == "yes"
    paths = [(one.source, one.path) for one in sides]
    found, warnings = reconcile(paths, [left.name, right.name], (None, None), assume)
    return reconciled.reconciled_answer(found, warnings), match_rows(found.matches)


def _upload(form: FormData, field: str, folder: Path) -> Path:
    upload = form.get(field)
    if not isinstance(upload, UploadFile) or not upload.filename:
        raise BadFile(field, say("no file was sent"), say("a file"))
    data = upload.file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadFile(
            upload.filename, say("it is too large"), say("at most {most} megabytes", most=MOST_BYTES // 2**20)
        )
    ending = Path(upload.filename).suffix.lower()
    path = folder / f"{field}{ending if ending in ('.csv', '.xlsx', '.tsv', '.geojson', '.parquet') else '.csv'}"
    path.write_bytes(data)
    return path


def _name(form: FormData, field: str) -> str:
    given = words(form, f"{field}-name")
    upload = form.get(field)
    return given[:100] or (upload.filename or field if isinstance(upload, UploadFile) else field)


def _answered(desk: Desk, answer: Answer, rows: pa.Table, kind: str, name: str) -> Response:
    if kind in ("csv", "xlsx"):
        return _table(rows, kind, name)
    if kind == "html":
        return _file(answer_page(answer).encode(), _HTML, f"{name}.html")
    return desk.page("register_answer.html", answer=answer, made=None, tables="")


def _table(rows: pa.Table, kind: str, name: str) -> Response:
    """Rows as a file. No text in it runs as a formula: `csv_export` and `xlsx_export` see to that."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        write = write_csv if kind == "csv" else write_xlsx
        write(path, rows.schema, iter(rows.to_batches()))
        data = path.read_bytes()
    # Spreadsheets take a CSV file for UTF-8 where it begins with this mark.
    return _file(codecs.BOM_UTF8 + data, _CSV, f"{name}.csv") if kind == "csv" else _file(data, _XLSX, f"{name}.xlsx")


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers={"Content-Disposition": f"attachment; filename={name}"})


def _ask(desk: Desk, form: FormData | None = None, wrong: Mapping[str, str] | None = None) -> Response:
    kept = {name: str(value) for name, value in (form or {}).items() if isinstance(value, str)}
    return desk.page(
        "registers.html",
        422 if wrong else 200,
        wrong=dict(wrong or {}),
        kept=kept,
        sources=[("table", say("a table of reports")), ("ucdp_ged", "UCDP GED"), ("acled", "ACLED")],
        compartments=[(one, one) for one in own_register.choices(desk)],
        most=MOST_BYTES // 2**20,
        whole=not held.reader(asker_of(desk.request)).readership.is_partial,
    )


def _told(problem: TreveError, folder: str) -> str:
    """What was wrong, without where the server kept it."""
    return in_words(problem.said).replace(f"{folder}/", "")
