"""A report as it is filed."""

from __future__ import annotations

import datetime as dt

import pytest

from treve.casebook import report_form
from treve.errors import BadValue


def test_unknown_things_stay_unknown_and_are_left_out() -> None:
    form = report_form.read({"summary": "shelling", "act": "", "killed_low": " ", "killed_high": "0"}, "x")
    assert (form.act, form.killed_low, form.killed_high) == (None, None, 0)
    assert form.shareable() == {"summary": "shelling", "killed_high": 0}


def test_what_is_sealed_is_never_in_the_shareable_part() -> None:
    form = report_form.read(
        {"summary": "s", "narrative": "my street", "identity": "name", "consent": "verification"}, "x"
    )
    assert form.shareable() == {"summary": "s", "consent": ["verification"]}
    assert form.sealed() == {"narrative": "my street", "identity": "name"}


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("summary", ""),
        ("sumary", "x"),
        ("act", "shelling"),
        ("occurred_from", "31/12/2016"),
        ("occurred_from", "2017-02-30"),
        ("occurred_to", "2017-01-01"),
        ("killed_low", "-1"),
        ("killed_low", "3.5"),
        ("killed_low", "٣"),
        ("latitude", "91"),
        ("latitude", "NaN"),
        ("latitude", "35.9"),
        ("consent", "everything"),
        ("threat", "maybe"),
        ("place", "a\x00b"),
        ("place", "x" * 20_001),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_column(column: str, text: str) -> None:
    with pytest.raises(BadValue, match=r"reports\.csv:7"):
        report_form.read({"summary": "s", column: text}, "reports.csv:7")


def test_nobody_saw_what_happens_on_a_day_that_has_not_come() -> None:
    today = dt.datetime.now(dt.UTC).date()
    later = (today + dt.timedelta(days=2)).isoformat()
    for given in (
        {"occurred_from": later},
        {"occurred_from": "2017-01-05", "occurred_to": later},
        {"published": later},
    ):
        with pytest.raises(BadValue, match="expected a day that has come"):
            report_form.read({"summary": "x", **given}, "test")
    assert report_form.read({"summary": "x", "occurred_from": today.isoformat()}, "test").occurred_from


def test_a_day_that_no_run_would_read_is_refused_at_the_door() -> None:
    for column in ("occurred_from", "published"):
        for day in ("1899-12-31", "0001-01-01", "0217-01-05"):
            with pytest.raises(BadValue, match="expected a day from 1900 on"):
                report_form.read({"summary": "x", column: day}, "test")
        assert report_form.read({"summary": "x", column: "1900-01-01"}, "test")


def test_ranges_must_be_in_order() -> None:
    for low, high in (("killed_low", "killed_high"), ("injured_low", "injured_high")):
        with pytest.raises(BadValue, match=high):
            report_form.read({"summary": "s", low: "5", high: "3"}, "x")
    with pytest.raises(BadValue, match="occurred_to"):
        report_form.read({"summary": "s", "occurred_from": "2017-01-02", "occurred_to": "2017-01-01"}, "x")


def test_the_same_content_has_the_same_hash_and_any_difference_another() -> None:
    one = report_form.read({"summary": "s", "identity": "a"}, "x")
    assert report_form.content_hash(one, ["ab"]) == report_form.content_hash(one, ["ab"])
    other = report_form.read({"summary": "s", "identity": "b"}, "x")
    assert len({report_form.content_hash(*pair) for pair in ((one, ["ab"]), (one, []), (other, ["ab"]))}) == 3


def test_all_that_is_wrong_is_told_and_the_first_is_raised() -> None:
    values = {"summary": "a", "strange": "b", "killed_low": "3", "killed_high": "2", "time_local": "25:00"}
    form, faults = report_form.examine(values, "a.csv:2")
    assert form is None
    assert [fault.column for fault in faults] == ["strange", "time_local", "killed_high"]
    with pytest.raises(BadValue, match="strange"):
        report_form.read(values, "a.csv:2")
