"""The tallies as a table: no number without its rule and version, and no text that runs."""

from __future__ import annotations

import csv
import dataclasses
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from treve.bulletin.csv_export import write_csv
from treve.bulletin.tally_table import WORDS, tally_table
from treve.bulletin.xlsx_export import write_xlsx
from treve.catalogue import say, speaking
from treve.count.rule_file import counting_rule, rule_names

RULES = tuple(counting_rule(name) for name in rule_names())


def _row(rule: Any, **more: Any) -> dict[str, Any]:
    usual = {
        "rule": rule.rule,
        "rule_version": rule.version,
        "agreement_id": None,
        "reading": None,
        "scope": "whole",
        "admin1": None,
        "day": None,
        "low": 3,
        "high": None,
        "incidents": 2,
        "unsure": 1,
        "without_number": 0,
    }
    return usual | more


def test_every_row_has_its_rule_its_version_and_what_it_counts() -> None:
    rows = [_row(rule) for rule in RULES]
    made = tally_table(RULES, rows).to_pylist()
    assert [(row["rule"], row["rule_version"]) for row in made] == [(rule.rule, rule.version) for rule in RULES]
    for rule, row in zip(RULES, made, strict=True):
        assert rule.title in row[WORDS]
        assert f"version {rule.version}" in row[WORDS]
        assert {name: row[name] for name in rows[0]} == _row(rule)
    with speaking("fr"):
        assert say(RULES[0].title) in tally_table(RULES, rows).to_pylist()[0][WORDS]


def test_a_number_without_a_rule_of_the_list_is_no_number() -> None:
    with pytest.raises(KeyError):
        tally_table(RULES, [_row(dataclasses.replace(RULES[0], version="999"))])


def test_a_division_that_looks_like_a_formula_is_text_in_both_files(tmp_path: Path) -> None:
    made = tally_table(RULES, [_row(RULES[0], scope="admin1", admin1="=HYPERLINK(0)", low=-1)])
    write_csv(tmp_path / "a.csv", made.schema, iter(made.to_batches()))
    row = next(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"))))
    assert (row["admin1"], row["low"], row["high"]) == ("'=HYPERLINK(0)", "-1", "")
    write_xlsx(tmp_path / "a.xlsx", made.schema, iter(made.to_batches()))
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert (cells["admin1"].value, cells["admin1"].data_type) == ("=HYPERLINK(0)", "s")
    assert (cells["low"].value, cells["high"].value) == (-1, None)
