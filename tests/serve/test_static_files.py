"""Files of every page: kept by browsers, changed with their address, and nothing beside them."""

from __future__ import annotations

from tests.serve.server import client, serving
from treve.casebook.book import Casebook
from treve.serve.pages.frame import STATIC, static


def test_they_are_kept_and_nothing_beside_them_is_handed_out(sqlite_book: Casebook) -> None:
    with serving(sqlite_book) as address, client(address) as stranger:
        for name in ("desk.css", "desk.js", "NotoSansArabic-Regular.woff2"):
            found = stranger.get(static(name))
            assert found.content == (STATIC / name).read_bytes()
            assert "immutable" in found.headers["cache-control"]
        for path in (
            "/static/absent.css",
            "/static/",
            "/static/%2e%2e/app.py",
            "/static/..%2fapp.py",
            "/static//etc/passwd",
        ):
            answer = stranger.get(path)
            assert answer.status_code == 404, path
            assert "immutable" not in answer.headers["cache-control"]
        assert stranger.post("/static/desk.css").status_code == 401
