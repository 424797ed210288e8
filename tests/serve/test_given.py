"""What routes are given: ids of one form, words without control characters, no field that is not known."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.casebook.world import world
from treve.casebook.book import Casebook
from treve.serve.given import AccountId, CaseId, Name, Reason, ReportId, Words


def test_every_id_that_the_casebook_makes_fits_its_form(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    report = made.report("monitor")
    for kind, one in ((ReportId, report), (CaseId, made.case(report)), (AccountId, made.who["head"].account_id)):
        assert TypeAdapter(kind).validate_python(one) == one
        for wrong in ("", one[:-1], one + "0", one.lower(), f"{one}\n", f"../{one}", one.replace("-", "_")):
            with pytest.raises(ValidationError):
                TypeAdapter(kind).validate_python(wrong)


@pytest.mark.parametrize("text", ["", "   ", "a\x00b", "a\x1bb", "\x7f", "x" * 20_001])
def test_words_that_say_nothing_or_cannot_be_kept_are_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Words).validate_python(text)


def test_lines_and_scripts_are_words_and_a_name_is_one_line() -> None:
    assert TypeAdapter(Words).validate_python(" قصف\n\tشديد ") == "قصف\n\tشديد"
    with pytest.raises(ValidationError):
        TypeAdapter(Name).validate_python("two\nlines")
    with pytest.raises(ValidationError):
        Reason.model_validate({"reason": "x", "strange": 1})
