from __future__ import annotations

from treve.agreements import show
from treve.agreements.description import describe, listing, timeline
from treve.agreements.file import library_agreement
from treve.normalise.actor_book import actor_book

BOOK = actor_book()
TRUCE = library_agreement("syr-2016-12-30", BOOK)
MEMORANDUM = library_agreement("syr-2017-05-04", BOOK)


def test_the_list_names_every_agreement_of_the_library_once() -> None:
    lines = show.listing_text(listing(show.library())).splitlines()
    assert len(lines) == 17
    assert lines[9].startswith("syr-2016-12-30  2016-12-30T00:00 Asia/Damascus")
    assert "2017-05-05, contested" in lines[10]
    assert "no start stated" in lines[11]


def test_the_timeline_runs_forward_and_says_on_whose_word() -> None:
    lines = show.timeline_text(timeline([MEMORANDUM, TRUCE])).splitlines()
    assert lines[0] == "2016-12-29            syr-2016-12-30  declared: 2016-12-29, says russia"
    assert lines[2].startswith("2016-12-29T22:00:00Z  syr-2016-12-30  effective: 2016-12-30T00:00 Asia/Damascus")
    assert lines[-1].startswith("no day")


def test_an_agreement_is_told_in_full_with_what_is_contested() -> None:
    text = show.described(describe(TRUCE, BOOK))
    for part in (
        "effective: 2016-12-30T00:00 Asia/Damascus = 2016-12-29T22:00:00Z, says the text",
        "Ahrar al-Sham: not_signed, says the-new-arab [contested]",
        "Ahrar al-Sham, strict: bound: cannot be told, some say that it is a party, others that it is not",
        "areas of combat operations against ISIL (nobody published its extent), says text",
        "form a negotiating delegation, by rebels, due 2017-01-16",
        "Follows\n  syr-2016-09-12",
        "Followed by\n  syr-2017-05-04",
        "1. https://mail.derechos.org/peace/syria/doc/unsyr659.html",
    ):
        assert part.replace(", says text", "") in text, part
