"""Drafts as a source of a run: what texts tell is written beside the run, and none of it counts until a person confirms it.

A folder holds texts and, once somebody has gone through the drafts, `confirmed.csv`: the same columns, with the status
`confirmed` in each row that a person stands for. Rows of any other status are refused where the file is read.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from treve.errors import BadFile, BadValue
from treve.extract.announcement_tables import REPORT_COLUMNS, TOTAL_COLUMNS, report_rows, total_rows
from treve.extract.documents import documents
from treve.extract.drafting import draft
from treve.model.draft import Draft

CONFIRMED = "confirmed.csv"
DRAFTS = "drafts.csv"
DRAFTED_TOTALS = "drafted_totals.csv"


@dataclass(frozen=True, slots=True)
class Drafted:
    """What a folder of texts gave. refused: a sentence for each text that cannot be read."""

    texts: int
    incidents: int
    totals: int
    refused: tuple[str, ...]

    def told(self, folder: Path) -> str:
        """One sentence for the reader of a run."""
        return (
            f"{folder}: {self.incidents} incidents and {self.totals} totals drafted from {self.texts} texts; "
            f"none of them counts as a report until a person confirms it in {CONFIRMED}"
        )


def write_drafts(folder: Path, drafts: Path, totals: Path, zone: str | None = None) -> Drafted:
    """Draft every text of a folder, and write what the drafts hold to two CSV files, each row with the status `draft`.

    zone    IANA zone of wall times for which a text states none
    Raises  BadFile where there is no such folder or a file cannot be written.
    """
    if not folder.is_dir():
        raise BadFile(str(folder), "no such folder", "a folder of texts")
    refused: list[str] = []
    count = [0, 0, 0]
    try:
        with (
            drafts.open("w", encoding="utf-8", newline="") as one,
            totals.open("w", encoding="utf-8", newline="") as other,
        ):
            reports, sums = csv.DictWriter(one, REPORT_COLUMNS), csv.DictWriter(other, TOTAL_COLUMNS)
            reports.writeheader()
            sums.writeheader()
            for result in _drafted(folder, zone, refused):
                count[0] += 1
                count[1] += _written(reports, report_rows(result))
                count[2] += _written(sums, total_rows(result))
    except OSError as problem:
        raise BadFile(str(drafts), f"cannot be written: {problem.strerror}", "a folder to write to") from problem
    return Drafted(count[0], count[1], count[2], tuple(refused))


def _drafted(folder: Path, zone: str | None, refused: list[str]) -> Iterator[Draft]:
    for one in documents(folder, refused.append):
        try:
            yield draft(
                one.text,
                document_id=one.id,
                published=one.published,
                zone=one.zone or zone,
                language=one.language or "auto",
            )
        except BadValue as problem:
            refused.append(str(problem))


def _written(table: csv.DictWriter[str], rows: Iterable[dict[str, object]]) -> int:
    number = 0
    for row in rows:
        table.writerow(row)
        number += 1
    return number


def confirmed(folder: Path, empty: Path) -> Path:
    """The file of confirmed rows: the folder's own, or, where nobody has confirmed anything, `empty` with a heading and no rows."""
    own = folder / CONFIRMED
    if own.is_file():
        return own
    with empty.open("w", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, REPORT_COLUMNS).writeheader()
    return empty
