"""What differs in what two runs were made from: data, agreements, decisions, settings, version."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from pathlib import Path

from treve.catalogue import counted, say
from treve.model.repeated_run import Cause, CauseFound
from treve.repeat.fingerprint import report_hashes
from treve.repeat.recorded import GivenFile, Recorded
from treve.store.duckdb import DuckDBReader

LINES_TOLD = 12
"""Changed lines of an agreement, or ids of reports, told before the rest are only counted."""

_MAPPING_ROLES = frozenset({"mapping"})
"""How the columns of a table are read: part of its data."""
_AGREEMENT_ROLES = frozenset({"agreement"})
_DECISION_ROLES = frozenset({"decisions"})
_SETTING_ROLES = frozenset({"areas", "actors", "weights", "rules"})
_ASKED_APART = frozenset(
    {"agreements", "sources", "areas", "actors", "decisions", "weights", "registered", "settings", "language"}
)
"""Parts of an order that are compared by what stands in the files, or setting by setting, or that change no number."""


def causes(first: Recorded, last: Recorded) -> tuple[CauseFound, ...]:
    """Every cause, in the order of `Cause`; none if both runs were made from the same."""
    found = (
        CauseFound(Cause.VERSION, _versions(first, last)),
        CauseFound(Cause.DATA, _data(first, last)),
        CauseFound(Cause.AGREEMENT, _given(first, last, _AGREEMENT_ROLES)),
        CauseFound(Cause.DECISION, _given(first, last, _DECISION_ROLES)),
        CauseFound(Cause.SETTING, (*_settings(first, last), *_given(first, last, _SETTING_ROLES))),
    )
    return tuple(one for one in found if one.details)


def _versions(first: Recorded, last: Recorded) -> tuple[str, ...]:
    pairs = (("treve", first.version, last.version), ("engine", first.engine, last.engine))
    return tuple(f"{what} {before} → {after}" for what, before, after in pairs if before != after)


def _data(first: Recorded, last: Recorded) -> tuple[str, ...]:
    mappings = _given(first, last, _MAPPING_ROLES)
    if [one[::2] for one in first.sources] == [one[::2] for one in last.sources] and not mappings:
        return ()
    before, after = _reports(first.folder), _reports(last.folder)
    added, removed = sorted(after.keys() - before.keys()), sorted(before.keys() - after.keys())
    changed = sorted(key for key in before.keys() & after.keys() if before[key] != after[key])
    told = []
    if added:
        told.append(
            counted("{number} report added: {ids}", "{number} reports added: {ids}", len(added), ids=_some(added))
        )
    if removed:
        told.append(
            counted(
                "{number} report removed: {ids}", "{number} reports removed: {ids}", len(removed), ids=_some(removed)
            )
        )
    if changed:
        told.append(
            counted(
                "{number} report changed: {ids}", "{number} reports changed: {ids}", len(changed), ids=_some(changed)
            )
        )
    return (*mappings, *told) or (say("the bytes of the files alone: every report is the same"),)


def _reports(folder: Path) -> dict[str, int]:
    reader = DuckDBReader(folder / "run.duckdb")
    try:
        return report_hashes(reader)
    finally:
        reader.close()


def _given(first: Recorded, last: Recorded, roles: frozenset[str]) -> tuple[str, ...]:
    before, after = _apart(_by_name(first, roles), _by_name(last, roles))
    lines: list[str] = []
    for name in sorted(before.keys() | after.keys()):
        if name not in before:
            lines.append(say("{file}: added", file=name))
        elif name not in after:
            lines.append(say("{file}: removed", file=name))
        elif before[name].sha256 != after[name].sha256:
            lines.extend(_changed_lines(name, before[name].content, after[name].content))
    return tuple(lines)


def _apart(
    before: dict[str, GivenFile], after: dict[str, GivenFile]
) -> tuple[dict[str, GivenFile], dict[str, GivenFile]]:
    """The files that are not, to the byte, in both runs: another name for the same file is no difference."""
    same = {one.sha256 for one in before.values()} & {one.sha256 for one in after.values()}
    kept = [{name: one for name, one in given.items() if one.sha256 not in same} for given in (before, after)]
    return kept[0], kept[1]


def _by_name(run: Recorded, roles: frozenset[str]) -> dict[str, GivenFile]:
    """By the name of the file without its folder and ending: a run of the library's file and of a copy of it are the same."""
    return {Path(one.name).name.removesuffix(".yaml"): one for one in run.given if one.role in roles}


def _changed_lines(name: str, before: str | None, after: str | None) -> list[str]:
    if before is None or after is None:
        return [say("{file}: other bytes (too large for its text to be kept)", file=name)]
    compared = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    lines = [line for line in compared if not line.startswith(("---", "+++", "@@"))]
    if not lines:
        return [say("{file}: other line ends alone", file=name)]
    beyond = len(lines) - LINES_TOLD
    more = counted("{file}: and {number} more line", "{file}: and {number} more lines", beyond, file=name)
    return [*(f"{name}: {line[0]} {line[1:].strip()}" for line in lines[:LINES_TOLD]), *([more] if beyond > 0 else [])]


def _settings(first: Recorded, last: Recorded) -> tuple[str, ...]:
    before, after = _asked(first), _asked(last)
    return tuple(
        f"{name}: {_plain(before.get(name))} → {_plain(after.get(name))}"
        for name in sorted(before.keys() | after.keys())
        if before.get(name) != after.get(name)
    )


def _asked(run: Recorded) -> dict[str, object]:
    """Every setting, and what else the run was asked for, apart from how many threads and how much memory it took."""
    hidden = frozenset({"threads", "memory_limit"})
    settings = {name: value for name, value in run.order["settings"].items() if name not in hidden}
    return settings | {name: value for name, value in run.order.items() if name not in _ASKED_APART}


def _plain(value: object) -> str:
    return say("all") if value == [] else str(value)


def _some(ids: Sequence[str]) -> str:
    listed = ", ".join(ids[:LINES_TOLD])
    beyond = len(ids) - LINES_TOLD
    return listed if beyond <= 0 else say("{listed} and {number} more", listed=listed, number=beyond)
