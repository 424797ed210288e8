"""A draft on one sheet for a word processor, in English or French: small print, narrow margins, the questions last."""

from __future__ import annotations

import io

import docx
from docx.shared import Cm, Pt

from treve.bulletin.draft_told import Told, told
from treve.bulletin.draft_words import Words, words_in
from treve.model.draft import Draft
from treve.normalise.actor_book import ActorBook

_MOST_LINES = 34  # lines of facts that leave room for headings and questions on A4; the rest is named as left out


def draft_docx(draft: Draft, name: str, book: ActorBook, language: str) -> bytes:
    """The bytes of the sheet."""
    words = words_in(language)
    sheet = docx.Document()
    section = sheet.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)
    style = sheet.styles["Normal"]
    style.font.size = Pt(8.5)
    style.paragraph_format.space_after = Pt(1)
    shown = told(draft, name, book, words)
    _head(sheet, shown)
    _facts(sheet, shown, words)
    for heading, lines in ((words["relations"], shown.relations), (words["questions"], shown.questions)):
        if lines:
            _heading(sheet, heading)
            sheet.add_paragraph("; ".join(lines) if heading == words["relations"] else "\n".join(lines))
    if shown.silent:
        _heading(sheet, words["silent"])
        sheet.add_paragraph(shown.silent)
    out = io.BytesIO()
    sheet.save(out)
    return out.getvalue()


def _head(sheet: docx.document.Document, shown: Told) -> None:
    _heading(sheet, shown.title, 13)
    sheet.add_paragraph(shown.status).runs[0].italic = True
    sheet.add_paragraph(shown.published)


def _facts(sheet: docx.document.Document, shown: Told, words: Words) -> None:
    room = _MOST_LINES
    left_out = 0
    for section in shown.sections:
        if room > 0:
            _heading(sheet, section.heading)
        for line in section.lines:
            if room <= 0:
                left_out += 1
                continue
            paragraph = sheet.add_paragraph()
            paragraph.add_run(f"{line.label}: ").bold = True
            paragraph.add_run(line.told)
            room -= 1
    if left_out:
        sheet.add_paragraph(words.tell("left_out", count=left_out))


def _heading(sheet: docx.document.Document, words: str, size: float = 10) -> None:
    run = sheet.add_paragraph().add_run(words)
    run.bold = True
    run.font.size = Pt(size)
