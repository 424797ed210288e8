"""Why two runs say other numbers: what differs in what they were made from, exchanged one after the other.

Between the first run and the last stand up to four runs in between. Each takes one thing more from the last run (its data, its
agreements, its decisions, its settings), so that what changes at a step is that thing's doing. The order is that of `Cause`; where
two causes work on the same number, another order could share out the change otherwise.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from treve import pipeline
from treve.errors import RunFolderError
from treve.model.repeated_run import Cause, CauseFound, Difference, NumberChanged, Part
from treve.pipeline import Order
from treve.read import Progress, silent
from treve.repeat.causes import causes
from treve.repeat.numbers import numbers
from treve.repeat.recorded import Recorded, order, recorded

Numbers = Mapping[str, object]


def difference(first: Path, last: Path, inputs: Sequence[Path] = (), progress: Progress = silent) -> Difference:
    """Hold two finished runs against each other.

    inputs  folders to look in for input files that have moved; needed only where several causes must be told apart
    Raises  RunFolderError if a folder holds no finished run
    """
    before, after = recorded(first), recorded(last)
    found = causes(before, after)
    ends = numbers(before.summary), numbers(after.summary)
    names = [cause.cause for cause in found]
    if len(names) == 1:
        return _told(before, after, found, [(names[0], *ends)], ends)
    try:
        steps = _steps(before, after, names, inputs, progress) if names else []
    except RunFolderError as problem:
        return _told(before, after, found, [], ends, str(problem))
    return _told(before, after, found, steps, ends)


def _told(
    before: Recorded,
    after: Recorded,
    found: tuple[CauseFound, ...],
    steps: Sequence[tuple[Cause, Numbers, Numbers]],
    ends: tuple[Numbers, Numbers],
    inseparable: str | None = None,
) -> Difference:
    first, last = ends
    changed = sorted(path for path in first.keys() | last.keys() if first.get(path) != last.get(path))
    return Difference(
        str(before.folder),
        str(after.folder),
        found,
        tuple(NumberChanged(path, first.get(path), last.get(path), _parts(path, steps)) for path in changed),
        inseparable,
    )


def _parts(path: str, steps: Sequence[tuple[Cause, Numbers, Numbers]]) -> tuple[Part, ...]:
    parts: dict[Cause, float | None] = {}
    for cause, before, after in steps:
        if before.get(path) != after.get(path):
            change = _change(before.get(path), after.get(path))
            parts[cause] = None if change is None else change + (parts.get(cause) or 0)
    return tuple(Part(cause, change) for cause, change in parts.items() if change != 0)


def _change(before: object, after: object) -> float | None:
    if isinstance(before, bool) or isinstance(after, bool):
        return None
    if isinstance(before, int | float) and isinstance(after, int | float):
        return round(after - before, 9)
    return None


def _steps(
    before: Recorded, after: Recorded, names: Sequence[Cause], inputs: Sequence[Path], progress: Progress
) -> list[tuple[Cause, Numbers, Numbers]]:
    """(cause, numbers before it is exchanged, numbers after)."""
    with tempfile.TemporaryDirectory() as work:
        folder = Path(work)
        start = order(before, folder / "run", folder / "first", inputs)
        end = order(after, folder / "run", folder / "last", inputs)
        now = start
        walked: list[Numbers] = [numbers(before.summary)]
        steps: list[tuple[Cause, Numbers, Numbers]] = []
        if Cause.VERSION in names and before.version != version("treve"):
            walked.append(_numbers(now, progress))
            steps.append((Cause.VERSION, walked[-2], walked[-1]))
        for cause in [one for one in names if one != Cause.VERSION]:
            now = _exchanged(now, end, cause)
            walked.append(_numbers(now, progress))
            steps.append((cause, walked[-2], walked[-1]))
        if Cause.VERSION in names:
            steps.append((Cause.VERSION, walked[-1], numbers(after.summary)))
    return steps


def _numbers(asked: Order, progress: Progress) -> Numbers:
    folder = pipeline.run(asked, progress)
    return numbers(recorded(folder).summary)


def _exchanged(now: Order, end: Order, cause: Cause) -> Order:
    """The order with one thing taken from the last run; the version is the one at work."""
    if cause is Cause.DATA:
        return replace(now, sources=end.sources, mappings=end.mappings)
    if cause is Cause.AGREEMENT:
        return replace(now, agreements=end.agreements)
    if cause is Cause.DECISION:
        return replace(now, decisions=end.decisions)
    return replace(
        now,
        readings=end.readings,
        areas=end.areas,
        actors=end.actors,
        weights=end.weights,
        settings=end.settings,
        language=end.language,
    )
