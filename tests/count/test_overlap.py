from __future__ import annotations

import pytest

from tests.count.figures import figure
from treve.count.overlap import apart, is_share, overlap


@pytest.mark.parametrize(
    ("one", "other", "are_apart", "do_overlap"),
    [
        ({"days": (0, 1)}, {"days": (2, 3)}, True, False),
        ({"days": (0, 2)}, {"days": (2, 3)}, False, True),
        ({"days": None}, {"days": (2, 3)}, False, True),
        ({"place": "Aleppo"}, {"place": "Idlib"}, True, False),
        ({"place": "Aleppo"}, {"place": "Halab"}, False, False),
        ({"place": "Douma"}, {"place": "Eastern Ghouta"}, False, False),
        ({"place": "Idlib and Hama"}, {"place": "Hama"}, False, True),
        ({"place": "Syria"}, {"place": "Hama"}, False, True),
        ({"blamed": ("rebels",)}, {"blamed": ("isil",)}, True, False),
        ({"blamed": ("isil", "rebels")}, {"blamed": ("isil",)}, False, True),
        ({"blamed": ("syrian-air-force",)}, {"blamed": ("syrian-government",)}, False, False),
        ({"measure": "killed_civilians"}, {"measure": "killed_fighters"}, True, False),
        ({"measure": "killed_civilians"}, {"measure": "killed_children"}, False, True),
        ({"measure": "killed"}, {"measure": "violations"}, False, False),
        ({}, {}, False, False),
    ],
)
def test_figures_are_apart_or_overlap_only_where_that_is_sure(
    one: dict[str, object], other: dict[str, object], are_apart: bool, do_overlap: bool
) -> None:
    first, second = figure("A", 1, **one), figure("B", 1, **other)  # type: ignore[arg-type]
    assert apart(first, second) is apart(second, first) is are_apart
    assert overlap(first, second) is overlap(second, first) is do_overlap


@pytest.mark.parametrize(("measure", "share"), [("share_percent", True), ("violations", False), ("firings", False)])
def test_shares_are_known_by_their_name(measure: str, share: bool) -> None:
    assert is_share(measure) is share
