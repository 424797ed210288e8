from __future__ import annotations

from treve.agreements.description import describe, listing, timeline
from treve.agreements.file import library_agreement, library_ids
from treve.normalise.actor_book import actor_book

BOOK = actor_book()
MEMORANDUM = library_agreement("syr-2017-05-04", BOOK)


def test_times_on_which_asserters_differ_are_contested() -> None:
    found = describe(MEMORANDUM, BOOK)
    assert {one.contested for one in found.times if one.what == "effective"} == {True}
    assert {one.contested for one in found.times if one.what == "declared"} == {False}


def test_the_extent_of_an_area_is_told_in_words() -> None:
    extents = [one.extent for one in describe(MEMORANDUM, BOOK).areas]
    assert extents[0] == "SY / Idlib; parts of SY / Latakia, SY / Aleppo, SY / Hama, nobody says which"


def test_every_time_of_every_agreement_stands_in_the_timeline() -> None:
    agreements = [library_agreement(name, BOOK) for name in library_ids()]
    assert len(timeline(agreements)) == sum(len(one.times) for one in agreements)


def test_the_list_keeps_starts_that_differ() -> None:
    (line,) = listing([MEMORANDUM])
    assert line.starts == ("2017-05-05", "2017-05-04", "2017-05-06T00:00 Asia/Damascus", "2017-05-06")
    assert line.parties == ("syrian-government", "rebels")
