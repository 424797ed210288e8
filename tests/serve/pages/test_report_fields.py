"""The fields of a report: all that the casebook takes, each asked once, and what was kept comes back whole."""

from __future__ import annotations

from starlette.datastructures import FormData, UploadFile

from tests.serve.test_report_body import TEXTS
from treve.casebook import report_form
from treve.serve.pages import report_fields
from treve.serve.pages.report_fields import FIELDS


def test_every_column_of_the_casebook_is_asked_for_once() -> None:
    assert sorted(field.name for field in FIELDS) == sorted(report_form.COLUMNS)
    assert [field.number for field in FIELDS] == list(range(1, len(FIELDS) + 1))
    assert all(field.label for field in FIELDS)


def test_what_a_report_says_comes_out_of_its_form_as_it_went_in() -> None:
    form = report_form.read(TEXTS, "x")
    told = form.shareable() | form.sealed()
    kept = report_fields.kept(told)
    pairs: list[tuple[str, str | UploadFile]] = [(name, value) for name, value in kept.items() if name != "consent"]
    pairs += [("consent", use) for use in kept["consent"].split(";")]
    sent = report_fields.sent(FormData(pairs))
    assert report_form.read(dict(sent), "x") == form


def test_the_choices_are_those_that_the_casebook_reads() -> None:
    for name, choices in (("act", report_fields.acts()), ("place_precision", report_fields.precisions())):
        assert choices[0][0] == ""
        for code, words in choices[1:]:
            assert words
            point = {"latitude": "1", "longitude": "1"} if name == "place_precision" else {}
            assert getattr(report_form.read({"summary": "x", name: code, **point}, "x"), name) == code
