"""SQL files by their path, and what their headers say."""

from __future__ import annotations

from pathlib import Path

import pytest

from treve.store.protocol import header, sql_text


def test_a_header_has_one_field_for_each_key() -> None:
    sql = "-- Rule: is it so?\n-- Source: a book.\n-- NULL: cannot be told.\nSELECT 1\n"
    assert header(sql) == {"rule": "is it so?", "source": "a book.", "null": "cannot be told."}


def test_a_line_without_a_key_goes_on_with_the_one_before() -> None:
    sql = "-- Rule: is it so,\n--   and is it so everywhere?\n-- two words: are no key\n-- NULL: never.\nSELECT 1"
    assert header(sql)["rule"] == "is it so, and is it so everywhere? two words: are no key"


def test_comments_below_the_first_statement_are_no_header() -> None:
    assert header("-- Rule: so.\nSELECT 1\n-- Source: later.") == {"rule": "so."}


@pytest.mark.parametrize("sql", ["", "SELECT 1", "-- no key here\nSELECT 1", "\n-- Rule: after a blank line\nSELECT 1"])
def test_a_file_without_a_header_has_no_fields(sql: str) -> None:
    assert header(sql) == {}


def test_a_file_of_the_package_is_found_by_its_path_in_it() -> None:
    assert sql_text("resolve/report_actor.sql").startswith("-- Rule:")


def test_a_plug_ins_file_is_found_by_its_absolute_path(tmp_path: Path) -> None:
    own = tmp_path / "own.sql"
    own.write_text("SELECT 'é'", encoding="utf-8")
    assert sql_text(str(own)) == "SELECT 'é'"
