from __future__ import annotations

import datetime as dt
import xml.etree.ElementTree as ET

from tests.bulletin.edition.listed import DAY, edition, listed
from treve.bulletin.edition.figures import Figures
from treve.bulletin.edition.pictures import days_picture, map_picture
from treve.bulletin.voices import Voices

SVG = "{http://www.w3.org/2000/svg}"


def test_every_certain_day_is_a_bar_and_the_others_are_counted() -> None:
    told = edition(
        listed("a"),
        listed("b"),
        listed("c", first_day=DAY - dt.timedelta(days=1), last_day=DAY),
        listed("d", first_day=DAY - dt.timedelta(days=3), last_day=DAY - dt.timedelta(days=3)),
    )
    picture = days_picture(told)
    assert picture is not None
    bars = [path.get("d", "") for path in ET.fromstring(picture.svg).iter(f"{SVG}path")]
    assert bars[0].count("M") == 2
    assert any("1 incident whose day" in note for note in picture.notes)
    assert days_picture(edition()) is None


def test_days_after_the_data_end_are_said_to_be_unknown() -> None:
    picture = days_picture(edition(listed("a"), data_end=DAY))
    assert picture is not None
    assert any("after it nothing is known" in note for note in picture.notes)


def test_the_map_has_what_is_placed_and_counts_the_rest(told: Figures) -> None:
    picture = map_picture(told, Voices({}))
    assert picture is not None
    placed = sum(one.place_precision in ("exact", "near") and one.latitude is not None for one in told.now)
    assert str(len(told.now) - placed) in picture.notes[-1]
    assert sum(int(note.rsplit(" ", 1)[1]) for note in picture.notes[:-1]) == placed
    hidden = edition(listed("a", passed_on=False), listed("b", place_precision="country"))
    assert map_picture(hidden, Voices({})) is None
