"""UCDP GED as the files published for download: no token, one large file, continued where it broke off.

FILE.download.part holds the bytes as they come, FILE.part the rows made from them.
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import httpx

from treve.errors import BadFile, DownloadError
from treve.get.ged_rows import COLUMNS, NEEDED, lines, long_cells
from treve.get.manners import Listener, Manners, Progress
from treve.get.request import Again, client, insist, message, retry_after
from treve.get.unfinished import Unfinished, writing

UCDP_DOWNLOADS = "https://ucdp.uu.se/downloads"
_BLOCK = 1 << 20  # bytes that make a broken attempt worth more than a failed one
_BATCH = 5_000  # rows written at a time: some 10 MB
_KEPT = "what has arrived is kept, and the same command continues"


@dataclass(frozen=True, slots=True)
class Rows:
    """What was made of a published file.

    in_file    data rows of the published file; kept: those of the countries asked for
    missing    columns of GED the file has not; left_out: columns of the file that are not GED's
    """

    in_file: int
    kept: int
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


def file_address(version: str) -> str:
    """The address of a published file: `26.1` is a yearly release (zip), `26.0.8` and longer are candidate releases (CSV).

    Source: the links of https://ucdp.uu.se/downloads/ in 2026.
    """
    if version.count(".") == 1:
        return f"{UCDP_DOWNLOADS}/ged/ged{version.replace('.', '')}-csv.zip"
    return f"{UCDP_DOWNLOADS}/candidateged/GEDEvent_v{version.replace('.', '_')}.csv"


def fetch_file(
    url: str,
    out: Path,
    manners: Manners,
    progress: Listener,
    expected: str = "a file of UCDP. Check the version",
) -> tuple[Unfinished, int]:
    """Fetch an address as it is: where its bytes are now, and how many of them an earlier call had left. expected: for the error.

    A part is continued only if the server says by ETag or Last-Modified that the file is the same; else it starts anew.
    Raises DownloadError if the server refuses or keeps failing; what has arrived is kept.
    """
    transfer = _Transfer(url, Unfinished(out.with_name(out.name + ".download")), progress, expected)
    resumed_from = transfer.have
    with client(manners) as http:
        http.follow_redirects = True  # no token travels here
        while not transfer.complete:
            insist(url, lambda: transfer.ask(http), manners, transfer.waiting, _KEPT)
    return transfer.raw, resumed_from


class _Transfer:
    """One file on its way. have: bytes that are there and can be continued. complete: all of them."""

    def __init__(self, url: str, raw: Unfinished, progress: Listener, expected: str) -> None:
        self.url, self.raw, self._progress, self._expected = url, raw, progress, expected
        note = raw.resume({"url": url}) or {}
        self._same: str | None = note.get("same")
        self._total: int | None = note.get("total")
        self.complete: bool = note.get("complete", False)
        self.have = raw.size() if self._same or self.complete else 0

    def waiting(self, seconds: float, reason: str) -> None:
        """Tell of a pause."""
        self._progress(Progress("bytes", self.have, self._total, seconds, reason))

    def ask(self, http: httpx.Client) -> bool | Again:
        """Ask for what is missing; True if the file is complete, or at least a block further than before."""
        before = self.have
        wanted = {"Accept-Encoding": "identity"}
        if before and self._same:
            wanted |= {"Range": f"bytes={before}-", "If-Range": self._same}
        try:
            with http.stream("GET", self.url, headers=wanted) as response:
                refusal = self._open(response, before)
                if refusal is not None:
                    return refusal
                self._receive(response)
        except httpx.RequestError:
            # A connection that breaks after every block still ends; one that brings nothing is a failed attempt.
            if self._same and self.have - before >= _BLOCK:
                return True
            raise
        self.complete = True
        self._remember()
        return True

    def _open(self, response: httpx.Response, before: int) -> Again | None:
        """Make ready for the bytes of an answer; an answer without them is Again, or DownloadError."""
        status = response.status_code
        if status == httpx.codes.PARTIAL_CONTENT:
            if not response.headers.get("content-range", "").startswith(f"bytes {before}-"):
                raise DownloadError(
                    f"{self.url}: sent other bytes than those asked for; expected bytes from {before} on"
                )
        elif status == httpx.codes.OK:
            self.have = 0
            self.raw.cut(0)
        else:
            response.read()
            if status == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE and before:
                self.raw.discard()
                self.have, self._same = 0, None
                return Again(message(response))
            if status == httpx.codes.TOO_MANY_REQUESTS or status >= httpx.codes.INTERNAL_SERVER_ERROR:
                return Again(message(response), retry_after(response, dt.datetime.now(dt.UTC)))
            raise DownloadError(f"{self.url}: {message(response)}; expected {self._expected}")
        length = response.headers.get("content-length", "")
        self._total = self.have + int(length) if length.isdecimal() else None
        self._same = _same(response)
        self._remember()
        return None

    def _receive(self, response: httpx.Response) -> None:
        with writing(self.raw.part), self.raw.part.open("ab") as file:
            for block in response.iter_raw():
                file.write(block)
                file.flush()
                self.have += len(block)
                self._progress(Progress("bytes", self.have, self._total))

    def _remember(self) -> None:
        note = {"same": self._same, "total": self._total, "complete": self.complete}
        self.raw.remember({"request": {"url": self.url}, **note})


def _same(response: httpx.Response) -> str | None:
    """What tells that a file is still the same: a strong ETag, else the day it was changed; None: the server says neither."""
    tag: str = response.headers.get("etag", "")
    changed: str | None = response.headers.get("last-modified")
    return tag if tag and not tag.startswith("W/") else changed


def write_rows(raw: Path, part: Path, countries: Sequence[int]) -> Rows:
    """Make the CSV of a published file (zip, gzip or plain, told by content), of some countries or, if none is named, of all.

    Raises BadFile if the file is no table of GED events, or is damaged; DownloadError if the CSV cannot be written.
    """
    wanted = {str(country) for country in countries}
    try:
        with long_cells(), _text(raw) as text:
            table = csv.reader(text, strict=True)
            heading = next(table, [])
            places = _places(raw, heading)
            country = heading.index("country_id")
            rows = _Kept(part)
            for cells in table:
                if len(cells) != len(heading):
                    raise BadFile(
                        f"{raw}:{table.line_num}", f"a row of {len(cells)} cells", f"{len(heading)}, as in the heading"
                    )
                rows.read += 1
                if not wanted or cells[country] in wanted:
                    rows.add([cells[place] if place is not None else "" for place in places])
            rows.write()
    except (csv.Error, UnicodeDecodeError, zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error) as problem:
        raise BadFile(str(raw), f"cannot be read: {problem}", "the CSV of UCDP GED, plain, zip or gzip") from problem
    missing = tuple(column for column, place in zip(COLUMNS, places, strict=True) if place is None)
    return Rows(rows.read, rows.kept, missing, tuple(name for name in heading if name not in COLUMNS))


class _Kept:
    """The rows kept, written in batches."""

    def __init__(self, part: Path) -> None:
        self._part = part
        self.read = self.kept = 0
        self._batch: list[Sequence[str]] = [COLUMNS]
        with writing(part):
            part.write_bytes(b"")

    def add(self, row: Sequence[str]) -> None:
        """Keep a row."""
        self.kept += 1
        self._batch.append(row)
        if len(self._batch) >= _BATCH:
            self.write()

    def write(self) -> None:
        """Write what has gathered."""
        with writing(self._part), self._part.open("ab") as file:
            file.write(lines(self._batch))
        self._batch = []


def _places(raw: Path, heading: Sequence[str]) -> list[int | None]:
    absent = [column for column in NEEDED if column not in heading]
    if absent:
        begin = ",".join(heading)[:100]
        raise BadFile(str(raw), f"no table of GED events: it begins {begin!r}", f"the columns {', '.join(absent)}")
    return [heading.index(column) if column in heading else None for column in COLUMNS]


@contextmanager
def _text(raw: Path) -> Iterator[IO[str]]:
    with raw.open("rb") as file:
        start = file.read(4)
        file.seek(0)
        if start.startswith(b"PK"):
            with zipfile.ZipFile(file) as archive, archive.open(_member(raw, archive)) as inner:
                yield io.TextIOWrapper(inner, encoding="utf-8-sig", newline="")
        elif start.startswith(b"\x1f\x8b"):
            with gzip.open(file) as inner:
                yield io.TextIOWrapper(inner, encoding="utf-8-sig", newline="")
        else:
            yield io.TextIOWrapper(file, encoding="utf-8-sig", newline="")


def _member(raw: Path, archive: zipfile.ZipFile) -> str:
    tables = [name for name in archive.namelist() if name.lower().endswith(".csv") and not name.startswith("__MACOSX/")]
    if len(tables) != 1:
        raise BadFile(str(raw), f"holds {len(tables)} CSV files ({', '.join(archive.namelist()[:5])})", "one")
    return tables[0]
