from __future__ import annotations

import csv
import io

import openpyxl

from tests.bulletin.edition.listed import PERIOD, edition, listed
from treve.bulletin.edition.content import Around, content
from treve.bulletin.edition.figures import Figures
from treve.bulletin.edition.sheets import csv_bytes, text, xlsx_bytes
from treve.bulletin.view import Link
from treve.bulletin.voices import Voices
from treve.catalogue import speaking


def test_every_listed_incident_is_a_row(told: Figures) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_bytes(told).decode())))
    assert [row["reports"].split(";")[0] for row in rows] == [one.reports[0] for one in told.now if one.passed_on]
    assert {row["verdict_presumed"] for row in rows} <= {one.verdicts["presumed"] for one in told.now}
    assert csv_bytes(edition()).decode().strip() == "reports"


def test_no_text_runs_as_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(csv_bytes(edition(listed("a", place="=1+1"))).decode())))
    assert rows[0]["place"] == "'=1+1"


def test_a_workbook_has_every_table_and_reads_from_the_right_in_arabic(told: Figures, around: Around) -> None:
    with speaking("ar"):
        made = content(told, around, Voices({}))
        data = xlsx_bytes(made, told.period.last_day)
        assert data == xlsx_bytes(made, told.period.last_day)
    book = openpyxl.load_workbook(io.BytesIO(data))
    grids = [grid for one in made.sections for grid in one.grids]
    assert len(book.worksheets) == len(grids)
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)
    for sheet, grid in zip(book.worksheets, grids, strict=True):
        assert sheet.max_row == 3 + len(grid.rows)
        assert sheet.cell(4, 2).value == text(grid.rows[0].cells[0])


def test_an_edition_without_a_table_is_still_a_workbook(around: Around) -> None:
    nothing = content(edition(data_end=None, data_begin=None), around, Voices({}))
    assert openpyxl.load_workbook(io.BytesIO(xlsx_bytes(nothing, PERIOD.last_day))).worksheets
    assert text((Link("a", "https://a"), Link("b", None))) == "https://a; b"
