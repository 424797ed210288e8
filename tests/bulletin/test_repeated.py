"""Told: whether a run could be repeated, and why two runs say other numbers."""

from __future__ import annotations

from treve.bulletin.repeated import label, told_difference, told_rerun
from treve.model.repeated_run import Cause, CauseFound, Difference, NumberChanged, Part, Rerun, TableCompared


def test_a_rerun_names_the_tables_that_are_not_the_same() -> None:
    tables = (TableCompared("finding", "a", "b"), TableCompared("report", "c", "c"))
    assert told_rerun(Rerun("r", "1", "1", tables[1:])) == "all 1 tables are the same"
    told = told_rerun(Rerun("r", "1", "2", tables))
    assert "made by treve 1, made again by treve 2" in told
    assert "1 of 2 tables are not the same: finding" in told


def test_a_number_stands_with_both_values_and_what_changed_it() -> None:
    path = "agreements.syr-2016-12-30.readings.strict.findings.covered"
    changed = NumberChanged(path, 60, 61, (Part(Cause.DATA, -1.0), Part(Cause.SETTING, 2.0)))
    told = told_difference(Difference("a", "b", (CauseFound(Cause.DATA, ("1 report removed: x",)),), (changed,)))
    assert "syr-2016-12-30, strict: under the terms" in told
    assert "60          61  data -1, setting +2" in told
    assert "data       1 report removed: x" in told


def test_a_reading_that_one_run_alone_has_is_one_line() -> None:
    paths = [f"agreements.a.readings.russia.findings.{verdict}" for verdict in ("covered", "undetermined")]
    numbers = tuple(NumberChanged(path, 1, None, (Part(Cause.SETTING, None),)) for path in paths)
    told = told_difference(Difference("a", "b", (CauseFound(Cause.SETTING, ("x",)),), numbers))
    assert "a, russia: in the first run alone  setting" in told
    assert "under the terms" not in told


def test_a_change_without_a_cause_is_called_a_fault() -> None:
    told = told_difference(Difference("a", "b", (), (NumberChanged("reports", 1, 2, ()),)))
    assert "report this as a fault" in told
    assert "cannot be told" in told


def test_paths_become_words() -> None:
    assert label("agreements.x.contested") == "x: contested"
    assert label("quality.vague_days") == "incidents without an exact day"
    assert label("quality.something_else") == "quality something else"
