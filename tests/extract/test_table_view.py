from __future__ import annotations

from treve.extract import draft
from treve.extract.table_view import table


def test_every_fact_is_a_line_and_the_head_says_what_is_unknown() -> None:
    result = draft("Au moins 12 civils ont été tués.", document_id="a")
    lines = table(result).splitlines()
    assert lines[0] == "a: language fr, published unknown, zone unknown"
    assert len(lines) == 2 + len(result.facts) + len(result.relations)
    assert "Au moins 12 civils" in lines[2]
