"""What kind of file some bytes are."""

from __future__ import annotations

import pytest

from treve.errors import BadFile
from treve.extract.file_kinds import is_pdf, is_zip, refuse_other_kinds


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n and words", "a picture"),
        (b"\xff\xd8\xff\xe0 and words", "a picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"\x00\x00\x00\x18ftypmp42", "sound or film"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "older Office"),
        (b"{\\rtf1\\ansi Waffenruhe}", "rich text"),
        (b"The truce begins.", "holds no PDF"),
    ],
)
def test_a_name_does_not_make_a_file_what_it_is_not(content: bytes, said: str) -> None:
    with pytest.raises(BadFile, match=said):
        refuse_other_kinds(content, "a.pdf")


def test_a_docx_is_a_zip() -> None:
    with pytest.raises(BadFile, match="holds no DOCX"):
        refuse_other_kinds(b"The truce begins.", "a.docx")
    refuse_other_kinds(b"PK\x03\x04", "a.docx")
    assert is_zip(b"PK\x03\x04")


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"\r\n\r\n%PDF-1.4"])
def test_a_pdf_may_begin_a_little_later(content: bytes) -> None:
    assert is_pdf(content)
    refuse_other_kinds(content, "a.pdf")


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a", "-"])
def test_texts_are_let_through(name: str) -> None:
    refuse_other_kinds("Перемирие начинается.".encode(), name)
