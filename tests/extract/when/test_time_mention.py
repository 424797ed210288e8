from __future__ import annotations

from treve.extract.when.time_mention import TimeForm, TimeMention


def test_a_mention_has_no_ends_unless_it_is_a_range() -> None:
    one = TimeMention(0, 5, TimeForm.DATE, ("2016-12-30",), None, "as written")
    assert one.ends is None
    assert one.ruled_out == ()
