"""`treve get ucdp-ged`: the events of UCDP GED, through the interface or as the published file.

Source: https://ucdp.uu.se/apidocs/ and https://ucdp.uu.se/downloads/ (resources, header, envelope, limits).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx

from treve.errors import BadFile, BadValue, DownloadError
from treve.get.ged_rows import contents
from treve.get.manners import POLITE, Listener, Manners, silent
from treve.get.origin import Download, publish, sha256
from treve.get.ucdp_api import PAGE_SIZE, UCDP_API, Pages, fetch_pages
from treve.get.ucdp_file import fetch_file, file_address, write_rows
from treve.get.unfinished import Unfinished

__all__ = ["UCDP_API", "file_address", "ucdp_ged"]

LICENCE = "CC BY 4.0, as stated by UCDP on its download page; confirm before redistribution"
CITATION = (
    "Sundberg, R. and Melander, E. (2013), Introducing the UCDP Georeferenced Event Dataset, "
    "Journal of Peace Research 50(4), 523-532; UCDP GED version {version}"
)
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}(\.\d{1,2}){0,2}")


def ucdp_ged(
    version: str,
    countries: Sequence[int],
    out: Path,
    token: str | None,
    base_url: str = UCDP_API,
    file_url: str | None = None,
    progress: Listener = silent,
    manners: Manners = POLITE,
) -> Download:
    """Fetch the events of a version into a CSV of 49 columns, with FILE.source.json beside it.

    version    "26.1" (yearly), "26.0.8" (monthly candidate) or "26.01.26.06" (consolidated candidate)
    countries  Gleditsch-Ward numbers; none: all countries
    token      the user's access token, sent to the host of base_url only; neither printed nor stored
    file_url   take this published file instead of asking the interface; see file_address. No token is sent.
    A call that broke off is continued by the next call with the same arguments; the file is the same, byte for byte.
    Raises     BadValue for a version, country or token that cannot be one; DownloadError for everything the server or disk refuses.
    """
    request = _request(version, countries, base_url, file_url)
    part = Unfinished(out)
    if file_url is None:
        resumed_from, details = _through_the_interface(request, out, token, manners, progress)
        leftovers = [part]
    else:
        raw, resumed_from = fetch_file(file_url, out, manners, progress)
        details = _from_the_file(raw, part.part, request["countries"])
        leftovers = [raw]
    found = contents(part.part)
    if found.repeated and file_url is None:
        part.discard()
        raise DownloadError(
            f"{out}: {found.repeated} of {found.rows} rows repeat the id of another, so as many may be missing; "
            "nothing was written, and the same command starts anew"
        )
    digest, size = sha256(part.part), part.size()
    origin = {
        "source": "ucdp_ged",
        "version": version,
        "parameters": request,
        "retrieved_at": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        "rows": found.rows,
        "rows_that_repeat_an_id": found.repeated,
        "rows_by_country_id": found.countries,
        "columns_without_values": found.missing,
        **details,
        "bytes": size,
        "sha256": digest,
        "licence": LICENCE,
        "citation": CITATION.format(version=version),
    }
    publish(part.part, out, origin)
    for leftover in leftovers:
        leftover.discard()
    return Download(out, found.rows, digest, size, resumed_from)


def _request(version: str, countries: Sequence[int], base_url: str, file_url: str | None) -> dict[str, Any]:
    if not _VERSION.fullmatch(version):
        raise BadValue("ucdp_ged", "version", version, "a version such as 26.1, 26.0.8 or 26.01.26.06")
    for country in countries:
        if country <= 0:
            raise BadValue("ucdp_ged", "country", str(country), "a Gleditsch-Ward number such as 652 (Syria)")
    return {
        "route": "interface" if file_url is None else "file",
        "address": f"{base_url.rstrip('/')}/gedevents/{version}" if file_url is None else file_url,
        "version": version,
        "countries": sorted(set(countries)),
    }


def _through_the_interface(
    request: dict[str, Any], out: Path, token: str | None, manners: Manners, progress: Listener
) -> tuple[int, dict[str, Any]]:
    query: dict[str, str] = {"pagesize": str(PAGE_SIZE)}
    if request["countries"]:
        query["Country"] = ",".join(str(country) for country in request["countries"])
    # No page number: servers disagree whether the first is 0 or 1, and without one they give the first.
    first_url = str(httpx.URL(request["address"], params=query))
    pages = Pages(request["address"], token, manners, progress)
    try:
        resumed_from, left_out = fetch_pages(first_url, request, out, pages, progress)
    finally:
        pages.close()
    return resumed_from, {"columns_left_out": left_out}


def _from_the_file(raw: Unfinished, part: Path, countries: Sequence[int]) -> dict[str, Any]:
    downloaded = {"downloaded_bytes": raw.size(), "downloaded_sha256": sha256(raw.part)}
    try:
        rows = write_rows(raw.part, part, countries)
    except BadFile as problem:
        part.unlink(missing_ok=True)
        # Kept, it would be taken for the file by every later call.
        raw.discard()
        raise DownloadError(f"what was downloaded is no use and was removed: {problem}") from problem
    return {
        "columns_left_out": rows.left_out,
        "columns_not_in_file": rows.missing,
        "rows_in_file": rows.in_file,
        "rows_of_other_countries": rows.in_file - rows.kept,
        **downloaded,
    }
