"""docs/performance.md from the measured results."""

from __future__ import annotations

from typing import Any

GOALS = {
    2_500_000: (10, 3_000),
    20_000_000: (80, 8_000),
}
"""Seconds and megabytes wished for at each number of reports."""


def page(results: dict[str, Any]) -> str:
    """The page: every number comes from results.json."""
    from benchmarks.__main__ import growth

    machine, ged, sizes = results["machine"], results["ged"], results["compliance"]
    versions = ", ".join(f"{name} {number}" for name, number in machine["versions"].items())
    lines = [
        "# Performance",
        "",
        "How long treve takes and how much memory, beside a peer that does the same job in turn with it.",
        "`make benchmarks` measures and writes this page.",
        "",
        f"Machine: {machine['cores']} cores, Python {machine['python']}, {versions}; measured on {machine['day']} at a load of",
        f"{machine['load']:.1f}. Times are medians; compare only numbers on this page.",
        "",
        "## Reports against agreements",
        "",
        "Invented reports (`treve simulate`) against 2,000 agreements whose territories are made of 3,600 polygons of about",
        "80 vertices, under one reading: read, resolve, link, assess, with reasons and all tables stored, and raw cells",
        "kept as the Parquet file they came in.",
        "The agreement file is loaded before the clock starts; turning it into rows is inside. Each report lies in the territory",
        "of about eleven agreements, and in about 0.3 of them in time.",
        "",
        "| Reports | treve, s | goal, s | MB | goal, MB | findings | file, MB | GeoPandas and pandas, s | MB | ratio |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for one in sizes:
        own, peer = one["treve"], one.get("peer")
        goal = GOALS.get(one["reports"], ("", ""))
        beside = (
            (f"{peer['seconds']:,}", f"{peer['peak_mb']:,}", f"{peer['seconds'] / own['seconds']:.1f}")
            if peer
            else ("", "", "")
        )
        cells = (
            f"{one['reports']:,}",
            f"{own['seconds']:,}",
            goal[0],
            f"{own['peak_mb']:,}",
            f"{goal[1]:,}" if goal[1] else "",
            f"{own['findings']:,}",
            f"{own['file_mb']:,}",
            *beside,
        )
        lines.append("| " + " | ".join(str(cell) for cell in cells) + " |")
    lines += [
        "",
        "Seconds by step:",
        "",
        "| Reports | " + " | ".join(_steps(sizes[0])) + " |",
        "|---" * (len(_steps(sizes[0])) + 1) + "|",
    ]
    lines += [
        f"| {one['reports']:,} | " + " | ".join(f"{seconds:.1f}" for seconds in _spent(one).values()) + " |"
        for one in sizes
    ]
    lines += ["", *_equal_counts(sizes), ""]
    if len(sizes) > 1:
        exponent = f"{growth(sizes[0], sizes[-1]):.2f}"
        first, last = sizes[0]["reports"], sizes[-1]["reports"]
        lines += [f"Between {first:,} and {last:,} reports time grows as n^{exponent}.", ""]
    lines += [
        "The peer counts only what leaves nothing open, at exact places; it stores nothing and gives no reasons.",
        "What keeps treve from the goal at 2,500,000 reports is writing: storing the 33 columns of `report` takes about a quarter",
        "of its processor time and the 26 of `incident` an eighth, compressed or not; the joins behind them take a third of that.",
        "Leaving `report` in the Parquet file it came in would reach the goal; a run would then no longer be one file.",
        "",
        "## Reading UCDP GED",
        "",
        f"A CSV of {ged['rows']:,} rows and 49 columns, {ged['mb']} MB, with quotes and line breaks inside cells.",
        "",
        "| Reader | s | memory, MB | times Polars |",
        "|---|---|---|---|",
    ]
    for name, label in (
        ("polars", "`polars.read_csv`, nothing checked"),
        ("checked", "treve: read and checked"),
        ("stored", "treve: read, checked, raw cells and reports stored"),
    ):
        own = ged[name]
        lines.append(
            f"| {label} | {own['seconds']} | {own['peak_mb']:,} | {own['seconds'] / ged['polars']['seconds']:.1f} |"
        )
    lines += ["", "## Start", "", f"`treve --help` answers in {results['start']['seconds']:.2f} s.", ""]
    return "\n".join(lines)


def _steps(one: dict[str, Any]) -> list[str]:
    return ["read" if ": " in name else name for name in _spent(one)]


def _spent(one: dict[str, Any]) -> dict[str, float]:
    """Seconds by step; "reading" only says that reading begins."""
    return {name: seconds for name, seconds in one["treve"]["seconds_by_step"].items() if name != "reading"}


def _equal_counts(sizes: list[dict[str, Any]]) -> list[str]:
    lines = []
    for one in sizes:
        if "peer" in one:
            own, peer = one["treve"]["counts"], one["peer"]["counts"]
            same = "equal" if own == peer else "NOT EQUAL"
            told = ", ".join(f"{verdict} {count:,}" for verdict, count in sorted(peer.items()))
            lines.append(f"Counts at {one['reports']:,} reports are {same} in both: {told}.")
    return lines
