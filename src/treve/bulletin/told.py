"""What a run found, in a few lines for a terminal: made from the summary alone."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from treve.bulletin import linking, words
from treve.bulletin.view import alternatives, enumerated
from treve.catalogue import counted, grouped, say
from treve.model.finding import Verdict

_OUTSIDE = (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY)
_SHOWN = (*(verdict for verdict in words.VERDICT_ORDER if verdict not in _OUTSIDE), *_OUTSIDE)
# Every short verdict fits into two lines of this width, and the five commonest beside the names of readings into a terminal of 80.
_HEAD_WIDTH = 11
AGREEMENTS_TOLD = 5
"""Beyond this many agreements the page and the tables tell more than a terminal can."""


def told(summary: Mapping[str, Any], folder: Path, warnings: Sequence[str] | None = None) -> str:
    """The page's address, what was read, and the findings of each agreement, reading by reading.

    warnings  those of the run in the language spoken; None: as the summary keeps them, in English
    """
    rows = (
        (say("Page:"), str(folder / "index.html")),
        (say("Read:"), _read(summary)),
        (say("Linked:"), linking.counts(summary)),
    )
    width = max(9, *(len(head) + 1 for head, _ in rows))
    lines = [f"{head:<{width}}{text}" for head, text in rows]
    agreements = summary["agreements"]
    for agreement in sorted(agreements, key=_met, reverse=True)[:AGREEMENTS_TOLD]:
        lines += ["", *_agreement(agreement)]
    if len(agreements) > AGREEMENTS_TOLD:
        more = counted(
            "and {number} more agreement with fewer findings, or none: see the page and {file}",
            "and {number} more agreements with fewer findings, or none: see the page and {file}",
            len(agreements) - AGREEMENTS_TOLD,
            file="summary.json",
        )
        lines += ["", more]
    note = say("Note:")
    lines += [f"{note:<{width}}{warning}" for warning in (summary["warnings"] if warnings is None else warnings)]
    return "\n".join(lines)


def _read(summary: Mapping[str, Any]) -> str:
    quality = summary["quality"]
    return enumerated(
        (
            counted("{number} report", "{number} reports", summary["reports"]),
            counted("{number} row rejected", "{number} rows rejected", quality["rejected_rows"]),
            say("data until {day}", day=quality["data_end"]) if quality["data_end"] else say("no day in the data"),
        )
    )


def _met(agreement: Mapping[str, Any]) -> int:
    """Incidents in its time and territory, in the reading that has most."""
    return max(
        (
            sum(count for verdict, count in reading["findings"].items() if verdict not in _OUTSIDE)
            for reading in agreement["readings"]
        ),
        default=0,
    )


def _instants(agreement: Mapping[str, Any], key: str) -> str:
    """The instant that every reading believes, or those between which they differ; empty if no reading believes any."""
    believed = {reading.get(key) for reading in agreement["readings"]}
    instants: list[str] = sorted(one for one in believed if one)
    if not instants:
        return ""
    if len(believed) == 1:
        return instants[0]
    claimed = [*instants, *([say("an unknown instant")] if None in believed else [])]
    return say("{instants} (contested)", instants=alternatives(claimed))


def _agreement(agreement: Mapping[str, Any]) -> list[str]:
    started, ended = _instants(agreement, "effective"), _instants(agreement, "ended")
    start = started or say("an unknown instant")
    force = (
        say("in force from {start} to {end}", start=start, end=ended)
        if ended
        else say("in force from {start}", start=start)
    )
    changes = counted(
        "{number} incident changes verdict with the reading",
        "{number} incidents change verdict with the reading",
        agreement["contested"],
    )
    return [
        f"{agreement['title']} ({agreement['id']})",
        say("{what}; {more}", what=force, more=changes),
        *_counts(agreement["readings"]),
    ]


def _counts(readings: Sequence[Mapping[str, Any]]) -> list[str]:
    """A line for each reading, a column for each verdict that any reading gives."""
    given = [one for one in _SHOWN if any(reading["findings"].get(one.value) for reading in readings)]
    if not given:
        return [say("no incident was read")]
    heads = [textwrap.wrap(words.VERDICTS_SHORT[one], _HEAD_WIDTH) for one in given]
    deepest = max(2, *(len(head) for head in heads))
    above = [[head[-depth] if depth <= len(head) else "" for head in heads] for depth in range(deepest, 0, -1)]
    below = [[grouped(reading["findings"].get(one.value, 0)) for one in given] for reading in readings]
    widths = [max(len(cell) for cell in column) + 2 for column in zip(*above, *below, strict=True)]
    names = [*([""] * deepest), *(reading["reading"] for reading in readings)]
    first = max(len(name) for name in names)
    return [
        f"{name:<{first}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        for name, cells in zip(names, [*above, *below], strict=True)
    ]
