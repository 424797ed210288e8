from __future__ import annotations

import importlib.metadata

import pytest

from treve.errors import NotFound
from treve.read.source import Kind, Presence, find_source, sources
from treve.store.protocol import header, sql_text

BUILT_IN = ["acled", "table", "ucdp_ged"]


def test_the_built_in_sources_are_found_as_plug_ins_are() -> None:
    assert [name for name in sources() if name in BUILT_IN] == BUILT_IN
    assert all(source.name == name for name, source in sources().items())


def test_an_unknown_source_is_an_error_that_lists_the_known_ones() -> None:
    with pytest.raises(NotFound, match=r"no source 'gdelt'; known: acled, table, ucdp_ged"):
        find_source("gdelt")


def test_a_plug_in_joins_the_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = importlib.metadata.EntryPoint("mine", "treve.read.table:SOURCE", "treve.sources")
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry])
    assert list(sources()) == ["mine"]


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_source_names_only_columns_it_has(name: str) -> None:
    source = find_source(name)
    by_name = {column.name: column for column in source.columns}
    assert len(by_name) == len(source.columns)
    assert by_name[source.key].presence is Presence.FILLED
    assert set(source.point) <= set(by_name)
    assert all(by_name[day].kind in (Kind.DAY_SPAN, Kind.DAY_AND_AROUND) for day in source.days)
    assert {part for _, parts in source.joined for part in parts} <= set(by_name)
    assert all(column.codes for column in source.columns if column.kind is Kind.CODE)


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_source_has_one_select_with_a_full_header(name: str) -> None:
    sql = sql_text(find_source(name).sql)
    assert set(header(sql)) == {"rule", "source", "reads", "writes", "null"}
    assert header(sql)["reads"] == f"step_{name}"
    assert sql.count("SELECT") == 1
