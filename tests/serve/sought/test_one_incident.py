from __future__ import annotations

from pathlib import Path

import pytest

from tests.serve.slow_filter import SlowFilter
from treve.errors import NotFound
from treve.serve.query import EVERYTHING
from treve.serve.sought.one_incident import one_incident
from treve.serve.sought.ready import ReadyRuns


def _largest(slow: SlowFilter) -> int:
    return int(max(slow.incidents, key=lambda row: (row["reports"], row["incident_id"]))["incident_id"])


def test_an_incident_is_told_by_all_its_reports_with_the_evidence_between_them(syria: Path, slow: SlowFilter) -> None:
    incident = _largest(slow)
    with ReadyRuns().sought(syria, EVERYTHING) as sought:
        told = one_incident(sought, incident, cells=False)
    own = {row["report_id"] for row in slow.reports[incident]}
    assert {one.report.report_id for one in told.reports} == own
    assert told.together
    assert {report for pair in told.together for report in (pair.own, pair.other)} <= own
    assert all(pair.other not in own and pair.other_incident != incident for pair in told.perhaps)
    weighed = next(pair for pair in told.together if pair.weights is not None)
    assert weighed.weights is not None
    assert weighed.weights.together
    assert weighed.chance == pytest.approx(weighed.weights.chance)


def test_raw_rows_are_told_where_they_are_asked_for(syria: Path, slow: SlowFilter) -> None:
    with ReadyRuns().sought(syria, EVERYTHING) as sought:
        without, with_them = (one_incident(sought, _largest(slow), cells) for cells in (False, True))
    assert all(one.raw.cells == {} for one in without.reports)
    assert all(one.raw.cells["report_id"] == one.report.report_id.removeprefix("table:") for one in with_them.reports)
    assert [one.agreements for one in without.reports] == [one.agreements for one in with_them.reports]


def test_an_incident_that_is_not_there_is_not_found(syria: Path) -> None:
    with ReadyRuns().sought(syria, EVERYTHING) as sought, pytest.raises(NotFound):
        one_incident(sought, 10**9, cells=False)
