from __future__ import annotations

from pathlib import Path

from treve.serve.query import parse
from treve.serve.sought import answers
from treve.serve.sought.ready import ReadyRuns


def test_a_name_that_nothing_bears_is_told_with_the_nearest(syria: Path) -> None:
    query = parse("area:Alepo")
    with ReadyRuns().sought(syria, query) as sought:
        (unknown,) = sought.known.unknown(query)
        assert (unknown.facet, unknown.value, unknown.near) == ("area", "Alepo", "aleppo")
        assert sought.ask(answers.total).incidents == 0
