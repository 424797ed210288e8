"""Real published totals: the errors known from their sources are found, and what adds up is left alone."""

from __future__ import annotations

from pathlib import Path

from tests.count.figures import write
from treve.count.audit import audit
from treve.model.published_total import Audit, CheckKind, Outcome

ROOT = Path(__file__).parents[2]


def _differences(found: Audit) -> dict[str, tuple[CheckKind, tuple[str, ...]]]:
    return {
        check.total.total_id: (check.kind, tuple(one.total_id for one in check.against))
        for check in found.found(Outcome.DIFFERENCE)
    }


def test_the_syrian_example_has_the_differences_its_sources_are_known_for(syria_example: Path) -> None:
    found = audit(syria_example / "published_totals.csv")
    assert found.faults == ()
    assert _differences(found) == {
        "C001": (CheckKind.SAME_FIGURE, ("RU1231",)),  # 13 and 12 for the first 24 hours, in two papers
        "SN07-arrest": (CheckKind.DAYS_WITHIN, ("SN04-arrest",)),  # 8 in a week, 9 in its first four days
        "SN16D": (CheckKind.COMPLETE_PARTS, ("SN16D-combat", "SN16D-arrest")),  # 219 + 32 printed, 242 in all
        "RU0225H": (CheckKind.SAME_FIGURE, ("RU0225",)),  # headline 15, body 14
        "AB": (CheckKind.SAME_FIGURE, ("AB2",)),  # 88, later 104
        "TSK70": (CheckKind.SAME_FIGURE, ("TSK66",)),  # 70 and 66, in two papers
    }


def test_one_figure_tied_to_five_days_and_to_a_week_is_shown_to_look_at(syria_example: Path) -> None:
    looks = audit(syria_example / "published_totals.csv").found(Outcome.LOOK)
    assert any("SN07C" in {one.total_id for one in check.against} for check in looks)


def test_elsewhere_only_the_sri_lankan_total_does_not_add_up() -> None:
    found = audit(ROOT / "examples" / "published-totals" / "published_totals.csv")
    assert found.faults == ()
    assert _differences(found) == {"SLMM02": (CheckKind.COMPLETE_PARTS, ("SLMM02-ltte", "SLMM02-government"))}
    (check,) = found.found(Outcome.DIFFERENCE)
    assert (int(check.stated.low), int(check.counted.low)) == (556, 558)


def test_rows_that_cannot_be_read_are_counted_beside_the_figures(tmp_path: Path) -> None:
    found = audit(write(tmp_path / "totals.csv", [{"total_id": "A"}, {"total_id": "B", "value": "x"}]))
    assert (found.rows, len(found.totals), len(found.faults)) == (2, 1, 1)
