"""Each picture shows the numbers of its answer."""

from __future__ import annotations

import pytest

from tests.bulletin.answered import DURABILITY, HOLDING, HOTSPOTS, UNSEEN
from treve.bulletin.front_names import NO_NAMES
from treve.bulletin.further_pictures import PICTURES


def test_a_cluster_shows_what_was_recorded_beside_what_was_expected() -> None:
    (view,) = PICTURES["hotspots"](HOTSPOTS, NO_NAMES)
    whisker = next(line for line in view.lines if line.y1 == line.y2)
    # On a scale up to 40: 17.8 and 38.
    assert (whisker.x1 - 10) / (whisker.x2 - 10) == pytest.approx(17.8 / 38, abs=0.01)
    assert "by chance in 2 %" in view.description
    assert PICTURES["hotspots"]({"found": {"clusters": []}}, NO_NAMES) == ()


def test_holding_draws_the_rate_what_is_known_and_the_means() -> None:
    rate, known, means = PICTURES["holding"](HOLDING, NO_NAMES)
    assert "×0.40" in rate.description
    # The day of the answer stands first, the days before it to its right.
    assert known.steps[0][2].count("V") == 1
    assert "before the truce 10.0" in means.description


def test_without_report_days_and_tolls_nothing_is_drawn() -> None:
    refused = {"missing": "no_report_days", "values": {}}
    block: dict[str, object] = {"state": refused, "thresholds": refused, "deaths_means": [], "deaths_before": None}
    assert PICTURES["holding"](block, NO_NAMES) == ()


def test_comparable_truces_are_drawn_by_how_they_ended() -> None:
    (view,) = PICTURES["durability"](DURABILITY, NO_NAMES)
    assert [name for name, _, _ in view.steps] == ["still stands", "collapsed"]


def test_every_prior_has_a_row_with_what_was_seen() -> None:
    (view,) = PICTURES["unseen"](UNSEEN, NO_NAMES)
    assert "prior 1/missing, weight 1: 628" in view.description
