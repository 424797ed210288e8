from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from treve.errors import BadValue
from treve.mapping.times import read_time


@given(st.times())
def test_the_same_time_in_every_notation(time: dt.time) -> None:
    expected = f"{time:%H:%M}"
    half = "ص" if time.hour < 12 else "م"
    notations = (
        f"{time:%H:%M}",
        f"{time.hour}h{time.minute:02}",
        f"{time:%H:%M:%S}",
        f"{time:%I:%M %p}",
        f"{time:%I:%M} {half}",
        f"{time:%H%M}",
        f"{time.hour}.{time.minute:02}",
    )
    assert {read_time(text) for text in notations} == {expected}
    assert read_time(time) == expected
    assert read_time((time.hour * 60 + time.minute) / 1440) == expected


@pytest.mark.parametrize(
    "text", ["25:00", "12:60", "13:00 pm", "noon", "14", "12", "", "5 hours", "14:30Z", "1430 UTC"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        read_time(text)
