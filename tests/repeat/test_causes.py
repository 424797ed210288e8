"""What differs in what two runs were made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from treve.model.repeated_run import Cause
from treve.repeat.causes import causes
from treve.repeat.recorded import GivenFile, recorded


def test_a_run_differs_in_nothing_from_itself(finished: Path) -> None:
    assert causes(recorded(finished), recorded(finished)) == ()


def test_another_name_for_the_same_agreement_is_no_difference(finished: Path) -> None:
    run = recorded(finished)
    assert causes(run, replace(run, given=(replace(run.given[0], name="copy.yaml"),))) == ()


def test_changed_lines_of_an_agreement_are_told(finished: Path) -> None:
    run = recorded(finished)
    content = (run.given[0].content or "").replace("title:", "title: not", 1)
    changed = GivenFile("agreement", run.given[0].name, "0" * 64, content)
    (found,) = causes(run, replace(run, given=(changed,)))
    assert found.cause is Cause.AGREEMENT
    assert [detail.split(": ")[1][0] for detail in found.details] == ["-", "+"]


def test_version_engine_and_decisions_are_causes_of_their_own(finished: Path) -> None:
    run = recorded(finished)
    other = replace(
        run, version="9.9", engine="other 1", given=(*run.given, GivenFile("decisions", "d.csv", "1" * 64, ""))
    )
    assert [one.cause for one in causes(run, other)] == [Cause.VERSION, Cause.DECISION]


def test_memory_and_threads_are_no_difference(finished: Path) -> None:
    run = recorded(finished)
    other = replace(
        run, order={**run.order, "settings": {**run.order["settings"], "threads": 3, "memory_limit": "2GB"}}
    )
    assert causes(run, other) == ()
