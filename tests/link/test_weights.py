"""Weights from counts: near those that the truth gives, unmoved by the order of pairs, replaceable by hand."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.link.conftest import World, compared
from treve.errors import BadFile, BadValue
from treve.link import matching
from treve.link.levels import START, WEIGHED, digits
from treve.link.weights import estimated, maximised, overridden, read_overrides, starting_weights


def _compared(world: World) -> tuple[matching.Pairs, np.ndarray, np.ndarray, np.ndarray]:
    rows = compared(world.store)
    among = matching.pairs(rows.report_1, rows.report_2, rows.register_1, rows.register_2)
    incident = world.truth.reports.incident
    return among, rows.patterns, rows.of_pattern, incident[among.report_1 - 1] == incident[among.report_2 - 1]


def test_weights_counted_without_the_truth_are_near_those_counted_with_it(measured: World) -> None:
    among, patterns, of_pattern, same = _compared(measured)
    found = estimated(among, patterns, of_pattern)
    matched = np.bincount(of_pattern, same, len(patterns)).astype(np.float64)
    count = np.bincount(of_pattern, minlength=len(patterns)).astype(np.float64)
    known = maximised(digits(patterns), matched, count - matched, starting_weights())
    for row, one in enumerate(WEIGHED):
        for digit in range(1, len(one.levels) + 1):
            frequent = known.m[row, digit] > 0.1 and known.u[row, digit] > 0.1
            if frequent:
                assert found.bits()[row, digit] == pytest.approx(known.bits()[row, digit], abs=0.6), (one.name, digit)


def test_the_order_of_pairs_changes_nothing(world: World) -> None:
    among, patterns, of_pattern, _ = _compared(world)
    order = np.random.default_rng(1).permutation(len(of_pattern))
    turned = matching.Pairs(
        among.report_1[order], among.report_2[order], among.group_1[order], among.group_2[order], among.groups
    )
    straight, shuffled = estimated(among, patterns, of_pattern), estimated(turned, patterns, of_pattern[order])
    assert (straight.m == shuffled.m).all()
    assert (straight.u == shuffled.u).all()
    assert straight.share == shuffled.share


def test_without_pairs_the_starting_weights_stand() -> None:
    nothing = np.zeros(0, np.int64)
    among = matching.pairs(nothing, nothing, nothing, nothing)
    assert (estimated(among, nothing, nothing).m == starting_weights().m).all()


def test_decisions_move_the_weights(world: World) -> None:
    among, patterns, of_pattern, _ = _compared(world)
    far = next(pattern for pattern in patterns.tolist() if pattern % 10 == 4)
    plain = estimated(among, patterns, of_pattern)
    taught = estimated(among, patterns, of_pattern, {far: (500.0, 0.0)})
    days = [one.name for one in WEIGHED].index("days")
    assert taught.bits()[days, 4] > plain.bits()[days, 4]


def test_a_file_replaces_weights_and_blanks_leave_them(tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("compared,digit,bits\nact,1,3.5\nact,2,\nstart,1,-2\n", encoding="utf-8")
    given = read_overrides(path)
    assert given == {("act", 1): 3.5, (START, 1): -2.0}
    changed = overridden(starting_weights(), given)
    row = [one.name for one in WEIGHED].index("act")
    assert changed.bits()[row, 1] == pytest.approx(3.5)
    assert changed.bits()[row, 2] == starting_weights().bits()[row, 2]
    assert changed.share == pytest.approx(0.2)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("compared,digit,bits\nact,9,1\n", "w.csv:2"),
        ("compared,digit,bits\nweather,1,1\n", "weather"),
        ("compared,digit,bits\nact,1,much\n", "much"),
        ("compared,digit,bits\nact,1,99\n", "between"),
        ("compared,digit\nact,1\n", "'bits' is missing"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path: Path, content: str, named: str) -> None:
    path = tmp_path / "w.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises((BadValue, BadFile), match=named):
        read_overrides(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="none"):
        read_overrides(tmp_path / "none.csv")
