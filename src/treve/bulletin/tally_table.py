"""Numbers under counting rules as one table, each row with its rule, the version of the rule, and what the rule counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from treve.bulletin.counted import rule_line
from treve.model.counting_rule import CountingRule
from treve.store.arrow_types import arrow_schema

WORDS = "rule_in_words"
"""The column that the table `tally` does not have: the rule in one sentence."""


def tally_table(rules: Sequence[CountingRule], tallies: Sequence[Mapping[str, Any]]) -> pa.Table:
    """The rows of `tally` in their order, each with its rule in words. Every row has a rule of the list."""
    words = {(rule.rule, rule.version): rule_line(rule) for rule in rules}
    rows = [{**row, WORDS: words[row["rule"], row["rule_version"]]} for row in tallies]
    schema = arrow_schema("tally")
    after = schema.get_field_index("rule_version") + 1
    return pa.Table.from_pylist(rows, schema.insert(after, pa.field(WORDS, pa.string())))
