from __future__ import annotations

import pytest

from treve.extract.truce_lengths import end_of_length


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2022-04-02T19:00+03:00", "P2M", "2022-06-02T19:00+03:00"),
        ("2018-06-27", "PT72H", "2018-06-30"),
        ("2018-06-27", "PT5H", None),
        ("2017-03-25T12:00+01:00", "PT24H", "2017-03-26T13:00+02:00"),
        ("2024-01-31", "P1M", "2024-02-29"),
        ("2023-10-01/2023-10-31", "P42D", None),
    ],
    ids=[
        "months",
        "whole days of a date",
        "hours of a date",
        "exact hours over a change of the clock",
        "short month",
        "within a month",
    ],
)
def test_a_length_ends_in_exact_hours_or_on_the_day_of_the_month(start: str, length: str, end: str | None) -> None:
    assert end_of_length(start, length, "Europe/Paris") == end
