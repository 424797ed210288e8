"""`treve get geonames`: the places of one country, from GeoNames, as a gazetteer for reading texts.

Source: https://download.geonames.org/export/dump/readme.txt (the 19 columns of a country's table).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from treve.errors import BadFile, BadValue
from treve.get.manners import POLITE, Listener, Manners, silent
from treve.get.origin import Download, publish, sha256
from treve.get.ucdp_file import fetch_file
from treve.get.unfinished import Unfinished, writing

GEONAMES = "https://download.geonames.org/export/dump"
LICENCE = "CC BY 4.0, as stated by GeoNames in its readme"
CITATION = "GeoNames geographical database, https://www.geonames.org"
COLUMNS = (
    "geonameid",
    "name",
    "other_names",
    "latitude",
    "longitude",
    "country",
    "kind",
    "admin1",
    "population",
    "zone",
)
_GEONAMES_COLUMNS = 19
_CLASSES = frozenset("AP")  # administrative areas and populated places; rivers, schools and hotels are left out
_COUNTRY = re.compile(r"[A-Z]{2}")


def geonames(
    country: str,
    out: Path,
    base_url: str = GEONAMES,
    progress: Listener = silent,
    manners: Manners = POLITE,
) -> Download:
    """Fetch the places of a country into a CSV of COLUMNS, with FILE.source.json beside it.

    country  ISO 3166-1 alpha-2, such as SY
    A call that broke off is continued by the next call with the same arguments.
    Raises   BadValue for a country that cannot be one; BadFile for a file of another shape; DownloadError for everything
             the server or disk refuses.
    """
    code = country.upper()
    if not _COUNTRY.fullmatch(code):
        raise BadValue("geonames", "country", country, "two letters of ISO 3166-1, such as SY")
    address = f"{base_url.rstrip('/')}/{code}.zip"
    raw, resumed_from = fetch_file(address, out, manners, progress, "a country's file of GeoNames. Check the country")
    part = Unfinished(out)
    kept, left_out = _write(raw.part, part.part, code)
    digest, size = sha256(part.part), part.size()
    origin = {
        "source": "geonames",
        "parameters": {"country": code, "address": address},
        "retrieved_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "rows": kept,
        "rows_left_out": left_out,
        "left_out": "features that are neither populated places nor administrative areas",
        "bytes": size,
        "sha256": digest,
        "licence": LICENCE,
        "citation": CITATION,
    }
    publish(part.part, out, origin)
    raw.discard()
    return Download(out, kept, digest, size, resumed_from)


def _write(raw: Path, part: Path, code: str) -> tuple[int, int]:
    """The rows kept and the rows left out."""
    kept = left_out = 0
    with writing(part), part.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        for row in _rows(raw, code):
            if row[6] in _CLASSES:
                kept += 1
                others = ";".join(one for one in row[3].split(",") if one)
                table.writerow((row[0], row[1], others, row[4], row[5], row[8], row[7], row[10], row[14], row[17]))
            else:
                left_out += 1
    return kept, left_out


def _rows(raw: Path, code: str) -> Iterator[list[str]]:
    try:
        with zipfile.ZipFile(raw) as archive, archive.open(f"{code}.txt") as inner:
            for number, line in enumerate(io.TextIOWrapper(inner, encoding="utf-8", newline="\n"), 1):
                row = line.rstrip("\n").split("\t")
                if len(row) != _GEONAMES_COLUMNS:
                    raise BadFile(f"{raw}:{number}", f"a row of {len(row)} cells", f"{_GEONAMES_COLUMNS}")
                yield row
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError, EOFError) as problem:
        raise BadFile(str(raw), f"cannot be read: {problem}", f"a zip file that holds {code}.txt") from problem
