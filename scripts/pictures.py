"""Take the pictures of the documentation with a headless Chromium, from runs of the examples and a demonstration made for it.

python scripts/pictures.py    write docs/images/*.png; needs chromium on the PATH
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from treve import pipeline
from treve.run_folder import RunFolder

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
REPORTS = Path("examples/syria-2016/reports.csv")
PICTURES = (
    ("syria.png", "en", (1200, 1000)),
    ("quote.fr.png", "fr", (1000, 1500)),
    ("quote.ar.png", "ar", (1000, 1500)),
)
"""Name, language of the page, width and height in pixels: the top of the page of the example."""


def take(browser: str, page: Path, picture: Path, size: tuple[int, int], profile: Path) -> None:
    """One picture of the top of a page."""
    width, height = size
    subprocess.run(
        [
            browser,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--hide-scrollbars",
            f"--user-data-dir={profile}",
            f"--window-size={width},{height}",
            f"--screenshot={picture}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


def take_desk(browser: str, folder: Path, picture: Path) -> None:
    """The desk of the demonstration as the head of mission finds it after signing in."""
    from playwright.sync_api import sync_playwright

    words = [sys.executable, "-m", "treve", "demo", "--port", "0", "--out", str(folder)]
    server = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None
        said = next(line for line in server.stdout if line.startswith("Served at "))
        with (folder / "passwords.csv").open(encoding="utf-8") as file:
            passwords = {row["account"]: row["password"] for row in csv.DictReader(file)}
        with sync_playwright() as playwright:
            window = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
            page = window.new_page(viewport={"width": 1200, "height": 900}, locale="en")
            page.goto(said.split()[2].removesuffix(";") + "sign-in")
            page.fill("#name", "head")
            page.fill("#password", passwords["head"])
            page.click("form.narrow button")
            page.wait_for_url("**/")
            page.screenshot(path=picture)
            window.close()
    finally:
        server.terminate()
        server.wait()


def main() -> int:
    """Make the run, its pages and their pictures."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        sys.stderr.write("no chromium on the PATH\n")
        return 1
    with tempfile.TemporaryDirectory() as work:
        folder = pipeline.run(pipeline.Order(("syr-2016-12-30",), (("table", REPORTS),), Path(work) / "run"))
        for name, language, size in PICTURES:
            page = Path(work) / f"{name}.html"
            with RunFolder(folder) as run:
                run.write_page(page, language)
            take(browser, page, IMAGES / name, size, Path(work) / "profile")
            sys.stdout.write(f"docs/images/{name}: {(IMAGES / name).stat().st_size:,} bytes\n")
        take_desk(browser, Path(work) / "desk", IMAGES / "desk.png")
        sys.stdout.write(f"docs/images/desk.png: {(IMAGES / 'desk.png').stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
