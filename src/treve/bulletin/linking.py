"""How the linking of reports is told: in sentences, and as small tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from treve.catalogue import Sayings, counted, say
from treve.link.evidence import PairExplained
from treve.link.levels import IN_SOURCE
from treve.model.linking import PairRelation

COMPARED: Sayings[str] = Sayings(
    {
        "start": "before any evidence",
        "days": "days",
        "clock": "time of day",
        "place": "place",
        "crowd_exact": "how busy the place is",
        "crowd_vague": "how busy the place is",
        "name_at_2_km": "name of the place",
        "name_at_6_km": "name of the place",
        "name_further": "name of the place",
        "name_half_reach": "name of the place",
        "name_within_reach": "name of the place",
        "name_beyond_reach": "name of the place",
        "name_alone": "name of the place",
        "perpetrator": "alleged perpetrator",
        "target": "target",
        "act": "act",
        "deaths": "deaths",
        "recorder": "recorder",
        "sources": "one source or two",
    }
)
"""The things compared, in words."""


def compared(name: str) -> str:
    """A thing compared, in words, whichever kind of pair it is weighed for."""
    return COMPARED[name.removesuffix(IN_SOURCE)]


RELATIONS: Sayings[str] = Sayings(
    {
        PairRelation.LINKED: "linked: each is the other’s best match, and sure enough",
        PairRelation.AMBIGUOUS: "ambiguous: perhaps the same; left to people",
        PairRelation.SAME: "the same: people decided so",
        PairRelation.NOT_SAME: "not the same: people decided so",
        PairRelation.CANNOT_TELL: "cannot be told: people decided so, and the two are kept apart",
        PairRelation.DISPUTED: "disputed: people’s decisions contradict each other, and none is followed",
        PairRelation.SUPERSEDES: "the same statement, published again",
        PairRelation.PART_OF: "a part and its whole, not the same incident",
    }
)
"""What two reports are to each other, in words."""


def sentences(linking: Mapping[str, Any]) -> tuple[str, ...]:
    """What a reader should know of the links of a run, from summary.linking."""
    if not linking["asked"]:
        return (
            say(
                "Reports were not linked: each counts as one incident, so one that several reports tell counts several "
                "times."
            ),
        )
    said = [
        counted(
            "{number} incident is told by several reports, {reports} reports in all. Their figures are never averaged: "
            "the lowest and the highest stand side by side, and each report keeps its own version.",
            "{number} incidents are told by several reports, {reports} reports in all. Their figures are never "
            "averaged: the lowest and the highest stand side by side, and each report keeps its own version.",
            linking["several"],
            reports=linking["reports_of_several"],
        ),
        counted(
            "{number} pair of reports may or may not tell the same incident. They are counted apart until people "
            "decide ({command}).",
            "{number} pairs of reports may or may not tell the same incident. They are counted apart until people "
            "decide ({command}).",
            linking["ambiguous"],
            command="treve link --review",
        ),
    ]
    if linking["disputed"]:
        said.append(
            counted(
                "In {number} incident the reports name different perpetrators, targets or acts that do not belong "
                "together. What is disputed is left open there.",
                "In {number} incidents the reports name different perpetrators, targets or acts that do not belong "
                "together. What is disputed is left open there.",
                linking["disputed"],
            )
        )
    if linking["superseded"]:
        said.append(
            counted(
                "{number} report was published again later by the same recorder and publisher, and only the later one "
                "counts.",
                "{number} reports were published again later by the same recorder and publisher, and only the later "
                "one counts.",
                linking["superseded"],
            )
        )
    return tuple(said)


def counts(summary: Mapping[str, Any]) -> str:
    """The links of a run in one line for a terminal."""
    linking = summary["linking"]
    if not linking["asked"]:
        return say("not linked; each report counts as one incident")
    return say(
        "{incidents}; {several} told by several reports, {pairs} left to people",
        incidents=counted("{number} incident", "{number} incidents", summary["incidents"]),
        several=linking["several"],
        pairs=counted("{number} pair", "{number} pairs", linking["ambiguous"]),
    )


def evidence_lines(ids: Sequence[str], explained: PairExplained) -> Iterator[str]:
    """The evidence for and against a pair, strongest first after the start."""
    yield f"{ids[0]} and {ids[1]}"
    yield ""
    start, *levels = explained.evidence
    yield f"{start.bits:+7.1f}  {COMPARED['start']}"
    for one in sorted(levels, key=lambda level: (-abs(level.bits), level.compared)):
        yield f"{one.bits:+7.1f}  {compared(one.compared)}: {one.meaning}"
    yield f"{explained.bits:+7.1f}  together"
    yield ""
    yield "A weight of +1 doubles the odds that both tell the same incident, -1 halves them."
    yield f"Chance by this evidence alone: {percent(explained.chance_alone)}"
    if explained.chance is not None:
        yield f"Chance with the rivals of both reports: {percent(explained.chance)}"
    if explained.relation is not None:
        yield f"In this run: {RELATIONS[explained.relation]}"
    elif explained.same_register:
        yield "In this run: two incidents; both stand in one list, which tells its own rows apart"
    else:
        yield "In this run: two incidents"
    if explained.together and explained.relation is None:
        yield "Both stand in one incident through other reports."


def weight_lines(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The weights of a run as a table for a terminal."""
    yield " weight   pairs  what two reports have in common"
    seen = {row["digit"] for row in rows if row["compared"] == "sources" and row["pairs"]} or {1, 2}
    last = None
    for row in rows:
        within = row["compared"].endswith(IN_SOURCE)
        if row["compared"] == "start" or (1 if within else 2) in seen:
            if row["compared"] != last:
                yield ""
                yield f"                 {compared(row['compared'])}{' (within one source)' if within and len(seen) > 1 else ''}"
            last = row["compared"]
            given = " (given by hand)" if row["given"] else ""
            yield f"{row['bits']:+7.1f} {row['pairs']:>7,}    {row['meaning']}{given}"
    yield ""
    yield "Weights above 0 speak for one incident, below 0 against; +1 doubles the odds, -1 halves them."
    yield "They were counted from this run. A level with no pairs keeps the weight it started with."


def percent(chance: float) -> str:
    """A chance as a reader meets it; never quite nothing, and never certain."""
    if chance < 0.01:
        return "less than 1 %"
    return f"{chance:.0%}".replace("%", " %") if chance <= 0.99 else "more than 99 %"
