"""Keep what was measured of the casebook in benchmarks/casebook.json, and write docs/casebook-speed.md from it.

`python -m benchmarks.casebook_page` writes the page again; the programs that measure call `keep`.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS, PAGE = ROOT / "benchmarks" / "casebook.json", ROOT / "docs" / "casebook-speed.md"
Figures = dict[str, Any]


def keep(name: str, figures: Figures) -> None:
    """Keep the figures of one measurement, with its day and the load it ended at, and write the page."""
    kept = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {}
    kept[name] = {"day": dt.datetime.now(dt.UTC).date().isoformat(), "load": round(os.getloadavg()[0], 1), **figures}
    RESULTS.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(page(kept), encoding="utf-8")


def page(kept: dict[str, Figures]) -> str:
    """The page; what was not measured is not on it."""
    lines = [
        "# How fast the casebook is, and what it loses",
        "",
        "This page is written by the programs named in it. Servers, databases and clients share one machine of two cores. The "
        "load says how busy it was at the end, the measurement itself included; processor times are lengthened less by others than "
        "times on the clock.",
        "",
        *_intake([one for name, one in sorted(kept.items()) if name.startswith("intake")]),
        *_lists([one for name, one in sorted(kept.items()) if name.startswith("list")]),
        *_log(kept.get("log")),
        *_kills([one for name, one in sorted(kept.items()) if name.startswith("kill")]),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _intake(measured: list[Figures]) -> list[str]:
    if not measured:
        return []
    lines = [
        "## Reports accepted durably",
        "",
        "`python -m benchmarks.serve_load intake [sqlite|postgresql] [SECONDS] [CLIENTS]`: each client files a report, sealed "
        "part included, waits for its signed receipt and files the next. Every commit is flushed to the disk. To be reached: 150 a "
        "second on PostgreSQL with 99 of 100 answered within 150 ms, 80 a second on SQLite.",
        "",
        "| database | clients | reports a second | median ms | 99 of 100 in ms | processor ms a report | reports | load | day |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in measured:
        processor = ", ".join(f"{name} {used:.1f}" for name, used in one["processor ms a report"].items())
        lines.append(
            f"| {one['database']} | {one['clients']} | {one['reports a second']} | {one['median ms']} | {one['p99 ms']} | "
            f"{processor} | {one['reports']:,} | {one['load']} | {one['day']} |"
        )
    return [*lines, ""]


def _lists(measured: list[Figures]) -> list[str]:
    lines: list[str] = []
    for one in measured:
        lines += [
            f"## A page of a list of {one['reports']:,} reports, {one['database']}",
            "",
            f"`python -m benchmarks.serve_load list {one['database']} {one['reports']}`: pages of 100, twenty draws of each "
            "filter, the first page and the next. Milliseconds within which 95 of 100 were there, and in brackets those of the "
            f"processor of the asking process. To be reached: 100. Load {one['load']}, {one['day']}.",
            "",
            "| who looks, for what | pages | ms |",
            "|---|---|---|",
        ]
        for name, page_ in one["pages"].items():
            lines.append(f"| {name} | {page_['pages']} | {page_['p95 ms']} ({page_['processor']}) |")
        lines.append("")
    return lines


def _log(measured: Figures | None) -> list[str]:
    if measured is None:
        return []
    lines = [
        f"## The log with {measured['leaves']:,} entries",
        "",
        f"`python -m benchmarks.casebook_log`, SQLite; times of the processor. Load {measured['load']}, {measured['day']}.",
        "",
    ]
    lines += [f"- {name}: {value:,}" for name, value in measured.items() if name not in ("leaves", "load", "day")]
    return [*lines, ""]


def _kills(measured: list[Figures]) -> list[str]:
    if not measured:
        return []
    lines = [
        "## Killed at random moments",
        "",
        "`python -m benchmarks.kill [KILLS] [SERVER KILLS]`: four writers file reports with and without attachments; one of them, "
        "or the database server itself, is killed with SIGKILL and started again, and sends what had not been acknowledged "
        "once more.",
        "",
        "| database | writers killed | servers killed | acknowledged | in the casebook | lost | twice | log |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for one in measured:
        lines.append(
            f"| {one['on']} | {one['kills']} | {one['servers']} | {one['acknowledged']:,} | {one['there']:,} | {one['lost']} | "
            f"{one['twice']} | {one['ledger']} |"
        )
    return [*lines, "", "More in the casebook than acknowledged: the process was killed before it could say so.", ""]


if __name__ == "__main__":
    PAGE.write_text(page(json.loads(RESULTS.read_text(encoding="utf-8"))), encoding="utf-8")
