"""Places of a country from a real server on this machine."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from treve.errors import BadFile, BadValue, DownloadError
from treve.get.geonames import COLUMNS, geonames
from treve.get.manners import Manners
from treve.get.origin import checksum

from .ucdp_server import Behaviour, serving


def row(number: int, name: str, others: str, kind: str, code: str, population: int = 0) -> str:
    cells = [str(number), name, name, others, "35.1", "36.7", kind, code, "SY", "", "04", "", "", "", str(population)]
    return "\t".join([*cells, "", "300", "Asia/Damascus", "2024-01-01"])


def archive(*rows: str, name: str = "SY.txt") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(name, "".join(one + "\n" for one in rows))
    return packed.getvalue()


ROWS = (
    row(1, "Hama", "Hamah,حماة,Хама", "P", "PPLA", 460_602),
    row(2, "Nahr al Asi", "Orontes", "H", "STM"),
    row(3, "Muhafazat Hama", "", "A", "ADM1"),
)


def fetch(behaviour: Behaviour, out: Path, manners: Manners, country: str = "sy") -> list[dict[str, str]]:
    with serving(behaviour) as address:
        geonames(country, out, base_url=f"{address}/file", manners=manners)
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_places_and_areas_are_kept_and_the_rest_is_counted(tmp_path: Path, hasty: Manners) -> None:
    out = tmp_path / "sy.csv"
    rows = fetch(Behaviour(file=archive(*ROWS)), out, hasty)
    assert tuple(rows[0]) == COLUMNS
    assert [one["name"] for one in rows] == ["Hama", "Muhafazat Hama"]
    assert rows[0]["other_names"] == "Hamah;حماة;Хама"
    note = json.loads((tmp_path / "sy.csv.source.json").read_text(encoding="utf-8"))
    assert (note["rows"], note["rows_left_out"]) == (2, 1)
    assert note["licence"].startswith("CC BY 4.0")
    assert note["parameters"]["address"].endswith("/SY.zip")
    assert checksum(out) == note["sha256"]


def test_a_download_that_breaks_off_is_continued(tmp_path: Path, hasty: Manners) -> None:
    behaviour = Behaviour(file=archive(*ROWS), file_breaks_after=[1])
    assert len(fetch(behaviour, tmp_path / "sy.csv", hasty)) == 2
    assert len(behaviour.requests) > 1


@pytest.mark.parametrize("content", [b"no zip", archive(*ROWS, name="LB.txt"), archive("a\tb")])
def test_a_file_of_another_shape_is_refused(tmp_path: Path, hasty: Manners, content: bytes) -> None:
    with pytest.raises(BadFile):
        fetch(Behaviour(file=content), tmp_path / "sy.csv", hasty)
    assert not (tmp_path / "sy.csv").exists()


def test_a_country_is_two_letters(tmp_path: Path) -> None:
    with pytest.raises(BadValue, match="SY"):
        geonames("Syria", tmp_path / "sy.csv")


def test_a_country_the_server_does_not_know_is_told(tmp_path: Path, hasty: Manners) -> None:
    with serving(Behaviour()) as address, pytest.raises(DownloadError, match="GeoNames"):
        geonames("ZZ", tmp_path / "zz.csv", base_url=f"{address}/nowhere", manners=hasty)
