"""UCDP GED through the producer's interface: page by page, as the server says where the next page is.

Invariant: FILE.part.json names the page that comes next, and the rows and bytes that the pages before it left in FILE.part.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import httpx

from treve.errors import BadValue, DownloadError
from treve.get.ged_rows import COLUMNS, NEEDED, cell, lines
from treve.get.manners import Listener, Manners, Progress
from treve.get.request import Again, client, insist, message, retry_after
from treve.get.unfinished import Unfinished

UCDP_API = "https://ucdpapi.pcr.uu.se/api"
PAGE_SIZE = 1000  # the most the interface gives
_TOKEN_HEADER = "x-ucdp-access-token"
_THROTTLE_WORDS = re.compile(r"too many|rate.?limit|throttl|quota|slow down", re.IGNORECASE)
_KEPT = "what has arrived is kept, and the same command continues"
HOW_TO_GET_A_TOKEN = (
    "UCDP asks for an access token since February 2026: request one as https://ucdp.uu.se/apidocs/ describes and set "
    "UCDP_ACCESS_TOKEN, or take the published file instead, which needs none (--file)"
)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its rows as cells in the order of COLUMNS, where the next one is, and names of columns we do not know."""

    rows: Sequence[Sequence[str]]
    next_url: str | None
    total: int
    left_out: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Standing:
    """How far a download is. next_url None: all pages have arrived. total None: nothing has arrived yet."""

    next_url: str | None
    rows: int
    bytes: int
    total: int | None
    left_out: tuple[str, ...]


class Pages:
    """Asks for pages, one after another, of one server only."""

    def __init__(self, base_url: str, token: str | None, manners: Manners, progress: Listener) -> None:
        self._base = urlsplit(base_url)
        self._manners, self._progress = manners, progress
        self._client = client(manners)
        if token:
            self._client.headers[_TOKEN_HEADER] = _sendable(token)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def page(self, url: str, standing: _Standing) -> Page:
        """The page at an address.

        Raises DownloadError if the server refuses, keeps failing, answers nonsense, or points elsewhere.
        """

        def waiting(seconds: float, reason: str) -> None:
            self._progress(Progress("rows", standing.rows, standing.total, seconds, reason))

        def ask() -> Page | Again:
            return self._ask(url, proven=standing.rows > 0)

        return insist(url, ask, self._manners, waiting, _KEPT)

    def _ask(self, url: str, proven: bool) -> Page | Again:
        """proven: the same request with another page number has worked, so a 400 can only mean throttling."""
        response = self._client.get(url)
        status = response.status_code
        if status == httpx.codes.OK:
            return self._read(url, response)
        throttled = status == httpx.codes.TOO_MANY_REQUESTS or (
            status == httpx.codes.BAD_REQUEST and (proven or _THROTTLE_WORDS.search(response.text) is not None)
        )
        if throttled or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            return Again(message(response), retry_after(response, dt.datetime.now(dt.UTC)))
        if status in (httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN):
            raise DownloadError(f"{url}: {message(response)}; {HOW_TO_GET_A_TOKEN}")
        if response.has_redirect_location:
            raise DownloadError(
                f"{url}: sent on to {response.headers['location']!r}; expected an answer, not another address"
            )
        raise DownloadError(f"{url}: {message(response)}; expected a page of GED events. Check version and countries")

    def _read(self, url: str, response: httpx.Response) -> Page | Again:
        try:
            # Numbers stay text: a float read and written again can lose or gain digits.
            envelope = json.loads(response.content, parse_float=str, parse_int=str, parse_constant=str)
        except ValueError as problem:
            return Again(f"the answer is not JSON, or broke off: {problem}")
        try:
            rows = envelope["Result"]
            left_out = frozenset(name for row in rows for name in row) - frozenset(COLUMNS)
            page = Page(tuple(_cells(row) for row in rows), None, int(envelope["TotalCount"]), left_out)
            next_url = envelope["NextPageUrl"]
        except (KeyError, TypeError, ValueError, AttributeError) as problem:
            raise DownloadError(
                f"{url}: the answer has not the expected shape ({problem!r}); expected TotalCount, NextPageUrl and "
                f"Result, a list of events with {', '.join(NEEDED)}"
            ) from problem
        return page if not next_url else Page(page.rows, self._same_server(url, str(next_url)), page.total, left_out)

    def _same_server(self, url: str, next_url: str) -> str:
        """The next address on the server asked: its path and query only, so that no token ever leaves for another host.

        A server behind a proxy may write http:// where it is reached by https://; host and port must agree.
        """
        following = urlsplit(urljoin(url, next_url))
        if _host(following) != _host(self._base):
            raise DownloadError(
                f"{url}: points to a next page on another server, {next_url!r}; expected {self._base.netloc}"
            )
        return urlunsplit((self._base.scheme, self._base.netloc, following.path, following.query, ""))


