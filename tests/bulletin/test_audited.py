from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.count.figures import write
from treve.bulletin import audited
from treve.count.audit import audit
from treve.model.published_total import Audit, Bounds, CheckKind, CheckReason


@pytest.fixture
def wrong(tmp_path: Path) -> Audit:
    """A headline over a body that comes to less, beside a row that cannot be read."""
    rows = [
        {"total_id": "head", "value": "15", "note": "headline", "url": "https://example.org/a"},
        {"total_id": "body", "value": "14", "part_of": "head", "part_kind": "complete", "place": "Hama"},
        {"total_id": "bad", "value": "a dozen"},
    ]
    return audit(write(tmp_path / "totals.csv", rows))


def test_every_kind_and_reason_has_words() -> None:
    assert set(audited.KINDS) == set(audited.HEADS) == set(CheckKind)
    assert set(audited.REASONS) == set(CheckReason)


def test_a_difference_is_told_with_both_figures_their_lines_and_notes(wrong: Audit) -> None:
    text = audited.audit_text(wrong)
    assert "a part could not be read" not in text.lower()
    assert "The parts listed come to 14, and the total is given as 15." in text
    assert "line    2  head: 15" in text
    assert "headline" in text
    assert "line 4: value holds 'a dozen'" in text


def test_the_values_are_plain_json(wrong: Audit) -> None:
    values = json.loads(json.dumps(audited.audit_values(wrong)))
    assert values["outcomes"]["difference"] == 1
    assert values["faults"][0]["line"] == 4


def test_the_page_says_what_it_cannot_say_and_links_the_source(wrong: Audit) -> None:
    answer = audited.audit_answer(wrong)
    assert answer.cautions == tuple(audited.CAUTIONS)
    assert answer.grids[0].rows[0].head == "head (line 2)"
    assert answer.grids[-1].rows[0].head == "line 4"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(12, 12, "12"), (1403, None, "1,403 or more"), (0, 70, "0 to 70"), (0, None, "not stated"), (0, 0, "0")],
)
def test_bounds_in_words(low: int, high: int | None, said: str) -> None:
    assert audited.bounds(Bounds(Decimal(low), None if high is None else Decimal(high))) == said
