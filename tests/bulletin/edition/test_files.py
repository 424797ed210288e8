"""One content, every format: the same bytes each time, and the mark of an exercise in each."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile

import docx
import openpyxl
import pytest

from tests.bulletin.edition.test_public_told import TOLD
from treve.bulletin.edition import files, public_told
from treve.errors import BadValue

DAY = dt.date(2017, 1, 15)
SAID = ("html", "pdf", "docx", "xlsx")
MARK = "EXERCISE: nothing on this page is real"


def _made(exercise: bool) -> dict[str, bytes]:
    told = dataclasses.replace(TOLD, exercise=exercise)
    return files.said("x", lambda: public_told.content(told), DAY, ("en",), SAID)


def test_the_same_content_has_the_same_bytes() -> None:
    one = _made(False)
    assert set(one) == {f"x.en.{ending}" for ending in SAID}
    assert one == _made(False)


def test_every_format_of_an_exercise_says_so_and_no_other_does() -> None:
    for exercise in (True, False):
        made = _made(exercise)
        sheet = openpyxl.load_workbook(io.BytesIO(made["x.en.xlsx"])).worksheets[0]
        paper = docx.Document(io.BytesIO(made["x.en.docx"]))
        headers = [part.text for one in paper.sections for part in (*one.header.paragraphs, *one.footer.paragraphs)]
        assert (MARK in made["x.en.html"].decode()) is exercise
        assert (MARK in str(sheet["A1"].value)) is exercise
        assert (MARK in headers) is exercise
    assert _made(True)["x.en.pdf"] != _made(False)["x.en.pdf"]
    assert files.mark(True) + "x" == "EXERCISE-x"
    assert files.mark(False) == ""


def test_times_in_archives_are_not_those_of_the_writing() -> None:
    for name in ("x.en.docx", "x.en.xlsx"):
        with zipfile.ZipFile(io.BytesIO(_made(False)[name])) as archive:
            assert {one.date_time[0] for one in archive.infolist()} == {1980}


def test_other_formats_and_languages_are_refused() -> None:
    files.check(("en", "ar"), ("pdf",))
    with pytest.raises(BadValue):
        files.check(("en",), ("doc",))
    with pytest.raises(BadValue):
        files.check(("tlh",), ())


def test_json_ends_with_a_line() -> None:
    assert files.as_json({"a": "é"}) == '{\n "a": "é"\n}\n'.encode()