def fetch_pages(
    first_url: str, request: Mapping[str, Any], out: Path, pages: Pages, progress: Listener
) -> tuple[int, tuple[str, ...]]:
    """Fetch every page into FILE.part: bytes an earlier call had left, and columns of the server that are not GED's.

    Raises DownloadError; what has arrived is kept, except where the server contradicts itself.
    """
    unfinished = Unfinished(out)
    standing = _continue(unfinished, request, first_url)
    resumed_from = standing.bytes if standing.total is not None else 0
    progress(Progress("rows", standing.rows, standing.total))
    while standing.next_url is not None:
        standing = _take(pages.page(standing.next_url, standing), standing, unfinished)
        unfinished.remember({"request": dict(request), **_noted(standing)})
        progress(Progress("rows", standing.rows, standing.total))
    if standing.rows != standing.total:
        raise _contradiction(unfinished, f"{standing.total} rows announced, {standing.rows} received")
    return resumed_from, standing.left_out


def _continue(unfinished: Unfinished, request: Mapping[str, Any], first_url: str) -> _Standing:
    note = unfinished.resume(request)
    if note is not None and unfinished.size() >= note["bytes"]:
        unfinished.cut(note["bytes"])
        return _Standing(note["next_url"], note["rows"], note["bytes"], note["total"], tuple(note["left_out"]))
    unfinished.discard()
    heading = lines([COLUMNS])
    unfinished.append(heading)
    return _Standing(first_url, 0, len(heading), None, ())


def _take(page: Page, standing: _Standing, unfinished: Unfinished) -> _Standing:
    rows = standing.rows + len(page.rows)
    if standing.total not in (None, page.total):
        raise _contradiction(unfinished, f"{standing.total} rows announced first, {page.total} now")
    if rows > page.total:
        raise _contradiction(unfinished, f"{page.total} rows announced, {rows} received and more to come")
    if page.next_url is not None and not page.rows:
        raise _contradiction(unfinished, f"an empty page after {rows} of {page.total} rows, and a next one after it")
    data = lines(page.rows)
    unfinished.append(data)
    left_out = tuple(sorted(page.left_out.union(standing.left_out)))
    return _Standing(page.next_url, rows, standing.bytes + len(data), page.total, left_out)


def _noted(standing: _Standing) -> dict[str, Any]:
    return {
        "next_url": standing.next_url,
        "rows": standing.rows,
        "bytes": standing.bytes,
        "total": standing.total,
        "left_out": list(standing.left_out),
    }


def _contradiction(unfinished: Unfinished, what: str) -> DownloadError:
    unfinished.discard()
    return DownloadError(
        f"{unfinished.final}: the server contradicts itself: {what}; nothing was written, and the same command starts anew"
    )


def _cells(row: Mapping[str, Any]) -> tuple[str, ...]:
    for name in NEEDED:
        row[name]
    return tuple(cell(column, row.get(column)) for column in COLUMNS)


def _sendable(token: str) -> str:
    """The token without blanks around it. One that no header can hold is refused here, where the error does not show it."""
    stripped = token.strip()
    if not (stripped.isascii() and stripped.isprintable() and " " not in stripped):
        raise BadValue("UCDP_ACCESS_TOKEN", "token", "(not shown)", "printable ASCII characters without blanks")
    return stripped


def _host(url: SplitResult) -> tuple[str | None, int | None]:
    usual = {"http": 80, "https": 443}
    port = url.port or usual.get(url.scheme)
    return url.hostname, 443 if port == usual["http"] else port
