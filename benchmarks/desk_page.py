"""The page docs/desk-speed.md, written from what `desk` and `desk_load` have measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).parents[1]
DESK, LOAD = _ROOT / "benchmarks" / "desk.json", _ROOT / "benchmarks" / "desk_load.json"
PAGE = _ROOT / "docs" / "desk-speed.md"
TODAY, LIST, PAN, EXPORT = 300, 200, 400, 30_000
ALL = 500
Result = dict[str, Any]


def kept(path: Path) -> list[Result]:
    """What was measured before; nothing where there is no such file."""
    found: list[Result] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []
    return found


def write() -> None:
    """Write the page anew from both."""
    PAGE.write_text(page(kept(DESK), kept(LOAD)), encoding="utf-8")


def page(results: list[Result], loads: list[Result]) -> str:
    """The page of the figures."""
    lines = [
        "# How fast the desk answers",
        "",
        "This page says how long the first page, list, map, chart and export take over runs of simulated reports, and how long "
        "people wait when many work at once. It is written by `python -m benchmarks.desk` and `python -m benchmarks.desk_load`; "
        "before anything is timed, the cells of the map are held against numpy at every level.",
        "",
        "Times are milliseconds on the clock, and in brackets those of the processor, server and client together. The load says "
        "how many others worked on the two cores: on a busy machine compare the brackets.",
        "",
    ]
    for one in results:
        lines += _part(one)
    for one in loads:
        lines += _load(one)
    return "\n".join(lines).rstrip() + "\n"


def _part(one: Result) -> list[str]:
    pan = one["pan"]
    lines = [
        f"## {one['incidents']:,} incidents",
        "",
        f"Load {one['load']:.1f}. Cells are exact at all {one['levels']} levels. "
        f"Making a new run ready takes {_told(one['ready'])}, once.",
        "",
        "| query | list, first time | again | map page, first time | again |",
        "|---|---|---|---|---|",
    ]
    for listed, mapped in zip(one["list"], one["map"], strict=True):
        cells = [_told(listed["first"]), _told(listed["again"]), _told(mapped["first"]), _told(mapped["again"])]
        lines.append(f"| {'`' + listed['query'] + '`' if listed['query'] else 'everything'} | {' | '.join(cells)} |")
    lines.append("")
    # Figures from before Today was measured have none of it.
    if "today" in one:
        lines.append(
            f"- Today, over a casebook of {one['casebook_reports']:,} reports: {_told(one['today']['first'])} the first time, then "
            f"{_told(one['today']['again'])} (goal: {TODAY})."
        )
    lines += [
        f"- The map after a pan: {_told(pan)}, the slowest {pan['worst']} ms (goal: {PAN}).",
        f"- A filtered list is to take at most {LIST} ms.",
    ]
    for name, told in (("CSV", one["csv"]), ("GeoJSON", one["geojson"])):
        lines.append(
            f"- {name}: {told['rows']:,} rows, {told['rows_a_second']:,} a second on the clock, "
            f"{told['rows_a_processor_second']:,} a second of the processor (goal for CSV: {EXPORT:,}); the first after "
            f"{told['first']} ms; {told['more_megabytes']} MB of memory more than before."
        )
    return [*lines, ""]


def _load(one: Result) -> list[str]:
    processor, memory = one["processor"], one["megabytes"]
    name = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}[one["database"]]
    lines = [
        f"## {one['readers']} readers and {one['writers']} writers on {name}",
        "",
        f"For {one['seconds']} seconds, server, database and clients on the same two cores, over a casebook of "
        f"{one['casebook_reports']:,} reports and {one['cases']:,} cases and a run of {one['incidents']:,} incidents. Each reader "
        "looks at a page every 5 to 15 seconds, and about half of what is asked of list and map nobody asked before; each writer "
        "files a report, opens a case or "
        "takes a step as often. Nobody keeps pages: what a browser has kept is not asked for.",
        "",
        f"{one['asked']:,} requests, {one['errors']:,} errors; half within {one['p50']} ms, 99 of 100 within {one['p99']} ms "
        f"(goal: {ALL}), the slowest {one['most']:,} ms.",
        "",
        "| page | asked | half within, ms | 99 of 100 within, ms | slowest, ms | errors |",
        "|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row['page']} | {row['asked']:,} | {row['p50']} | {row['p99']} | {row['most']:,} | {row['errors']} |"
        for row in one["pages"]
    ]
    lines += [
        "",
        f"- Processor: the server {processor['server']:.0f} s, the database apart from it {processor['database']:.0f} s, the "
        f"clients {processor['clients']:.0f} s, of {2 * one['seconds']} s that two cores have.",
        f"- Memory of the server: {memory['before']:,} MB at its start, {memory['run_ready']:,} MB with the run ready, "
        f"{memory['after']:,} MB at the end, {memory['most']:,} MB at most.",
        f"- Load of the machine before: {one['load_before']}, after: {one['load_after']}.",
    ]
    return [*lines, ""]


def _told(taken: Result) -> str:
    return f"{taken['clock']:.0f} ({taken['processor']:.0f})"
