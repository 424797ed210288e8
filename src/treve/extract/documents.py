"""Documents as they come: plain text, HTML, PDF, DOCX, JSON lines, a pasted chat, a folder of these. One at a time, never all.

The text of HTML, PDF and DOCX is what the file shows a reader: facts point into that text, which the draft's reader holds.
"""

from __future__ import annotations

import contextlib
import io
import json
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from treve.errors import BadFile, BadValue
from treve.extract import chat
from treve.extract.file_kinds import is_pdf, is_zip, refuse_other_kinds

SUFFIXES = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".jsonl")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_META_DATE = re.compile(
    r"<meta[^>]{0,200}?(?:property|name|itemprop)=[\"'](?:article:published_time|datePublished|dc\.date|date)[\"'][^>]{0,200}?"
    r"content=[\"'](\d{4}-\d\d-\d\d)",
    re.IGNORECASE,
)
_KEYS = ("text", "id", "published", "zone", "timezone", "language")


@dataclass(frozen=True, slots=True)
class Document:
    """One text to be read, with what its file says about it; None where the file is silent."""

    id: str
    text: str
    published: str | None = None
    zone: str | None = None
    language: str | None = None


def _nobody(_: Path) -> None:
    """Told of what nobody asked about."""


def documents(
    path: Path, refused: Callable[[str], None], left_out: Callable[[Path], None] = _nobody
) -> Iterator[Document]:
    """The documents of a file or folder, one at a time, in order of name.

    refused   told of each document of a folder or line that cannot be read; a single file that cannot be read raises
    left_out  told of each file of a folder whose name ends as no text does
    Raises   BadFile, BadValue for a single file
    """
    if not path.exists():
        raise BadFile(str(path), "no such file or folder", "a text, HTML, PDF, DOCX or JSONL file, or a folder of them")
    if path.is_dir():
        for one in sorted(path.rglob("*")):
            if not one.is_file():
                continue
            if one.suffix.lower() not in SUFFIXES:
                left_out(one)
            else:
                try:
                    yield from _of_file(one, refused)
                except (BadFile, BadValue) as problem:
                    refused(str(problem))
    else:
        yield from _of_file(path, refused)


def _of_file(path: Path, refused: Callable[[str], None]) -> Iterator[Document]:
    if path.suffix.lower() == ".jsonl":
        yield from _lines(path, refused)
        return
    yield from read_bytes(path.read_bytes(), path.name)


def read_bytes(content: bytes, name: str) -> Iterator[Document]:
    """The documents in the bytes of one file: one, or as many as a chat has messages. Raises BadFile."""
    stem, suffix = Path(name).stem, Path(name).suffix.lower()
    refuse_other_kinds(content, name)
    if is_pdf(content):
        yield Document(stem, _pdf(content, name))
    elif is_zip(content):
        yield Document(stem, _docx(content, name))
    else:
        text = decode(content, name)
        if suffix in (".html", ".htm") or re.match(r"\s*(?:<!doctype html|<html)", text, re.IGNORECASE):
            found = _META_DATE.search(text[:50_000])
            yield Document(stem, _main_text(text, name), published=found[1] if found else None)
        elif chat.is_chat(text):
            for number, message in enumerate(chat.messages(text), 1):
                yield Document(f"{stem}#{number}@{message.sender}", message.text, published=message.published)
        elif any(one.isalpha() for one in text):
            yield Document(stem, text)
        else:
            raise BadFile(name, "holds no words", "an announcement as text")


def decode(content: bytes, name: str) -> str:
    """Bytes as text, by mark, as UTF-8, or by the likeliest older encoding. Raises BadFile where none fits."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError:
                break
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    if best is None or b"\x00" in content[:1000]:
        raise BadFile(name, "its bytes are text in no known encoding", "text, preferably UTF-8")
    return str(best)


def _main_text(html: str, name: str) -> str:
    from trafilatura import extract

    text = extract(html, include_comments=False, include_tables=True, deduplicate=False)
    if not text:
        raise BadFile(name, "the page holds no main text", "an HTML page with an article")
    return text


def _pdf(content: bytes, name: str) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        with _without_remarks("pypdf"):
            pages = [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise BadFile(name, f"the PDF cannot be read ({problem})", "a PDF file that is whole and not locked") from None
    text = "\n\n".join(page.strip() for page in pages if page.strip())
    if not text:
        raise BadFile(
            name, "the PDF holds pictures of pages and no text", "a PDF with text; recognise the characters first"
        )
    return text


@contextlib.contextmanager
def _without_remarks(library: str) -> Iterator[None]:
    """What a library remarks by the way goes nowhere: where a file cannot be read, its error says so."""
    logger = logging.getLogger(library)
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)


def _docx(content: bytes, name: str) -> str:
    import docx
    from docx.table import Table

    try:
        file = docx.Document(io.BytesIO(content))
        blocks = [
            "\n".join(" \t".join(cell.text for cell in row.cells) for row in one.rows)
            if isinstance(one, Table)
            else one.text
            for one in file.iter_inner_content()
        ]
    except (KeyError, ValueError, zipfile.BadZipFile) as problem:
        raise BadFile(name, f"not a Word document ({problem})", "a DOCX file") from None
    text = "\n".join(blocks)
    if not text.strip():
        raise BadFile(name, "the document holds no text", "a DOCX file with text")
    return text


def _lines(path: Path, refused: Callable[[str], None]) -> Iterator[Document]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield _of_line(line, path, number)
            except BadValue as problem:
                refused(str(problem))


def _of_line(line: str, path: Path, number: int) -> Document:
    where = f"{path}:{number}"
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise BadValue(where, "line", line.strip()[:80], "one JSON object") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise BadValue(where, "text", line.strip()[:80], 'an object with "text"')
    for key in _KEYS[1:]:
        if not isinstance(given.get(key), (str, int, type(None))):
            raise BadValue(where, key, str(given[key])[:80], "a text or nothing")
    said = {key: str(given[key]) for key in _KEYS[1:] if given.get(key) not in (None, "")}
    return Document(
        said.get("id", str(number)),
        given["text"],
        said.get("published"),
        said.get("zone") or said.get("timezone"),
        said.get("language"),
    )
