from __future__ import annotations

import datetime as dt
from pathlib import Path

from treve.look.file_facts import Facts, facts
from treve.normalise.actor_book import actor_book
from treve.settings import Settings

BOOK = actor_book()
HEADER = "report_id,occurred_from,occurred_to,country,lat,lon,place_precision,perpetrator_alleged,target,killed_low\n"


def _facts(tmp_path: Path, *rows: str) -> Facts:
    path = tmp_path / "table.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return facts("table", path, None, BOOK, Settings())


def test_every_number_is_that_of_the_rows(tmp_path: Path) -> None:
    found = _facts(
        tmp_path,
        "a,2017-01-05,,Syria,34.9,36.7,1,syrian-army,Free Guard of Nowhere,1",
        "b,2017-01,,Syria,,,,Free Guard of Nowhere,,",
        "c,2017-01-07,2017-01-09,,34.9,36.7,,,,x",
        "d,2017-01-08,,,34.9,36.7,,,,",
        "d,2017-01-08,,,34.9,36.7,,,,",
    )
    assert (found.rows, found.reports, found.rejected, found.repeated) == (5, 3, 1, 1)
    assert (found.first, found.last) == (dt.date(2017, 1, 1), dt.date(2017, 1, 31))
    assert found.countries == {"SY": 2, "": 1}
    assert (found.vague_days, found.no_point, found.no_precision, found.no_side) == (1, 1, 2, 1)
    assert [(one.name, one.reports) for one in found.unresolved] == [("Free Guard of Nowhere", 2)]
    assert found.names == 2
    assert [(one.column, one.cells, one.value) for one in found.faults] == [("killed_low", 1, "x")]


def test_faults_are_told_apart_by_what_was_expected_the_commonest_first(tmp_path: Path) -> None:
    found = _facts(tmp_path, ",2017-01-05,,,,,,,,", "b,x,,,,,,,,", "c,y,,,,,,,,", "d,,,,,,,,,")
    assert [(one.column, one.cells, one.value) for one in found.faults] == [
        ("occurred_from", 2, "x"),
        ("report_id", 1, None),
        ("occurred_from", 1, None),
    ]


def test_a_point_without_a_country_lies_in_the_countries_around_it(tmp_path: Path) -> None:
    found = _facts(tmp_path, "a,2017-01-05,,,34.9,36.7,1,,,", "b,2017-01-05,,,,,,,,")
    around = {countries for _, _, countries in found.days}
    assert () in around
    assert any("SY" in countries and "UA" not in countries for countries in around)


def test_a_file_no_row_of_which_can_be_read(tmp_path: Path) -> None:
    found = _facts(tmp_path, "a,x,,,,,,,,")
    assert (found.reports, found.first, found.last, found.countries, found.names) == (0, None, None, {}, 0)


def test_a_country_that_contradicts_the_point_is_told_with_the_first_row(tmp_path: Path) -> None:
    rows = [f"{name},2017-01-05,,US,34.9,36.7,1,syrian-army,,1" for name in ("b", "a")]
    found = _facts(tmp_path, "c,2017-01-05,,Syria,34.9,36.7,1,syrian-army,,1", *rows)
    assert found.warnings == (
        "2 reports state a country in which their point does not lie, first table:b (country US, latitude 34.9, "
        "longitude 36.7: in SY); both stand as they are",
    )
