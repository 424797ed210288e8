from __future__ import annotations

import datetime as dt
from dataclasses import replace

from tests.bulletin.edition.listed import PERIOD, edition, listed
from treve.bulletin.edition.content import Around, Content, content
from treve.bulletin.edition.figures import Figures
from treve.bulletin.voices import Voices
from treve.catalogue import LANGUAGES, speaking

VOICES = Voices({})


def _text(told: Content) -> str:
    return " ".join((*told.lead, *(line for one in told.sections for line in one.sentences), *told.foot))


def test_corrections_and_coverage_come_before_any_count(told: Figures, around: Around) -> None:
    headings = [one.heading for one in content(told, around, VOICES).sections]
    assert headings[:3] == [
        "Corrections to earlier editions",
        "What was not observed, and who reported",
        "Recorded incidents",
    ]


def test_data_that_end_too_early_are_no_calm(around: Around) -> None:
    before = edition(data_end=PERIOD.first_day - dt.timedelta(days=1))
    assert "not even that it was quiet" in _text(content(before, around, VOICES))
    within = edition(data_end=PERIOD.last_day - dt.timedelta(days=1))
    assert "the days after it are not covered" in _text(content(within, around, VOICES))
    nothing = edition(data_begin=None, data_end=None)
    assert "holds no report" in _text(content(nothing, around, VOICES))


def test_what_may_not_be_passed_on_is_counted_and_not_listed(around: Around) -> None:
    told = content(edition(listed("open"), listed("SECRET", passed_on=False, place="SECRETPLACE")), around, VOICES)
    assert "1 incident is counted but not listed" in _text(told)
    cells = [str(row) for one in told.sections for grid in one.grids for row in grid.rows]
    assert not any("SECRET" in one for one in cells)
    assert any("table:open" in one for one in cells)


def test_longer_records_and_late_ones_are_said(around: Around) -> None:
    told = edition(listed("a"), longer=(listed("l", surely=False, deaths_high=8000),), not_yet=2)
    text = _text(content(told, around, VOICES))
    assert (
        "1 incident spans more than 7 days and more than the period. It is in none of these counts; deaths: 8,000."
        in text
    )
    assert "2 incidents of this period were published only after the cut-off" in text


def test_a_log_is_printed_with_its_root_and_its_absence_is_said(told: Figures, around: Around) -> None:
    assert "No log stands behind" in _text(content(told, around, VOICES))
    with_log = replace(around, checkpoint="example.org/log\n42\nAAAA\n")
    assert "Log example.org/log: 42 entries, root AAAA." in _text(content(told, with_log, VOICES))


def test_the_numbers_are_the_same_in_every_language(told: Figures, around: Around) -> None:
    tables = set()
    for code in LANGUAGES:
        with speaking(code):
            grids = [grid for one in content(told, around, VOICES).sections for grid in one.grids if grid.numeric]
        numbers = tuple(
            tuple("".join(letter for letter in str(cell) if letter.isdigit()) for cell in row.cells)
            for grid in grids[:3]
            for row in grid.rows
        )
        tables.add(numbers)
    assert len(tables) == 1


def test_a_breakdown_and_the_map_name_the_reading_they_are_told_under(around: Around) -> None:
    one = listed("a", verdicts={"strict": "undetermined"})
    sections = content(edition(one, readings=("strict",)), around, VOICES).sections
    heads = [
        grid.columns[2] for section in sections for grid in section.grids if grid.table == "incident, place, report"
    ]
    assert heads == ["of them under the terms (Strict)"] * 3
    (where,) = [picture.title for section in sections for picture in section.pictures if "Where" in picture.title]
    assert where == "Where the incidents happened, under the strict reading"


def test_an_incident_has_one_act_in_the_list_and_in_the_breakdown(around: Around) -> None:
    one = listed("a", act="artillery", act_disputed=True)
    grids = [grid for section in content(edition(one), around, VOICES).sections for grid in section.grids]
    (by_act,) = [grid for grid in grids if grid.caption == "By kind of act"]
    (every,) = [grid for grid in grids if grid.caption == "In order of time"]
    assert by_act.rows[0].head == every.rows[0].cells[2] == "artillery"


def test_in_which_order_perpetrators_are_named_splits_no_count(around: Around) -> None:
    orders = (("a;b",), ("b;a",), ("a;b", "b;a"), ("a", "b"))
    told = content(edition(*(listed(str(place), alleged=one) for place, one in enumerate(orders))), around, VOICES)
    (grid,) = (
        grid for one in told.sections for grid in one.grids if grid.caption == "By whom the reports name as perpetrator"
    )
    assert [(row.head, row.cells[0]) for row in grid.rows] == [("a; b", "3"), ("the reports name different ones", "1")]
