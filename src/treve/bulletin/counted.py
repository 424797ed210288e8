"""Numbers under counting rules, in words. No number stands without its rule and version."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import words
from treve.bulletin.answer_page import Answer
from treve.bulletin.view import Grid, Row
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, counted, grouped, marked, say
from treve.model.counting_rule import CountingRule, Counts

CAUTIONS = (
    marked("A number means nothing without its rule: the same reports give numbers that differ many times over."),
    marked(
        "“At least” and “at most” come from what is vague: hours, sides and places not stated, incidents that may not count, "
        "reports without a number of explosions. They are bounds, no interval of confidence."
    ),
    marked("What nobody reported is in none of these numbers."),
)
COUNTS = Sayings(
    {
        Counts.INCIDENT: "counts incidents",
        Counts.OBSERVATION: "counts explosions, shots and bursts",
        Counts.EPISODE: "counts episodes in one direction within one {within}, ended by a pause of more than {gap}",
        Counts.ENGAGEMENT: "counts engagements of two sides within one {within}, ended by a pause of more than {gap}",
    }
)
PLACES = Sayings({"place": "place", "admin1": "first-order division", "country": "country"})
NO_REPORT = marked("The run has no report: there is nothing to count.")
TITLE = marked("Counted under {rules}")
_Tally = Mapping[str, Any]


def rule_line(rule: CountingRule) -> str:
    """The rule with what it does, in one line."""
    told = say(
        COUNTS.messages[rule.counts],
        within=PLACES.get(rule.within.value if rule.within else "", ""),
        gap=_hours(rule.gap_minutes or 0),
    )
    parts = [told]
    if rule.acts:
        parts.append(counted("{number} act counts", "{number} acts count", len(rule.acts)))
    if rule.bound_only:
        parts.append(say("bound parties only, for each reading"))
    return say(
        "{rule} (version {version}): {title}. It {does}.",
        rule=rule.rule,
        version=rule.version,
        title=say(rule.title),
        does=say("; ").join(parts),
    )


def tally_text(rules: Sequence[CountingRule], tallies: Sequence[_Tally]) -> str:
    """Each rule with its numbers for the whole run."""
    lines: list[str] = []
    for rule in rules:
        lines += [rule_line(rule)]
        for row in _whole(rule, tallies):
            scope = f"{row['agreement_id']}, {row['reading']}: " if row["reading"] else ""
            lines.append(
                say(
                    "  {scope}{number} from {incidents}{doubts}",
                    scope=scope,
                    number=number(row),
                    incidents=counted("{number} incident", "{number} incidents", row["incidents"]),
                    doubts=_doubts(row),
                )
            )
    return "\n".join(lines)


def tally_answer(
    rules: Sequence[CountingRule], tallies: Sequence[_Tally], voices: Voices, charts: tuple[Any, ...] = ()
) -> Answer:
    """The page: each rule, its numbers, and its divisions. voices: whose word a reading follows, by name."""
    rows = [
        Row(
            say("{rule}, version {version}", rule=rule.rule, version=rule.version),
            (
                row["agreement_id"] or "–",
                _reading(row, voices),
                number(row),
                str(row["incidents"]),
                _doubts(row).strip("; ") or "–",
            ),
        )
        for rule in rules
        for row in _whole(rule, tallies)
    ]
    heads = (
        say("Rule"),
        say("Agreement"),
        say("Reading"),
        say("Count"),
        say("Incidents"),
        say("What is open"),
    )
    grids = [Grid(say("The whole run"), heads, tuple(rows), "tally")]
    grids += [grid for rule in rules if (grid := _divisions(rule, tallies, voices)).rows]
    named = say(", ").join(f"{rule.rule} {rule.version}" for rule in rules)
    return Answer(
        say(TITLE, rules=named),
        tuple(rule_line(rule) for rule in rules),
        tuple(say(one) for one in CAUTIONS),
        tuple(grids),
        charts,
    )


def number(row: _Tally) -> str:
    """494; at least 321; 126 to 320."""
    if row["high"] is None:
        return say("at least {number}", number=row["low"])
    return (
        grouped(row["low"]) if row["low"] == row["high"] else say("{low} to {high}", low=row["low"], high=row["high"])
    )


def _divisions(rule: CountingRule, tallies: Sequence[_Tally], voices: Voices) -> Grid:
    own = [row for row in tallies if row["rule"] == rule.rule and row["scope"] == "admin1"]
    own.sort(key=lambda row: (row["agreement_id"] or "", row["reading"] or "", -row["low"], row["admin1"] or ""))
    rows = tuple(
        Row(row["admin1"] or say("not known"), (_reading(row, voices), number(row), str(row["incidents"])))
        for row in own
    )
    return Grid(
        say("{rule}, version {version}: by division", rule=rule.rule, version=rule.version),
        (say("Division"), say("Reading"), say("Count"), say("Incidents")),
        rows,
        "tally",
    )


def _reading(row: _Tally, voices: Voices) -> str:
    return words.reading_in_list(row["reading"], voices.name(row["reading"])) if row["reading"] else "–"


def _whole(rule: CountingRule, tallies: Sequence[_Tally]) -> list[_Tally]:
    own = [row for row in tallies if row["rule"] == rule.rule and row["scope"] == "whole"]
    return sorted(own, key=lambda row: (row["agreement_id"] or "", row["reading"] or ""))


def _doubts(row: _Tally) -> str:
    told = []
    if row["unsure"]:
        told.append(say("of {number} it cannot be told whether they count", number=row["unsure"]))
    if row["without_number"]:
        told.append(say("{number} without a number of explosions", number=row["without_number"]))
    return "".join(f"; {one}" for one in told)


def _hours(minutes: int) -> str:
    if minutes % 60 == 0:
        return counted("{number} hour", "{number} hours", minutes // 60)
    return counted("{number} minute", "{number} minutes", minutes)
