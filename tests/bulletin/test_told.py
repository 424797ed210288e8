"""What a run found, for a terminal."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.bulletin import words
from treve.bulletin.told import told
from treve.model.finding import Verdict

READINGS = [
    {"reading": "strict", "findings": {"covered": 0, "undetermined": 3, "outside_time": 7}},
    {"reading": "presumed", "findings": {"covered": 3, "undetermined": 0, "outside_time": 7}},
]
LINKING = {"asked": True, "several": 2, "reports_of_several": 5, "ambiguous": 1, "superseded": 0, "disputed": 0}
AGREEMENT = {"id": "truce", "title": "Truce", "effective": None, "ended": None, "contested": 3, "readings": READINGS}


def _summary(agreements: int) -> dict[str, object]:
    quality = {"rejected_rows": 2, "data_end": "2017-01-01"}
    return {
        "reports": 10,
        "incidents": 7,
        "linking": LINKING,
        "quality": quality,
        "agreements": [AGREEMENT] * agreements,
        "warnings": ["careful"],
    }


def test_it_names_the_page_the_counts_and_the_warnings() -> None:
    text = told(_summary(1), Path("out"))
    assert "out/index.html" in text
    assert "10 reports, 2 rows rejected, data until 2017-01-01" in text
    assert "7 incidents; 2 told by several reports, 1 pair left to people" in text
    assert "3 incidents change verdict with the reading" in text
    assert "careful" in text


def test_each_reading_is_a_line_and_verdicts_that_none_gives_are_left_out() -> None:
    lines = told(_summary(1), Path("out")).splitlines()
    at = lines.index("strict            0          3            7")
    assert lines[at - 2 : at + 2] == [
        "          under the  cannot be  outside the",
        "              terms    decided         time",
        "strict            0          3            7",
        "presumed          3          0            7",
    ]


def test_every_short_verdict_fits_above_its_column() -> None:
    findings = {verdict.value: 1 for verdict in Verdict}
    agreement = {**AGREEMENT, "readings": [{"reading": "strict", "findings": findings}]}
    text = told({**_summary(0), "agreements": [agreement]}, Path("out"))
    heads = " ".join(text.splitlines()[6:8]).split()
    assert sorted(heads) == sorted(" ".join(words.VERDICTS_SHORT.values()).split())


@pytest.mark.parametrize(
    ("believed", "said"),
    [
        (("2017-05-04", "2017-05-04"), "in force from 2017-05-04;"),
        (("2017-05-05", "2017-05-04"), "in force from 2017-05-04 or 2017-05-05 (contested);"),
        ((None, "2017-05-04"), "in force from 2017-05-04 or an unknown instant (contested);"),
        ((None, None), "in force from an unknown instant;"),
    ],
)
def test_a_start_on_which_readings_differ_is_not_told_as_one(believed: tuple[str | None, ...], said: str) -> None:
    readings = [{**one, "effective": start} for one, start in zip(READINGS, believed, strict=True)]
    assert said in told({**_summary(0), "agreements": [{**AGREEMENT, "readings": readings}]}, Path("out"))


def test_without_reports_it_says_so() -> None:
    agreement = {**AGREEMENT, "readings": [{"reading": "strict", "findings": {}}]}
    assert "no incident was read" in told({**_summary(0), "agreements": [agreement]}, Path("out"))


def test_one_is_told_in_the_singular_and_a_missing_day_in_words() -> None:
    agreement = {**AGREEMENT, "contested": 1}
    quality = {"rejected_rows": 1, "data_end": None}
    summary = {**_summary(1), "reports": 1, "quality": quality, "agreements": [agreement], "warnings": []}
    text = told(summary, Path("out"))
    assert "1 report, 1 row rejected, no day in the data" in text
    assert "1 incident changes verdict with the reading" in text


def test_of_many_agreements_those_that_incidents_meet_are_listed() -> None:
    away = {**AGREEMENT, "title": "Elsewhere", "readings": [{"reading": "strict", "findings": {"outside_time": 10}}]}
    text = told({**_summary(0), "agreements": [*[away] * 9, AGREEMENT]}, Path("out"))
    assert text.index("Truce (truce)") < text.index("Elsewhere")


def test_many_agreements_are_counted_and_not_listed() -> None:
    assert "and 35 more agreements" in told(_summary(40), Path("out"))
