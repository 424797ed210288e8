from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.bulletin.edition.listed import ONE, PERIOD, PREVIOUS, edition, listed
from treve.bulletin.edition.changes import Earlier, corrections, incident_values, late, read_edition
from treve.bulletin.edition.figures import Listed
from treve.errors import BadFile

LAST_WEEK = dt.date(2017, 1, 3)


def _then(report: str, **values: object) -> Listed:
    whole_day = {
        "earliest_at": dt.datetime(2017, 1, 2, 22),  # noqa: DTZ001
        "latest_at": dt.datetime(2017, 1, 3, 22),  # noqa: DTZ001
        "first_day": LAST_WEEK,
        "last_day": LAST_WEEK,
        "published": LAST_WEEK,
    }
    return listed(report, **{**whole_day, **values})


def _edition(*incidents: Listed) -> Earlier:
    return Earlier("x.json", PREVIOUS.starts_at, PREVIOUS.ends_at, tuple(incident_values(one) for one in incidents))


def test_nothing_changed_is_no_correction() -> None:
    told = edition(ONE, earlier=(_then("B"),))
    assert corrections(told, [_edition(_then("B"))]) == ()


@pytest.mark.parametrize(
    ("now", "changed"),
    [
        ({"deaths_low": 4}, ("deaths_low", 1, 4)),
        ({"place": "Idlib"}, ("place", "Wadi Barada", "Idlib")),
        ({"act": None}, ("act", "artillery", None)),
        ({"alleged": ()}, ("alleged", ["syrian-government"], [])),
        (
            {"verdicts": {"strict": "covered", "presumed": "covered"}},
            (
                "verdicts",
                {"strict": "undetermined", "presumed": "covered"},
                {"strict": "covered", "presumed": "covered"},
            ),
        ),
    ],
)
def test_each_changed_value_is_a_correction(now: dict[str, object], changed: tuple[object, ...]) -> None:
    (found,) = corrections(edition(earlier=(_then("B", **now),)), [_edition(_then("B"))])
    assert found.report == "table:B"
    assert found.changed == (changed,)


def test_a_report_that_joined_another_incident_and_one_that_is_gone_are_told() -> None:
    joined = replace(_then("B"), reports=("table:B", "table:C"))
    found = corrections(edition(earlier=(joined,)), [_edition(_then("B"), _then("D"))])
    assert [(one.report, [what for what, _, _ in one.changed]) for one in found] == [
        ("table:B", ["reports"]),
        ("table:D", []),
    ]


def test_late_by_the_earlier_editions() -> None:
    told = edition(ONE, earlier=(_then("B"), _then("C"), _then("D", passed_on=False)))
    assert [one.reports for one in late(told, [_edition(_then("B"))]).incidents] == [("table:C",)]


def test_late_by_publication_where_no_edition_is_given() -> None:
    cut_off = PREVIOUS.last_day
    told = edition(
        earlier=(
            _then("in time", published=LAST_WEEK),
            _then("late", published=cut_off + dt.timedelta(days=1)),
            _then("too late", published=PERIOD.last_day + dt.timedelta(days=1)),
            _then("on the day", published=cut_off),
            _then("no date", published=None, undated=True),
        )
    )
    found = late(told, ())
    assert [one.reports for one in found.incidents] == [("table:late",)]
    assert (found.unsure, found.unknown) == (1, 1)


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        "{}",
        "[" * 100_000,
        json.dumps({"schema": 9}),
        json.dumps({"schema": 1, "agreement_id": "other"}),
        json.dumps({"schema": 1, "agreement_id": "tst", "period": {"starts_at": "?", "ends_at": "?"}, "incidents": []}),
    ],
)
def test_what_is_no_edition_is_refused_with_its_path(content: str, tmp_path: Path) -> None:
    path = tmp_path / "edition.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BadFile, match=r"edition\.json"):
        read_edition(path, "tst")
