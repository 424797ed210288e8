from __future__ import annotations

from pathlib import Path

import pytest

from treve.catalogue import speaking
from treve.look import look
from treve.look.file_kind import FileKind
from treve.look.told import KINDS, told

HEADER = "report_id,occurred_from,country,lat,lon,perpetrator_alleged\n"


def _told(tmp_path: Path, *rows: str, header: str = HEADER) -> str:
    path = tmp_path / "mine.csv"
    path.write_text(header + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return told(look(path))


def test_every_kind_has_words() -> None:
    assert set(KINDS) == set(FileKind)


def test_what_is_there_and_what_is_missing(tmp_path: Path) -> None:
    text = _told(tmp_path, "a,2017-01-05,Syria,34.9,36.7,syrian-army", "b,2017-01,Syria,,,Free Guard of Nowhere")
    assert "Rows: 2; reports: 2; cannot be read: 0; repeated: 0." in text
    assert "Days: from 2017-01-01 to 2017-01-31, where the data end." in text
    assert "SY (2)" in text
    assert "1 report without one exact day" in text
    assert "Free Guard of Nowhere (1" in text
    assert "syr-2016-12-30: 2 reports in its time (from 2016-12-30 on), 0 before it." in text
    assert text.splitlines()[-1].startswith("Next: treve run --agreement")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "a,2010-01-05,Syria,,,syrian-army",
            "The file ends on 2010-01-05, before syr-2016-02-27 starts on 2016-02-27: a newer file is needed.",
        ),
        ("a,2017-01-05,Chad,,,syrian-army", "None of them has a territory in these countries"),
        ("a,2017-01-05,Syria,,,Free Guard of Nowhere", "Not one name is known, so that who is bound cannot be told"),
        ("a,2017-01,Syria,,,syrian-army", "No report has an exact day"),
        ("2017-01-05,a,Syria,,,syrian-army", "No row can be read: are the columns mixed up?"),
        ("a,2017-01-05,,,,syrian-army", "Where no country is stated, --country NAME=CC"),
    ],
)
def test_what_goes_wrong_on_the_first_day_has_a_sentence(tmp_path: Path, row: str, sentence: str) -> None:
    assert sentence in _told(tmp_path, row)


def test_a_header_without_rows_is_no_fault_of_the_columns(tmp_path: Path) -> None:
    text = _told(tmp_path)
    assert "The file has a header and no rows." in text
    assert "mixed up" not in text


def test_a_last_day_that_has_not_come_is_told(tmp_path: Path) -> None:
    assert "has not come yet" not in _told(tmp_path, "a,2017-01-05,Syria,,,syrian-army")
    assert "has not come yet" in _told(tmp_path, "a,2099-01-05,Syria,,,syrian-army")


def test_an_old_export_says_what_it_lacks(tmp_path: Path) -> None:
    header = (
        "event_id_cnty,event_date,time_precision,actor1,actor2,country,latitude,longitude,geo_precision,fatalities\n"
    )
    text = _told(tmp_path, "SYR1,05 January 2017,1,A,B,Syria,34.9,36.7,1,0", header=header)
    assert "Missing columns: sub_event_type" in text
    assert "perhaps an older release" in text


def test_it_is_told_in_the_language_asked_for(tmp_path: Path) -> None:
    with speaking("fr"):
        assert "Ensuite : treve run" in _told(tmp_path, "a,2017-01-05,Syria,34.9,36.7,syrian-army")
    with speaking("ar"):
        assert "\nالأمر التالي: treve run --agreement" in _told(tmp_path, "a,2017-01-05,Syria,34.9,36.7,syrian-army")
