"""The page in a real browser: it fits a telephone, and it asks nobody for anything."""

from __future__ import annotations

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

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
# A window is never narrower than 500 pixels; a frame can be.
FRAME = """<!doctype html><title>waiting</title><iframe id="page" src="/" style="width: {width}px; height: 900px; border: 0"
onload="const inner = this.contentWindow; document.title =
inner.document.documentElement.scrollWidth + '/' + inner.innerWidth"></iframe>"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    example = Path(__file__).parents[2] / "examples" / "syria-2016"
    with treve.run(["syr-2016-12-30"], [("table", example / "reports.csv")], tmp_path_factory.mktemp("run")) as run:
        return run.page


@pytest.fixture(scope="module")
def served(page: Path) -> Iterator[tuple[str, list[str]]]:
    """The page behind a server on this machine that notes every request; /frame/360 shows it 360 pixels wide."""
    requests: list[str] = []
    plain = page.read_text(encoding="utf-8")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            requests.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            frame = re.fullmatch(r"/frame/(\d+)", self.path)
            self.wfile.write((FRAME.format(width=frame[1]) if frame else plain).encode())

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


@pytest.mark.parametrize("width", [360, 800, 1200])
def test_the_page_is_no_wider_than_the_screen(served: tuple[str, list[str]], width: int, tmp_path: Path) -> None:
    measured = re.search(r"<title>(\d+)/(\d+)</title>", _opened(f"{served[0]}frame/{width}", tmp_path))
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
