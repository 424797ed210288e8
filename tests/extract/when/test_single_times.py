from __future__ import annotations

import pytest

from treve.extract.drafting import prepare


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("On Friday, the guns should fall silent at 6 p.m.", ("2016-12-30T18:00+02:00",)),
        ("The truce will begin on the 30th at midnight.", ("2016-12-30T00:00+02:00", "2016-12-31T00:00+02:00")),
        ("The truce was to have begun on Friday at 6 p.m.", ("2016-12-23T18:00+02:00", "2016-12-30T18:00+02:00")),
        ("The truce will begin tonight at 2 a.m.", ("2016-12-28T02:00+02:00",)),
        ("The truce will begin the next day at 8 a.m.", ()),
    ],
    ids=["head of the sentence", "day of the month", "was to have", "small hours", "a day of the story"],
)
def test_a_point_has_every_value_its_words_leave_open(text: str, values: tuple[str, ...]) -> None:
    found = prepare(text, published="2016-12-27", zone="Asia/Damascus", language="en").times
    assert found[-1].values == values
