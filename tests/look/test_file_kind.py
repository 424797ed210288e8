from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from tests.mapping.nasty_workbooks import FRENCH, KOBO
from tests.read.conftest import GED_COLUMNS
from treve.errors import BadFile
from treve.look.file_kind import FileKind, missing_columns, tell
from treve.read.acled import SOURCE as ACLED
from treve.read.ucdp_ged import SOURCE as GED

ACLED_2010 = (
    "GWNO;EVENT_ID_CNTY;EVENT_ID_NO_CNTY;EVENT_DATE;YEAR;TIME_PRECISION;EVENT_TYPE;ACTOR1;ALLY_ACTOR_1;ACTOR2;COUNTRY;LOCATION;"
    "LATITUDE;LONGITUDE;GEO_PRECISION;SOURCE;NOTES;FATALITIES"
)
ACLED_2018 = (
    "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,time_precision,event_type,sub_event_type,actor1,assoc_actor_1,"
    "inter1,actor2,country,location,latitude,longitude,geo_precision,source,notes,fatalities"
)
KOBO_CSV = "start,incident/date,_id,_uuid,_submission_time,_index"
ODK_CSV = "SubmissionDate,incident-date,incident-place,KEY,SubmitterID,ReviewState"
TOTALS = "total_id,recorder,period_from,period_to,place,party_blamed,measure,value,part_of,part_kind"


@pytest.mark.parametrize(
    ("header", "kind", "source"),
    [
        (",".join(GED_COLUMNS), FileKind.SOURCE, "ucdp_ged"),
        (ACLED_2018, FileKind.SOURCE, "acled"),
        (ACLED_2018.upper(), FileKind.SOURCE, "acled"),
        (ACLED_2010, FileKind.NEARLY, "acled"),
        ("report_id,occurred_from,killed_low", FileKind.SOURCE, "table"),
        (KOBO_CSV, FileKind.KOBO, None),
        (ODK_CSV, FileKind.ODK, None),
        (TOTALS, FileKind.TOTALS, None),
        ("day,front,events", FileKind.COUNTS, None),
        ("ref,date of incident,village", FileKind.UNMAPPED, None),
        ("a,b,c", FileKind.UNKNOWN, None),
    ],
)
def test_columns_say_what_a_file_is(tmp_path: Path, header: str, kind: FileKind, source: str | None) -> None:
    path = tmp_path / "file.csv"
    separator = ";" if ";" in header else ","
    path.write_text(header + "\n" + separator.join("x" for _ in header.split(separator)) + "\n", encoding="utf-8")
    told = tell(path)
    assert told.kind is kind
    assert (told.source.name if told.source else None) == source


def test_what_an_old_export_lacks_is_named(tmp_path: Path) -> None:
    assert missing_columns(ACLED, ACLED_2010.split(";")) == ("sub_event_type",)
    assert missing_columns(GED, GED_COLUMNS) == ()


def test_workbooks_parquet_and_texts(tmp_path: Path) -> None:
    FRENCH.build(tmp_path / "a.xlsx")
    assert tell(tmp_path / "a.xlsx").kind is FileKind.UNMAPPED
    KOBO.build(tmp_path / "b.xlsx")
    assert tell(tmp_path / "b.xlsx").kind is FileKind.KOBO
    pyarrow.parquet.write_table(pa.table({name: ["x"] for name in GED_COLUMNS}), tmp_path / "c.parquet")
    assert tell(tmp_path / "c.parquet").kind is FileKind.SOURCE
    (tmp_path / "d.txt").write_text(
        "The parties agreed.\nIt holds from noon, local time.\nNobody fired, they say, at all.\n", encoding="utf-8"
    )
    assert tell(tmp_path / "d.txt").kind is FileKind.PROSE
    (tmp_path / "e.geojson").write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": 1}, "geometry": null}]}',
        encoding="utf-8",
    )
    assert tell(tmp_path / "e.geojson").kind is FileKind.UNKNOWN


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    for path, problem in ((tmp_path, "directory"), (tmp_path / "none", "no such file")):
        with pytest.raises(BadFile, match=problem):
            tell(path)
    (tmp_path / "broken.parquet").write_bytes(b"PAR1 broken")
    with pytest.raises(BadFile, match="damaged"):
        tell(tmp_path / "broken.parquet")
