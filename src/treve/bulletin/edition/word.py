"""An edition as a document for a word processor (DOCX)."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph

from treve.bulletin.edition.content import Content
from treve.bulletin.edition.foot import watermark
from treve.bulletin.edition.printed import png
from treve.bulletin.edition.section import Section
from treve.bulletin.edition.sheets import text
from treve.bulletin.view import Grid
from treve.catalogue import current, say

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip file can state: the same edition has the same bytes."""


def docx_bytes(told: Content, day: dt.date) -> bytes:
    """The bytes of the document, in the language spoken now, on landscape A4; the same content gives the same bytes."""
    sheet = docx.Document()
    page = sheet.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(1.8)
    normal = sheet.styles["Normal"]
    normal.font.name, normal.font.size = "Noto Sans", Pt(9.5)
    normal.paragraph_format.space_after = Pt(4)
    if told.exercise:
        for part in (page.header, page.footer):
            _say(part.paragraphs[0], watermark(), bold=True, size=10)
    _say(sheet.add_heading(told.title, 0))
    for line in (told.subtitle, *told.period):
        _say(sheet.add_paragraph(line))
    for line in told.lead:
        _say(sheet.add_paragraph(line), size=11)
    _say(sheet.add_heading(say("What this bulletin cannot say"), 2))
    for line in told.cautions:
        _say(sheet.add_paragraph(line, style="List Bullet"))
    for section in told.sections:
        _section(sheet, section)
    for line in told.foot:
        _say(sheet.add_paragraph(line), size=8)
    properties = sheet.core_properties
    when = dt.datetime.combine(day, dt.time())
    properties.title, properties.author, properties.language = told.title, "Trêve", current().code
    properties.created = properties.modified = when
    properties.comments = ""
    out = io.BytesIO()
    sheet.save(out)
    return _same_bytes(out.getvalue())


def _section(sheet: docx.document.Document, section: Section) -> None:
    _say(sheet.add_heading(section.heading, 1))
    for line in section.sentences:
        _say(sheet.add_paragraph(line))
    for grid in section.grids:
        _grid(sheet, grid)
    for picture in section.pictures:
        _say(sheet.add_heading(picture.title, 2))
        wide = Cm(16) if picture.width >= 1.4 * picture.height else Cm(12)
        sheet.add_picture(io.BytesIO(png(picture.svg)), width=wide)
        for note in picture.notes:
            _say(sheet.add_paragraph(note), size=8)


def _grid(sheet: docx.document.Document, grid: Grid) -> None:
    _say(sheet.add_heading(grid.caption, 2))
    table = sheet.add_table(rows=1, cols=len(grid.columns), style="Light Grid")
    if current().direction == "rtl":
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
    for cell, head in zip(table.rows[0].cells, grid.columns, strict=True):
        _say(cell.paragraphs[0], head, bold=True, size=8)
    _repeat_heads(table)
    for row in grid.rows:
        cells = table.add_row().cells
        for at, (cell, value) in enumerate(zip(cells, (row.head, *map(text, row.cells)), strict=True)):
            paragraph = _say(cell.paragraphs[0], value, bold=row.strong, size=8)
            if grid.numeric and at:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if grid.note:
        _say(sheet.add_paragraph(grid.note), size=8)


def _repeat_heads(table: Table) -> None:
    """The heads stand again on each page the table reaches."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _say(paragraph: Paragraph, words: str | None = None, *, bold: bool = False, size: float | None = None) -> Paragraph:
    """A paragraph in the direction of the language; `words` are added to an empty one."""
    if words is not None:
        paragraph.add_run(words).bold = bold or None
    paragraph.paragraph_format.space_after = Pt(2)
    if current().direction == "rtl":
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        if size is not None:
            run.font.size = Pt(size)
        if current().direction == "rtl":
            properties = run._r.get_or_add_rPr()
            properties.append(OxmlElement("w:rtl"))
            if size is not None:
                # Right-to-left text has a size of its own, in half points.
                complex_size = OxmlElement("w:szCs")
                complex_size.set(qn("w:val"), str(int(size * 2)))
                properties.append(complex_size)
    return paragraph


def _same_bytes(data: bytes) -> bytes:
    """The same zip without the hour at which it was written, its entries in order of name after the list of contents."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(read.namelist(), key=lambda one: (one != "[Content_Types].xml", one)):
            written.writestr(zipfile.ZipInfo(name, _ZIP_TIME), read.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
