from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from treve.look.overlap import Overlap, overlaps
from treve.model.agreement import Agreement

MARCH = dt.date(2017, 3, 1)


def _by_id(library: Sequence[Agreement], *keys: tuple[dt.date, dt.date, tuple[str, ...]]) -> dict[str, Overlap]:
    return {one.agreement_id: one for one in overlaps(library, dict.fromkeys(keys, 1))}


def test_time_and_country_both_count(library: Sequence[Agreement]) -> None:
    found = _by_id(library, (MARCH, MARCH, ("SY",)))
    assert found["syr-2016-12-30"].reports == found["syr-2016-12-30"].placed == 1
    assert found["syr-2017-05-04"].reports == 0
    assert found["syr-2017-05-04"].before == 1
    assert found["ukr-2015-02-15"].reports == 0


def test_a_report_that_says_nowhere_may_lie_anywhere_and_is_not_placed(library: Sequence[Agreement]) -> None:
    found = _by_id(library, (MARCH, MARCH, ()))
    assert (found["ukr-2015-02-15"].reports, found["ukr-2015-02-15"].placed) == (1, 0)


def test_a_vague_day_overlaps_where_any_of_its_days_does(library: Sequence[Agreement]) -> None:
    december = (dt.date(2016, 12, 1), dt.date(2016, 12, 31), ("SY",))
    assert _by_id(library, december)["syr-2016-12-30"].reports == 1


def test_a_legal_end_ends_and_a_claim_of_collapse_does_not(library: Sequence[Agreement]) -> None:
    found = _by_id(
        library,
        (dt.date(2023, 1, 1), dt.date(2023, 1, 1), ("YE",)),
        (dt.date(2022, 5, 1), dt.date(2022, 5, 1), ("YE",)),
    )
    assert found["yem-2022-04-02"].end == dt.date(2022, 10, 2)
    assert found["yem-2022-04-02"].reports == 1
    assert found["syr-2016-12-30"].end is None


def test_those_with_the_most_reports_come_first(library: Sequence[Agreement]) -> None:
    found = overlaps(library, {(MARCH, MARCH, ("SY",)): 5, (MARCH, MARCH, ("UA",)): 7})
    assert found[0].agreement_id == "ukr-2015-02-15"
    assert [one.reports for one in found] == sorted((one.reports for one in found), reverse=True)
