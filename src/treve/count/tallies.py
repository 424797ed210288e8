"""Numbers under counting rules: the table `tally` of a run."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from treve.model.counting_rule import CountingRule
from treve.store.protocol import Store

_RULE = pa.schema(
    [
        ("rule", pa.string()),
        ("rule_version", pa.string()),
        ("counts", pa.string()),
        ("gap_minutes", pa.int64()),
        ("within_area", pa.string()),
        ("any_act", pa.bool_()),
        ("bound_only", pa.bool_()),
    ]
)
_ACT = pa.schema([("rule", pa.string()), ("act", pa.string())])


def tallies(store: Store, rules: Sequence[CountingRule], into: str = "tally") -> None:
    """Count the incidents of a run under each rule into a table; each number a lowest and a highest.

    A number is exact where hours, sides, places and acts are; where they are vague, both ends hold whatever the truth is.
    """
    store.load("step_counting_rule", pa.Table.from_pylist([_row(rule) for rule in rules], schema=_RULE))
    acts = [{"rule": rule.rule, "act": act} for rule in rules for act in sorted(rule.acts)]
    store.load("step_counting_act", pa.Table.from_pylist(acts, schema=_ACT))
    for step in ("scope", "counted", "pause", "unit"):
        store.run(f"count/{step}.sql", into=f"step_{step}")
    store.run("count/tally.sql", into=into)


def _row(rule: CountingRule) -> dict[str, object]:
    return {
        "rule": rule.rule,
        "rule_version": rule.version,
        "counts": rule.counts.value,
        "gap_minutes": rule.gap_minutes,
        "within_area": rule.within.value if rule.within else None,
        "any_act": not rule.acts,
        "bound_only": rule.bound_only,
    }
