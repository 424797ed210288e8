from __future__ import annotations

import pytest

from tests.mapping.mappings import small_mapping
from treve.mapping.checks import faults
from treve.mapping.fields import Reading
from treve.mapping.mapping_file import Layout, Rule


def test_a_mapping_that_can_be_right_has_no_faults() -> None:
    assert list(faults(small_mapping())) == []


@pytest.mark.parametrize(
    ("fields", "where", "told"),
    [
        ({"weather": Rule(columns=("remark",), read_as=Reading.TEXT)}, ("fields", "weather"), "one of report_id"),
        ({"day": Rule(columns=("ref", "when"), read_as=Reading.DAY)}, ("fields", "day", "columns"), "1 columns"),
        (
            {"day": Rule(columns=("when",), read_as=Reading.YEAR_MONTH_DAY)},
            ("fields", "day", "columns"),
            "2 to 3 columns",
        ),
        ({"point": Rule(columns=("ref", "when"), read_as=Reading.UTM)}, ("fields", "point"), "utm_zone"),
        (
            {"note": Rule(columns=("nothing",), read_as=Reading.TEXT)},
            ("fields", "note", "columns"),
            "'nothing' is none",
        ),
        ({"killed_low": Rule(columns=("killed",), read_as=Reading.NUMBER)}, ("fields", "killed_low"), "not both"),
        (
            {"report_id": Rule(columns=("ref",), read_as=Reading.CONTENT)},
            ("fields", "report_id", "columns"),
            "0 columns",
        ),
    ],
)
def test_what_cannot_be_right_is_named(fields: dict[str, Rule], where: tuple[str, ...], told: str) -> None:
    ((found, expected),) = faults(small_mapping(**fields))
    assert found == where
    assert told in expected


def test_what_is_missing_or_stands_twice_is_named() -> None:
    mapping = small_mapping()
    without = mapping.model_copy(update={"fields": {}})
    assert [expected.split("'")[1] for _, expected in faults(without)] == ["report_id", "day"]
    columns = (*mapping.layout.columns, "ref")
    twice = mapping.model_copy(update={"layout": Layout(header=(1, 1), columns=columns)})
    assert [where for where, _ in faults(twice)] == [("layout", "columns", 5)]
