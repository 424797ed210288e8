"""Texts of strangers, read in a process of its own within limits."""

from __future__ import annotations

import io

import docx
import pytest

from treve.errors import BadFile, BadValue
from treve.serve.text_reader import Asked, read

TEXT = "The army and the rebels signed a truce.\r\nIt began on 3 May 2020 at 06:00."


def test_words_are_read_and_line_ends_are_of_one_kind() -> None:
    found = read(Asked("text", TEXT, zone="Asia/Damascus", language="en"))
    assert found.text == TEXT.replace("\r\n", "\n")
    assert all(found.text[one.start : one.end] == one.text for one in found.draft.facts)
    assert "party" in {one.kind.value for one in found.draft.facts}


def test_a_word_document_and_a_page_are_read() -> None:
    made = docx.Document()
    made.add_paragraph("The army and the rebels signed a truce.")
    out = io.BytesIO()
    made.save(out)
    page = b"<!doctype html><html><body><article><p>The army and the rebels signed a truce.</p></article></body></html>"
    for file in (out.getvalue(), page):
        assert "signed a truce" in read(Asked("unnamed", file=file)).text


def test_what_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadValue, match="a text"):
        read(Asked("text", " \n"))
    with pytest.raises(BadFile, match="whole and not locked"):
        read(Asked("x.pdf", file=b"%PDF-1.7 nothing"))
    with pytest.raises(BadValue, match="IANA"):
        read(Asked("text", TEXT, zone="Nowhere/Town"))


def test_a_text_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(BadFile, match="takes too long"):
        read(Asked("text", TEXT), seconds=0.001)
