from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from treve.errors import BadFile
from treve.extract.documents import decode, documents, read_bytes

TEXT = "Le cessez-le-feu a été signé à Genève, l’armée le confirme et la trêve débutera jeudi."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_in_any_encoding_is_read(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_russian_in_an_older_encoding_is_read() -> None:
    text = "Режим прекращения огня вступит в силу в полночь, сообщил министр иностранных дел."
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_only_the_main_text_of_a_page_is_read() -> None:
    page = (
        "<html><head><meta property='article:published_time' content='2016-12-29T10:00Z'></head><body><nav>Menu Sport</nav>"
        f"<article><h1>Trêve</h1><p>{TEXT}</p><p>{TEXT}</p></article><footer>Contact</footer></body></html>"
    )
    (one,) = read_bytes(page.encode(), "a.html")
    assert TEXT in one.text
    assert "Menu" not in one.text
    assert one.published == "2016-12-29"


def test_a_word_document_is_read_with_its_tables() -> None:
    file = docx.Document()
    file.add_paragraph(TEXT)
    file.add_table(1, 2).cell(0, 1).text = "12 morts"
    content = io.BytesIO()
    file.save(content)
    (one,) = read_bytes(content.getvalue(), "a.docx")
    assert TEXT in one.text
    assert "12 morts" in one.text


def test_a_pdf_of_pictures_says_so() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    content = io.BytesIO()
    writer.write(content)
    with pytest.raises(BadFile, match="no text"):
        list(read_bytes(content.getvalue(), "scan.pdf"))


@pytest.mark.parametrize(("content", "ending"), [(b"%PDF-1.7 broken", "pdf"), (b"PK\x03\x04 broken", "docx")])
def test_a_broken_file_is_an_error_that_names_it(content: bytes, ending: str) -> None:
    with pytest.raises(BadFile, match="bad"):
        list(read_bytes(content, f"bad.{ending}"))


def test_a_folder_gives_each_document_and_tells_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "c.jsonl").write_text(
        '{"id": "x", "text": "Oui.", "timezone": "UTC"}\nnonsense\n{"id": 3}\n', encoding="utf-8"
    )
    refused: list[str] = []
    found = list(documents(tmp_path, refused.append))
    assert [(one.id, one.zone) for one in found] == [("a", None), ("x", "UTC")]
    assert len(refused) == 3
    assert any("c.jsonl:2" in one for one in refused)


@pytest.mark.parametrize("content", [b"", b" \n\t", b"\x00\x00\x00", b"12:30 - 14\n", b"\xff\xfe"])
def test_a_file_without_a_word_says_so(content: bytes) -> None:
    with pytest.raises(BadFile, match=r"a\.txt: holds no words"):
        list(read_bytes(content, "a.txt"))


def test_remarks_of_the_pdf_reader_reach_nobody(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(BadFile, match=r"a\.pdf"):
        list(read_bytes(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n", "a.pdf"))
    assert caplog.records == []


def test_files_of_a_folder_that_are_no_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.xlsx").touch()
    left_out: list[Path] = []
    assert [one.id for one in documents(tmp_path, print, left_out.append)] == ["a"]
    assert left_out == [tmp_path / "b.xlsx"]
