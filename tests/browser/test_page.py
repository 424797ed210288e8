"""The page in a real browser: it fits a telephone, and it asks nobody for anything."""

from __future__ import annotations

import datetime as dt
import http.server
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import treve
from treve.bulletin.edition.order import Order
from treve.bulletin.edition.period import Kind

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
# A window is never narrower than 500 pixels; a frame can be.
FRAME = """<!doctype html><title>waiting</title><iframe id="page" src="/{language}" style="width: {width}px; height: 900px;
border: 0" onload="const inner = this.contentWindow; document.title =
inner.document.documentElement.scrollWidth + '/' + inner.innerWidth"></iframe>"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The page of the example by its address, English at /, French at /fr, Arabic at /ar; a bulletin at /bulletin_fr and _ar."""
    example = Path(__file__).parents[2] / "examples" / "syria-2016"
    folder = tmp_path_factory.mktemp("run")
    with treve.run(["syr-2016-12-30"], [("table", example / "reports.csv")], folder) as run:
        found = {"/": run.page.read_text(encoding="utf-8")}
        for language in ("fr", "ar"):
            run.write_page(folder / "page.html", language)
            found[f"/{language}"] = (folder / "page.html").read_text(encoding="utf-8")
        order = Order(Kind.WEEKLY, dt.date(2017, 1, 12), languages=("fr", "ar"), formats=("html",))
        for language, path in zip(order.languages, run.bulletin(order, folder / "bulletin"), strict=True):
            found[f"/bulletin_{language}"] = path.read_text(encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def served(pages: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The pages behind a server on this machine that notes every request; /frame/360/ar shows one 360 pixels wide."""
    requests: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            frame = re.fullmatch(r"/frame/(\d+)/(\w*)", self.path)
            shown = FRAME.format(width=frame[1], language=frame[2]) if frame else pages.get(self.path, "")
            self.wfile.write(shown.encode())

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/", requests
    server.shutdown()
    server.server_close()
    thread.join()


def _opened(address: str, profile: Path) -> str:
    if BROWSER is None:
        message = "no Chromium on this machine: install the package chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    done = subprocess.run(
        [
            BROWSER,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            f"--user-data-dir={profile}",
            "--window-size=1400,1000",
            "--virtual-time-budget=10000",
            "--dump-dom",
            address,
        ],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout


@pytest.mark.parametrize(
    ("width", "language"),
    [(360, ""), (360, "fr"), (360, "ar"), (800, "ar"), (1200, ""), (360, "bulletin_fr"), (360, "bulletin_ar")],
)
def test_the_page_is_no_wider_than_the_screen(
    served: tuple[str, list[str]], width: int, language: str, tmp_path: Path
) -> None:
    measured = re.search(r"<title>(\d+)/(\d+)</title>", _opened(f"{served[0]}frame/{width}/{language}", tmp_path))
    assert measured is not None
    content, screen = int(measured[1]), int(measured[2])
    assert screen == width
    assert content <= screen


def test_the_page_asks_for_nothing_but_itself(served: tuple[str, list[str]], tmp_path: Path) -> None:
    address, requests = served
    requests.clear()
    _opened(address, tmp_path)
    # A browser looks for an icon by itself.
    assert set(requests) <= {"/", "/favicon.ico"}
    assert requests[0] == "/"
