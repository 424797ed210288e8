"""Numbers under counting rules, in words. No number stands without its rule and version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.answer_page import Answer
from treve.bulletin.view import Grid, Row
from treve.model.counting_rule import CountingRule, Counts

CAUTIONS = (
    "A number means nothing without its rule: the same reports give numbers that differ many times over.",
    "“At least” and “at most” come from what is vague: hours, sides and places not stated, incidents that may not count, reports "
    "without a number of explosions. They are bounds, no interval of confidence.",
    "What nobody reported is in none of these numbers.",
)
COUNTS = {
    Counts.INCIDENT: "counts incidents",
    Counts.OBSERVATION: "counts explosions, shots and bursts",
    Counts.EPISODE: "counts episodes in one direction within one {within}, ended by a pause of more than {gap}",
    Counts.ENGAGEMENT: "counts engagements of two sides within one {within}, ended by a pause of more than {gap}",
}
PLACES = {"place": "place", "admin1": "first-order division", "country": "country"}
TITLE = "Counted under {rules}"
_Tally = Mapping[str, Any]


def rule_line(rule: CountingRule) -> str:
    """The rule with what it does, in one line."""
    told = COUNTS[rule.counts].format(
        within=PLACES.get(rule.within.value if rule.within else "", ""), gap=_hours(rule.gap_minutes or 0)
    )
    parts = [told]
    if rule.acts:
        parts.append(phrases.counted(len(rule.acts), "act counts", "acts count"))
    if rule.bound_only:
        parts.append("bound parties only, for each reading")
    return f"{rule.rule} (version {rule.version}): {rule.title}. It {'; '.join(parts)}."


def tally_text(rules: Sequence[CountingRule], tallies: Sequence[_Tally]) -> str:
    """Each rule with its numbers for the whole run."""
    lines: list[str] = []
    for rule in rules:
        lines += [rule_line(rule)]
        for row in _whole(rule, tallies):
            scope = f"{row['agreement_id']}, {row['reading']}: " if row["reading"] else ""
            lines.append(
                f"  {scope}{number(row)} from {phrases.counted(row['incidents'], 'incident', 'incidents')}{_doubts(row)}"
            )
    return "\n".join(lines)


def tally_answer(rules: Sequence[CountingRule], tallies: Sequence[_Tally], charts: tuple[Any, ...] = ()) -> Answer:
    """The page: each rule, its numbers, and its divisions."""
    rows = [
        Row(
            f"{rule.rule}, version {rule.version}",
            (
                row["agreement_id"] or "–",
                row["reading"] or "–",
                number(row),
                str(row["incidents"]),
                _doubts(row).strip("; ") or "–",
            ),
        )
        for rule in rules
        for row in _whole(rule, tallies)
    ]
    heads = ("Rule", "Agreement", "Reading", "Number", "Incidents", "What is open")
    grids = [Grid("The whole run", heads, tuple(rows), "tally")]
    grids += [grid for rule in rules if (grid := _divisions(rule, tallies)).rows]
    named = ", ".join(f"{rule.rule} {rule.version}" for rule in rules)
    return Answer(TITLE.format(rules=named), tuple(rule_line(rule) for rule in rules), CAUTIONS, tuple(grids), charts)


def number(row: _Tally) -> str:
    """494; at least 321; 126 to 320."""
    if row["high"] is None:
        return f"at least {row['low']:,}"
    return f"{row['low']:,}" if row["low"] == row["high"] else f"{row['low']:,} to {row['high']:,}"


def _divisions(rule: CountingRule, tallies: Sequence[_Tally]) -> Grid:
    own = [row for row in tallies if row["rule"] == rule.rule and row["scope"] == "admin1"]
    own.sort(key=lambda row: (row["agreement_id"] or "", row["reading"] or "", -row["low"], row["admin1"] or ""))
    rows = tuple(
        Row(row["admin1"] or "not known", (row["reading"] or "–", number(row), str(row["incidents"]))) for row in own
    )
    return Grid(
        f"{rule.rule}, version {rule.version}: by division",
        ("Division", "Reading", "Number", "Incidents"),
        rows,
        "tally",
    )


def _whole(rule: CountingRule, tallies: Sequence[_Tally]) -> list[_Tally]:
    own = [row for row in tallies if row["rule"] == rule.rule and row["scope"] == "whole"]
    return sorted(own, key=lambda row: (row["agreement_id"] or "", row["reading"] or ""))


def _doubts(row: _Tally) -> str:
    told = []
    if row["unsure"]:
        told.append(f"of {row['unsure']:,} it cannot be told whether they count")
    if row["without_number"]:
        told.append(f"{row['without_number']:,} without a number of explosions")
    return "".join(f"; {one}" for one in told)


def _hours(minutes: int) -> str:
    return phrases.counted(minutes // 60, "hour", "hours") if minutes % 60 == 0 else f"{minutes} minutes"
