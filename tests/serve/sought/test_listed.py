from __future__ import annotations

from pathlib import Path

from tests.serve.slow_filter import SlowFilter
from treve.serve.query import EVERYTHING, parse
from treve.serve.sought.listed import READINGS, held_against, listed
from treve.serve.sought.ready import ReadyRuns


def test_a_listed_incident_says_what_its_row_says(syria: Path, slow: SlowFilter) -> None:
    with ReadyRuns().sought(syria, EVERYTHING) as sought:
        told = listed(sought.store, slow.ids(EVERYTHING), "syr-2016-12-30")
    by_id = {row["incident_id"]: row for row in slow.incidents}
    assert [one.incident_id for one in told] == slow.ids(EVERYTHING)
    for one in told:
        row = by_id[one.incident_id]
        assert (one.act, one.first_day, one.reports) == (row["act"], row["first_day"], row["reports"])
        assert set(one.recorders) == slow.recorders[one.incident_id]
        for reading in READINGS:
            found = slow.findings.get((one.incident_id, "syr-2016-12-30", reading))
            assert one.verdicts.get(reading) == found
        assert one.contested == ((one.incident_id, "syr-2016-12-30") in slow.contested_under)
        low, best, high = row["deaths_low"], row["deaths_best"], row["deaths_high"]
        assert (one.deaths_low, one.deaths_high) == (best if low is None else low, best if high is None else high)


def test_the_syrian_example_has_what_a_short_cut_would_tell_wrongly(slow: SlowFilter) -> None:
    """Incidents with no highest number of deaths, and incidents contested by readings that a list does not show."""
    assert any(row["deaths_low"] is not None and row["deaths_high"] is None for row in slow.incidents)
    shown = {
        key[:2] for key in slow.contested_under if len({slow.findings.get((*key, reading)) for reading in READINGS}) > 1
    }
    assert shown < slow.contested_under


def test_a_list_is_held_against_the_agreement_asked_for_or_that_with_most_findings(syria: Path) -> None:
    runs = ReadyRuns()
    for text, expected in (("", "syr-2016-12-30"), ("agreement:syr-2016-02-27", "syr-2016-02-27")):
        with runs.sought(syria, parse(text)) as sought:
            assert held_against(sought) == expected


def test_an_incident_that_is_not_there_is_left_out(syria: Path) -> None:
    with ReadyRuns().sought(syria, EVERYTHING) as sought:
        assert listed(sought.run, [10**9], "") == []
