"""Install a built wheel as strangers do, by pip, pipx and uv, each with an empty HOME, and use it there.

python scripts/install_wheel.py FOLDER    the folder holds one wheel; what is made here stays in it

The commands run with nothing on their PATH but the installed program. Standard library alone: no tool of the project is at hand.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "examples" / "syria-2016" / "reports.csv"
EXPECTED = {
    (): "treve agreement list",
    ("run", "--agreement", "syr-2016-12-30", "--source", f"table={REPORTS}", "--out", "run"): "379 reports",
    ("quote", "--run", "run", "--language", "fr"): "Peut être cité",
    ("rerun", "run"): "tables are the same",
    ("explain", "SY17-0099", "--run", "run"): "Report table:SY17-0099",
}
"""What is asked of the installed program, and what its answer must hold."""


def by_pip(wheel: Path, home: Path) -> Path:
    """A virtual environment of one's own."""
    subprocess.run([sys.executable, "-m", "venv", home / "venv"], check=True)
    _run([home / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", wheel], home)
    return home / "venv" / "bin"


def by_pipx(wheel: Path, home: Path) -> Path:
    """`pipx install`."""
    tool = _tool("pipx", home.parent)
    _run([tool / "pipx", "install", "--python", sys.executable, wheel], home)
    return home / ".local" / "bin"


def by_uv(wheel: Path, home: Path) -> Path:
    """`uv tool install`; the certificates of the machine are used, as pip does."""
    tool = _tool("uv", home.parent)
    _run([tool / "uv", "tool", "install", "--quiet", "--python", sys.executable, wheel], home)
    return home / ".local" / "bin"


WAYS: dict[str, Callable[[Path, Path], Path]] = {"pip": by_pip, "pipx": by_pipx, "uv": by_uv}


def _tool(name: str, folder: Path) -> Path:
    """A tool in an environment of its own, so that neither finds the other."""
    place = folder / f"tool-{name}"
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    subprocess.run([place / "bin" / "python", "-m", "pip", "install", "--quiet", name], check=True)
    return place / "bin"


def _run(words: list[str | Path], home: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PIPX_"))}
    bundle = next((one for one in ("PIP_CERT", "SSL_CERT_FILE") if one in kept), None)
    certificates = {"SSL_CERT_FILE": kept[bundle]} if bundle else {}
    subprocess.run(words, check=True, env={**kept, **certificates, "HOME": str(home)})


def use(program: Path, home: Path) -> None:
    """Ask the installed program what a stranger would. Raises SystemExit with its answer if that is not what was expected."""
    alone = {"PATH": str(program), "HOME": str(home), "LANG": "C.UTF-8"}
    for words, expected in EXPECTED.items():
        done = subprocess.run(
            [program / "treve", *words], cwd=home, env=alone, capture_output=True, check=False, encoding="utf-8"
        )
        if done.returncode or expected not in done.stdout:
            sys.exit(
                f"treve {' '.join(words)}: code {done.returncode}, without {expected!r}\n{done.stdout}{done.stderr}"
            )


def main() -> None:
    """Install and use the wheel in every way."""
    folder = Path(sys.argv[1]).resolve()
    (wheel,) = folder.glob("treve-*.whl")
    for name, install in WAYS.items():
        started, home = time.monotonic(), folder / f"home-{name}"
        home.mkdir()
        use(install(wheel, home), home)
        sys.stdout.write(f"{name}: installed and used in {time.monotonic() - started:.0f} s\n")


if __name__ == "__main__":
    main()
