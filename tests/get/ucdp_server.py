"""A small UCDP on 127.0.0.1 that answers as the real one does, and misbehaves on demand."""

from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from treve.get.ged_rows import COLUMNS
from treve.get.manners import Manners
from treve.get.origin import Download
from treve.get.ucdp import ucdp_ged

TOKEN = "sesame"


def event(number: int, country: int = 652) -> dict[str, Any]:
    """One event as the interface gives it: days as instants, true and false, null for what is not known."""
    return {
        "id": 200_000 + number,
        "relid": f"SYR-2016-1-{number}",
        "year": 2016,
        "active_year": True,
        "code_status": "Clear",
        "type_of_violence": 1,
        "conflict_new_id": 299,
        "conflict_name": "Syria: Government",
        "dyad_new_id": 11973,
        "dyad_name": "Government of Syria - Syrian insurgents",
        "side_a_new_id": 118,
        "side_a": "Government of Syria",
        "side_b_new_id": 4456,
        "side_b": "Syrian insurgents",
        "number_of_sources": 1,
        "source_office": 'SOHR;"AFP", Reuters',
        "where_prec": 1,
        "where_coordinates": "Ḥoms town",
        "where_description": "a street\nbehind the market",
        "adm_1": "Homs Governorate",
        "adm_2": None,
        "latitude": 34.7308,
        "longitude": 36.70940000000001,
        "geom_wkt": "POINT (36.7094 34.7308)",
        "priogrid_gid": 179714,
        "country": "Syria",
        "country_id": country,
        "region": "Middle East",
        "event_clarity": 1,
        "date_prec": 1,
        "date_start": "2016-01-01T00:00:00",
        "date_end": "2016-01-01T00:00:00",
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": 2,
        "deaths_unknown": 0,
        "best": 2,
        "high": 3,
        "low": 1,
        "gwnoa": 652,
        "gwnob": None,
    }


@dataclass
class Behaviour:
    """What the server has and how it misbehaves. Requests are numbered from 1; a list names those that are affected."""

    events: list[dict[str, Any]] = field(default_factory=lambda: [event(number) for number in range(25)])
    page_size: int = 10
    first_page: int = 1
    total_said: int | None = None
    next_host: str | None = None
    throttled_429: list[int] = field(default_factory=list)
    throttled_400: list[int] = field(default_factory=list)
    broken_off: list[int] = field(default_factory=list)
    half_json: list[int] = field(default_factory=list)
    failing_500: list[int] = field(default_factory=list)
    redirected: list[int] = field(default_factory=list)
    answers: dict[int, bytes] = field(default_factory=dict)
    retry_after: str | None = "3"
    file: bytes = b""
    file_tag: str | None = '"first"'
    file_shift: int = 0
    file_breaks_after: list[int] = field(default_factory=list)
    requests: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    behaviour: Behaviour

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name in the standard library
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer one request."""
        behaviour = self.behaviour
        behaviour.requests.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        number = len(behaviour.requests)
        if urlsplit(self.path).path.startswith("/file"):
            self._file(number)
        elif self.headers.get("x-ucdp-access-token") != TOKEN:
            self._say(401, b"API token required")
        elif number in behaviour.throttled_429:
            self._say(429, b"Too many requests", behaviour.retry_after)
        elif number in behaviour.throttled_400:
            self._say(400, b"Bad Request")
        elif number in behaviour.failing_500:
            self._say(503, b"maintenance")
        elif number in behaviour.redirected:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif number in behaviour.answers:
            self._say(200, behaviour.answers[number])
        else:
            self._page(number)

    def _page(self, number: int) -> None:
        behaviour, url = self.behaviour, urlsplit(self.path)
        query = parse_qs(url.query)
        countries = {int(country) for text in query.get("Country", []) for country in text.split(",")}
        events = [one for one in behaviour.events if not countries or one["country_id"] in countries]
        size = min(int(query["pagesize"][0]), behaviour.page_size)
        page = int(query.get("page", [str(behaviour.first_page)])[0])
        start = (page - behaviour.first_page) * size
        following = {**{name: values[0] for name, values in query.items()}, "page": str(page + 1)}
        host = behaviour.next_host or f"http://{self.headers['host']}"
        envelope = {
            "TotalCount": len(events) if behaviour.total_said is None else behaviour.total_said,
            "TotalPages": -(-len(events) // size),
            "PreviousPageUrl": None,
            "NextPageUrl": f"{host}{url.path}?{urlencode(following)}" if start + size < len(events) else None,
            "Result": events[start : start + size],
        }
        body = json.dumps(envelope).encode()
        if number in behaviour.broken_off:
            self._break_off(body, 200, {})
        elif number in behaviour.half_json:
            self._say(200, body[: len(body) // 2])
        else:
            self._say(200, body)

    def _file(self, number: int) -> None:
        behaviour = self.behaviour
        if number in behaviour.failing_500:
            self._say(503, b"maintenance")
            return
        wanted = self.headers.get("range")
        start = 0
        if wanted and self.headers.get("if-range") == behaviour.file_tag:
            start = int(wanted.removeprefix("bytes=").removesuffix("-"))
        size = len(behaviour.file)
        extra = {"ETag": behaviour.file_tag} if behaviour.file_tag else {}
        if start >= size > 0:
            self._say(416, b"")
            return
        if start:
            extra["Content-Range"] = f"bytes {start + behaviour.file_shift}-{size - 1}/{size}"
        body = behaviour.file[start:]
        if number in behaviour.file_breaks_after:
            self._break_off(body, 206 if start else 200, extra)
        else:
            self._say(206 if start else 200, body, extra=extra)

    def _say(
        self, status: int, body: bytes, retry_after: str | None = None, extra: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        if retry_after is not None:
            self.send_header("Retry-After", retry_after)
        for name, value in (extra or {}).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def _break_off(self, body: bytes, status: int, extra: dict[str, str]) -> None:
        """Promise the whole body, send half of it, and hang up."""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in extra.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[: len(body) // 2])
        self.wfile.flush()
        self.close_connection = True


@contextmanager
def serving(behaviour: Behaviour) -> Iterator[str]:
    """Run the server; yields its address, such as http://127.0.0.1:40001."""
    handler = type("Handler", (_Handler,), {"behaviour": behaviour})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetch(behaviour: Behaviour, out: Path, manners: Manners, token: str | None = TOKEN) -> Download:
    """Fetch Syria through the interface of a server that behaves so."""
    with serving(behaviour) as address:
        return ucdp_ged("26.1", [652], out, token, base_url=f"{address}/api", manners=manners)


def table(events: list[dict[str, Any]], columns: tuple[str, ...] = COLUMNS) -> bytes:
    """The published CSV of some events: values as the interface gives them, but true and false as 1 and 0."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    for one in events:
        values = (one.get(column) for column in columns)
        writer.writerow([int(value) if isinstance(value, bool) else value for value in values])
    return text.getvalue().encode("utf-8")
