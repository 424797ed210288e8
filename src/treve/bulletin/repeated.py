"""Told on a terminal: whether a run could be repeated, and why two runs say other numbers."""

from __future__ import annotations

from collections.abc import Sequence

from treve.bulletin import words
from treve.model.finding import Flag, Verdict
from treve.model.repeated_run import Cause, Difference, NumberChanged, Part, Rerun

CAUSES: dict[Cause, str] = {
    Cause.VERSION: "version",
    Cause.DATA: "data",
    Cause.AGREEMENT: "agreement",
    Cause.DECISION: "decision",
    Cause.SETTING: "setting",
}
_NUMBER_WIDTH = 12
_PATH_WIDTH = 62


def told_rerun(done: Rerun) -> str:
    """One line if every table is the same; otherwise the tables that are not."""
    lines = []
    if done.version_then != done.version_now:
        lines.append(f"made by treve {done.version_then}, made again by treve {done.version_now}")
    if done.different:
        lines.append(
            f"{len(done.different)} of {len(done.tables)} tables are not the same: {', '.join(done.different)}"
        )
    else:
        lines.append(f"all {len(done.tables)} tables are the same")
    return "\n".join(lines)


def told_difference(found: Difference) -> str:
    """What the two runs were made from, where that differs, and each number that differs with what changed it."""
    lines = [f"First: {found.first}", f"Last:  {found.last}", ""]
    if not found.causes:
        lines.append("Both were made from the same data, agreements, decisions and settings, by the same version.")
    for cause in found.causes:
        lines += [f"{CAUSES[cause.cause]:<10} {detail}" for detail in cause.details]
    lines.append("")
    if not found.numbers:
        return "\n".join([*lines, "No number differs."])
    lines.append(f"{'':<{_PATH_WIDTH}}{'first':>{_NUMBER_WIDTH}}{'last':>{_NUMBER_WIDTH}}  because of")
    lines += _numbers(found.numbers)
    if found.inseparable:
        lines += ["", f"What each cause changed cannot be told apart: {found.inseparable}"]
    elif not found.causes:
        lines += ["", "Nothing they were made from explains it. Please report this as a fault of treve."]
    return "\n".join(lines)


def _numbers(changed: Sequence[NumberChanged]) -> list[str]:
    """A line a number; an agreement or a reading that only one of the runs has is one line, not thirty."""
    groups: dict[str, list[NumberChanged]] = {}
    for one in changed:
        groups.setdefault(_owner(one.path), []).append(one)
    lines: list[str] = []
    for owner, own in groups.items():
        alone = all(one.first is None for one in own) or all(one.last is None for one in own)
        if owner and alone:
            where = "last" if own[0].first is None else "first"
            causes = {part.cause: Part(part.cause, None) for one in own for part in one.parts if part.change is None}
            because = ", ".join(_part(part) for part in causes.values()) or "cannot be told"
            lines.append(f"{owner}: in the {where} run alone  {because}")
        else:
            lines += [_number(one) for one in own]
    return lines


def _owner(path: str) -> str:
    """The reading, or the agreement, that a number belongs to; empty if it belongs to the run."""
    keys = path.split(".")
    if keys[0] != "agreements":
        return ""
    return f"{keys[1]}, {keys[3]}" if keys[2:3] == ["readings"] else keys[1]


def _number(one: NumberChanged) -> str:
    name = label(one.path)
    head = name if len(name) < _PATH_WIDTH else f"{name}\n{'':<{_PATH_WIDTH}}"
    because = ", ".join(_part(part) for part in one.parts) or "cannot be told"
    return f"{head:<{_PATH_WIDTH}}{_value(one.first)}{_value(one.last)}  {because}"


def _value(value: object) -> str:
    text = "–" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
    return f"{text:>{_NUMBER_WIDTH}}"


def _part(part: Part) -> str:
    return CAUSES[part.cause] + ("" if part.change is None else f" {part.change:+,g}")


def label(path: str) -> str:
    """The keys of a number in words, as far as there are any: agreement, reading, verdict."""
    keys = path.split(".")
    if keys[0] == "agreements" and "readings" in keys:
        reading = keys.index("readings")
        rest = " ".join(keys[reading + 2 :])
        if keys[reading + 2] == "findings":
            rest = words.VERDICTS_SHORT[Verdict(keys[reading + 3])]
        if keys[reading + 2] == "reasons":
            rest = words.reason(keys[reading + 3])
        if keys[reading + 2] == "flags":
            rest = words.FLAGS[Flag(keys[reading + 3])]
        return f"{'.'.join(keys[1:reading])}, {keys[reading + 1]}: {rest.replace('_', ' ')}"
    if keys[0] == "agreements":
        return f"{keys[1]}: {' '.join(keys[2:]).replace('_', ' ')}"
    return " ".join(keys).replace("_", " ")
