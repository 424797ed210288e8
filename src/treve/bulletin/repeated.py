"""Told on a terminal: whether a run could be repeated, and why two runs say other numbers."""

from __future__ import annotations

from collections.abc import Sequence

from treve.bulletin import words
from treve.bulletin.view import enumerated
from treve.catalogue import Sayings, grouped, say
from treve.model.finding import Flag, Verdict
from treve.model.repeated_run import Cause, Difference, NumberChanged, Part, Rerun

CAUSES: Sayings[Cause] = Sayings(
    {
        Cause.VERSION: "version",
        Cause.DATA: "data",
        Cause.AGREEMENT: "agreement",
        Cause.DECISION: "decision",
        Cause.SETTING: "setting",
    }
)
_NUMBER_WIDTH = 12
_PATH_WIDTH = 62


def told_rerun(done: Rerun) -> str:
    """One line if every table is the same; otherwise the tables that are not."""
    lines = []
    if done.version_then != done.version_now:
        lines.append(
            say("made by treve {then}, made again by treve {now}", then=done.version_then, now=done.version_now)
        )
    if done.different:
        lines.append(
            say(
                "{different} of {all} tables are not the same: {tables}",
                different=len(done.different),
                all=len(done.tables),
                tables=enumerated(done.different),
            )
        )
    else:
        lines.append(say("all {number} tables are the same", number=len(done.tables)))
    if done.not_compared:
        lines.append(
            say(
                "not compared: {tables}, counted afterwards under rules of one’s own, which the run does not keep",
                tables=enumerated(done.not_compared),
            )
        )
    return "\n".join(lines)


def told_difference(found: Difference) -> str:
    """What the two runs were made from, where that differs, and each number that differs with what changed it."""
    ends = ((say("First:"), found.first), (say("Last:"), found.last))
    width = max(len(head) for head, _ in ends) + 1
    lines = [*(f"{head:<{width}}{folder}" for head, folder in ends), ""]
    if not found.causes:
        lines.append(say("Both were made from the same data, agreements, decisions and settings, by the same version."))
    width = max(10, *(len(name) for name in CAUSES.values()))
    for cause in found.causes:
        lines += [f"{CAUSES[cause.cause]:<{width}} {detail}" for detail in cause.details]
    lines.append("")
    if not found.numbers:
        return "\n".join([*lines, say("No number differs.")])
    first, last, because = say("first"), say("last"), say("because of")
    lines.append(f"{'':<{_PATH_WIDTH}}{first:>{_NUMBER_WIDTH}}{last:>{_NUMBER_WIDTH}}  {because}")
    lines += _numbers(found.numbers)
    if found.inseparable:
        lines += ["", say("What each cause changed cannot be told apart: {why}", why=found.inseparable)]
    elif not found.causes:
        lines += ["", say("Nothing they were made from explains it. Please report this as a fault of treve.")]
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
            causes = {part.cause: Part(part.cause, None) for one in own for part in one.parts if part.change is None}
            because = enumerated(tuple(_part(part) for part in causes.values())) or say("cannot be told")
            alone_in = (
                say("{owner}: in the last run alone", owner=owner)
                if own[0].first is None
                else say("{owner}: in the first run alone", owner=owner)
            )
            lines.append(f"{alone_in}  {because}")
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
    because = enumerated(tuple(_part(part) for part in one.parts)) or say("cannot be told")
    return f"{head:<{_PATH_WIDTH}}{_value(one.first)}{_value(one.last)}  {because}"


def _value(value: object) -> str:
    text = "–" if value is None else grouped(value) if isinstance(value, int) else str(value)
    return f"{text:>{_NUMBER_WIDTH}}"


def _part(part: Part) -> str:
    return CAUSES[part.cause] + ("" if part.change is None else f" {part.change:+,g}")


NUMBERS: Sayings[str] = Sayings(
    {
        "reports": "reports",
        "incidents": "incidents",
        "contested": "contested",
        "effective": "in force from",
        "ended": "legal end",
        "linking.asked": "reports linked",
        "linking.several": "incidents told by several reports",
        "linking.reports_of_several": "reports of incidents told by several",
        "linking.ambiguous": "pairs of reports left to people",
        "linking.superseded": "reports published again later",
        "linking.disputed": "incidents whose reports name different sides or acts",
        "quality.data_begin": "first day of the data",
        "quality.data_end": "last day of the data",
        "quality.reports_ahead": "reports of a day that has not come",
        "quality.vague_days": "incidents without an exact day",
        "quality.vague_places": "incidents placed no better than by district",
        "quality.unresolved_names.names": "names without a known actor",
        "quality.unresolved_names.side_names": "names of sides without a known actor",
        "quality.unresolved_names.reports": "reports that use such a name",
        "quality.rejected_rows": "rows rejected",
        "quality.repeated_rows": "rows repeated word for word",
        "quality.reports_without_recorder": "reports that do not say who recorded them",
        "quality.largest_recorder.reports": "reports of the largest recorder",
        "quality.largest_recorder.share": "share of the largest recorder",
    }
)
"""What the commonest numbers of a summary are, by path; those of an agreement without its id."""


def label(path: str) -> str:
    """The keys of a number in words, as far as there are any: agreement, reading, verdict."""
    keys = path.split(".")
    if keys[0] == "agreements" and "readings" in keys:
        reading = keys.index("readings")
        return say(
            "{agreement}, {reading}: {what}",
            agreement=".".join(keys[1:reading]),
            reading=keys[reading + 1],
            what=_of_reading(keys[reading + 2 :]),
        )
    if keys[0] == "agreements":
        return say("{agreement}: {what}", agreement=keys[1], what=_known(".".join(keys[2:])))
    return _known(path)


def _of_reading(keys: Sequence[str]) -> str:
    match keys[0]:
        case "findings":
            return words.VERDICTS_SHORT[Verdict(keys[1])]
        case "reasons":
            return words.reason(keys[1])
        case "flags":
            return words.FLAGS[Flag(keys[1])]
    return _known(".".join(keys))


def _known(path: str) -> str:
    return NUMBERS[path] if path in NUMBERS else path.replace(".", " ").replace("_", " ")
