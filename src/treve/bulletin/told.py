"""What a run found, in a few lines for a terminal: made from the summary alone."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from treve.bulletin import linking, phrases, words
from treve.model.finding import Verdict

_OUTSIDE = (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY)
_SHOWN = (*(verdict for verdict in words.VERDICT_ORDER if verdict not in _OUTSIDE), *_OUTSIDE)
# Every short verdict fits into two lines of this width, and the five commonest beside the names of readings into a terminal of 80.
_HEAD_WIDTH = 11
AGREEMENTS_TOLD = 5
"""Beyond this many agreements the page and the tables tell more than a terminal can."""


def told(summary: Mapping[str, Any], folder: Path) -> str:
    """The page's address, what was read, and the findings of each agreement, reading by reading."""
    quality = summary["quality"]
    lines = [
        f"Page:    {folder / 'index.html'}",
        f"Read:    {phrases.counted(summary['reports'], 'report', 'reports')}, "
        f"{phrases.counted(quality['rejected_rows'], 'row', 'rows')} rejected, {_until(quality['data_end'])}",
        f"Linked:  {linking.counts(summary)}",
    ]
    agreements = summary["agreements"]
    for agreement in sorted(agreements, key=_met, reverse=True)[:AGREEMENTS_TOLD]:
        lines += ["", *_agreement(agreement)]
    if len(agreements) > AGREEMENTS_TOLD:
        more = phrases.counted(len(agreements) - AGREEMENTS_TOLD, "more agreement", "more agreements")
        lines += ["", f"and {more} with fewer findings, or none: see the page and summary.json"]
    lines += [f"Note:    {warning}" for warning in summary["warnings"]]
    return "\n".join(lines)


def _until(data_end: str | None) -> str:
    return f"data until {data_end}" if data_end else "no day in the data"


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
    told = " or ".join(sorted(one for one in believed if one))
    if not told or len(believed) == 1:
        return told
    return f"{told}{' or an unknown instant' if None in believed else ''} (contested)"


def _agreement(agreement: Mapping[str, Any]) -> list[str]:
    readings = agreement["readings"]
    ended = _instants(agreement, "ended")
    lines = [
        f"{agreement['title']} ({agreement['id']})",
        f"in force from {_instants(agreement, 'effective') or 'an unknown instant'}"
        + (f" to {ended}" if ended else "")
        + f"; {phrases.counted(agreement['contested'], 'incident changes', 'incidents change')} verdict with the reading",
    ]
    return [*lines, *_counts(readings)]


def _counts(readings: Sequence[Mapping[str, Any]]) -> list[str]:
    """A line for each reading, a column for each verdict that any reading gives."""
    given = [one for one in _SHOWN if any(reading["findings"].get(one.value) for reading in readings)]
    if not given:
        return ["no incident was read"]
    heads = [textwrap.wrap(words.VERDICTS_SHORT[one], _HEAD_WIDTH) for one in given]
    above = [[head[-depth] if depth <= len(head) else "" for head in heads] for depth in (2, 1)]
    below = [[f"{reading['findings'].get(one.value, 0):,}" for one in given] for reading in readings]
    widths = [max(len(cell) for cell in column) + 2 for column in zip(*above, *below, strict=True)]
    names = ["", "", *(reading["reading"] for reading in readings)]
    first = max(len(name) for name in names)
    return [
        f"{name:<{first}}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        for name, cells in zip(names, [*above, *below], strict=True)
    ]
