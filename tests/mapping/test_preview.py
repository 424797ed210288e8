from __future__ import annotations

from tests.mapping.mappings import ROWS, small_mapping
from tests.mapping.tables import table_of
from treve.catalogue import speaking
from treve.mapping.mapped_rows import mapped_rows
from treve.mapping.preview import faults_text, preview, preview_text

MANY = [
    ["Title of a register"],
    *ROWS,
    *([str(number), "07/01/2017", "Hama", number, None] for number in range(20)),
    ["d", "x", "y", "z", None],
]


def test_ten_rows_are_shown_in_the_columns_that_hold_anything() -> None:
    table = table_of(MANY)
    found = preview(table, mapped_rows(table, small_mapping(), frozenset()))
    assert len(found.rows) == 10
    assert found.names == ("report_id", "occurred_from", "place", "country", "killed_low", "killed_high")
    lines = preview_text(found).splitlines()
    assert lines[0].split() == list(found.names)
    assert lines[1].split() == ["a", "2017-01-05", "Rastan", "SY", "3", "3"]
    assert "1 row (above the header): 1" in lines[-1]


def test_faults_are_told_with_the_rows_of_the_sheet() -> None:
    table = table_of(MANY)
    faults = mapped_rows(table, small_mapping(), frozenset()).faults
    text = faults_text(table, faults)
    assert text.splitlines()[0].startswith("  row 25: column 'when' holds 'x'; expected a day")
    assert "and 1 more cells" in faults_text(table, faults * 3)


def test_the_words_follow_the_language() -> None:
    table = table_of(MANY)
    found = preview(table, mapped_rows(table, small_mapping(), frozenset()))
    with speaking("fr"):
        assert "au-dessus de l’en-tête" in preview_text(found)
