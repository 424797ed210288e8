from __future__ import annotations

import datetime as dt

from tests.bulletin.edition.listed import edition, listed
from treve.bulletin.edition.changes import Correction, Late
from treve.bulletin.edition.revised import added_late, corrected
from treve.bulletin.voices import Voices

CUT_OFF = dt.datetime(2017, 1, 5, 17, 30, tzinfo=dt.UTC)


def test_corrections_are_told_value_by_value() -> None:
    found = (
        Correction("table:A", CUT_OFF, (("deaths_low", 1, None), ("act", "artillery", "air_strike"))),
        Correction("table:B", CUT_OFF, (("verdicts", {"strict": "outside"}, {"strict": "covered"}),)),
        Correction("table:C", CUT_OFF, ()),
    )
    section = corrected(found)
    assert section.sentences[0].startswith("3 incidents")
    assert [row.cells[1] for row in section.grids[0].rows] == [
        "lowest number of deaths: 1, now not stated; act: artillery, now air strike",
        "verdict (strict): outside, now under the terms",
        "no report of it is in this run any more",
    ]


def test_no_edition_to_compare_with_is_not_the_same_as_no_change() -> None:
    assert corrected(None).sentences != corrected(()).sentences


def test_late_additions_are_listed_and_what_cannot_be_told_is_counted() -> None:
    section = added_late(Late((listed("a"),), unsure=2, unknown=3), edition(), Voices({}))
    assert len(section.grids[0].rows) == 1
    assert [one.split()[0] for one in section.sentences] == ["1", "2", "Of"]
    assert added_late(Late(()), edition(), Voices({})).grids == ()
