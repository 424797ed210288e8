"""The pictures of the questions beyond the effect, from the content of analysis.json."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from treve.bulletin.effect_pictures import Picture
from treve.bulletin.effect_told import decimal, percent
from treve.bulletin.front_names import FrontNames
from treve.bulletin.row_pictures import Span, ratios, spans
from treve.bulletin.week_pictures import means, shares, weeks
from treve.catalogue import current, grouped, say

Block = Mapping[str, Any]
Drawer = Callable[[Block, FrontNames], tuple[Picture, ...]]

ROWS_DRAWN = 12
"""Rows of a picture; all stand in the table below it."""


def _where(block: Block, names: FrontNames) -> tuple[Picture, ...]:
    titles = {
        "areas": say("Incidents after against before, by governorate or province"),
        "fronts": say("Incidents after against before, by pair of sides"),
    }
    below = say("times the incidents expected from the days before; drawn towards the mean of all")
    found = []
    for key, title in titles.items():
        grouping = block[key]
        if "missing" in grouping:
            continue
        most = sorted(grouping["units"], key=lambda one: -one["before"] - one["after"])[:ROWS_DRAWN]
        rows = [
            Span(names.name(one["name"]), one["low"], one["ratio"], one["high"], _ratio(one["ratio"]), one["flagged"])
            for one in sorted(most, key=lambda one: -one["ratio"])
        ]
        found.append(ratios(title, rows, below))
    return tuple(found)


def _displacement(block: Block, _names: FrontNames) -> tuple[Picture, ...]:
    titles = {
        "events": say("Incidents a day after against before: plain averages"),
        "deaths": say("Deaths a day (best figure) after against before: plain averages"),
    }
    groups = {"covered": say("covered fronts"), "others": say("other fronts"), "total": say("all fronts")}
    found = []
    for measure, title in titles.items():
        moved = block[measure]
        if "missing" in moved:
            continue
        rows = []
        for key, name in groups.items():
            ratio = moved[key]["ratio"]
            if ratio is not None:
                rows.append(Span(name, ratio[1], ratio[0], ratio[2], _ratio(ratio[0]), key == "covered"))
        found.append(ratios(title, rows, say("rate after / rate before, plain average and 95 % interval")))
    return tuple(found)


def _hotspots(block: Block, _names: FrontNames) -> tuple[Picture, ...]:
    clusters = block["found"]["clusters"][:ROWS_DRAWN]
    if not clusters:
        return ()
    rows = [
        Span(
            one["centre"],
            min(one["expected"], one["observed"]),
            one["observed"],
            max(one["expected"], one["observed"]),
            say("by chance in {percent} %", percent=percent(one["p_value"])),
            one["p_value"] <= 0.05,
            tick=one["expected"],
        )
        for one in clusters
    ]
    below = say("diamond: incidents recorded; stroke: incidents expected")
    return (spans(say("Clusters of incidents in the last days"), rows, below),)


def _holding(block: Block, _names: FrontNames) -> tuple[Picture, ...]:
    found = []
    state, thresholds = block["state"], block["thresholds"]
    if "missing" not in state:
        found += [_rates(state), _completeness(state)]
    if "missing" not in thresholds and block["deaths_means"] and block["deaths_before"]:
        levels = [one["share"] for one in thresholds]
        title = say("Recorded deaths during the truce, against those before it")
        found.append(means(title, block["deaths_means"], block["deaths_before"], levels))
    return tuple(found)


def _rates(state: Block) -> Picture:
    rows = []
    for rate in state["rates"]:
        texts = {
            "against_before": say("last {days} days, against before the truce", days=rate["days"]),
            "against_calm": say("last {days} days, against the truce until then", days=rate["days"]),
        }
        for key, text in texts.items():
            if rate[key] is not None:
                median, low, high = rate[key]
                rows.append(Span(text, low, median, high, _ratio(median), key == "against_before"))
    below = say("ratio of rates, late reports allowed for, with 95 % interval")
    return ratios(say("The recent rate of incidents"), rows, below)


def _completeness(state: Block) -> Picture:
    days = list(reversed(state["last_days"]))
    curve = [(float(back), one["complete"]) for back, one in enumerate(days)]
    low = [(float(back), one["low"]) for back, one in enumerate(days)]
    title = say("How much of each day is known by now")
    curves = [(say("share known, median"), "none", curve), (say("lower 95 % limit"), "2 2", low)]
    return shares(title, curves, len(days), say("days before the day of the answer"))


def _drivers(block: Block, names: FrontNames) -> tuple[Picture, ...]:
    found = block["found"]
    rows = [
        Span(
            names.name(one["name"]),
            one["share"][1],
            one["share"][0],
            one["share"][2],
            f"{percent(one['share'][0])} %",
            bounds=(one["lowest"], one["highest"]) if one["highest"] > one["lowest"] else None,
        )
        for one in found["drivers"][:ROWS_DRAWN]
        if one["share"][0] >= 0.005
    ]
    loose = found["unattributed"]
    if loose[0]:
        rows.append(Span(say("unattributed"), loose[1], loose[0], loose[2], f"{percent(loose[0])} %"))
    if not rows:
        return ()
    below = say("share of the incidents beyond expectation; dashed: with the unattributed")
    return (spans(say("Who carries the incidents beyond expectation"), rows, below, percent=True),)


def _outlook(block: Block, names: FrontNames) -> tuple[Picture, ...]:
    found = []
    for one in block["forecasts"][:1]:
        title = say("Recorded deaths a week and forecast: {name}", name=names.name(one["name"]))
        found.append(weeks(title, one["recent"], one["horizons"], one["limit"]))
    rows = [
        Span(
            names.name(one["name"]),
            None,
            week["escalation"],
            None,
            f"{percent(week['escalation'])} %",
            tick=one["usual"],
        )
        for one in block["forecasts"][:ROWS_DRAWN]
        for week in one["horizons"][:1]
    ]
    if rows:
        below = say("chance within 7 days; stroke: how often weeks escalated so far")
        found.append(spans(say("Chance of an escalation"), rows, below, percent=True))
    return tuple(found)


def _durability(block: Block, _names: FrontNames) -> tuple[Picture, ...]:
    found = block["found"]
    steps = found["survival"]["steps"]
    last = float(max([found["age"] + 90, *(one["day"] for one in steps[-1:])]))
    curves = [(say("still stands"), "none", _points(1.0, steps))]
    ends = {"collapsed": say("collapsed"), "expired": say("expired"), "superseded": say("superseded")}
    dashes = {"collapsed": "6 3", "expired": "1.5 2.5", "superseded": "8 2 2 2"}
    curves += [
        (name, dashes[key], _points(0.0, found["by_end"][key]["steps"]))
        for key, name in ends.items()
        if found["by_end"].get(key, {}).get("steps")
    ]
    return (shares(say("What became of comparable truces"), curves, last, say("days after the start")),)


def _points(start: float, steps: Sequence[Block]) -> list[tuple[float, float]]:
    return [(0.0, start), *((float(one["day"]), one["share"]) for one in steps)]


def _unseen(block: Block, _names: FrontNames) -> tuple[Picture, ...]:
    rows = [
        Span(
            say("prior {prior}, weight {weight}", prior=one["prior"], weight=f"{one['weight']:g}"),
            one["low"],
            one["median"],
            one["high"],
            grouped(one["median"]),
            tick=block["found"]["seen"],
        )
        for one in block["found"]["grid"]
    ]
    below = say("incidents in all, 95 % interval; stroke: incidents seen by a register")
    return (spans(say("How many incidents there were, under each prior"), rows, below),)


def _ratio(value: float) -> str:
    return f"×{decimal(value, current().code)}"


PICTURES: Mapping[str, Drawer] = {
    "where": _where,
    "displacement": _displacement,
    "hotspots": _hotspots,
    "holding": _holding,
    "drivers": _drivers,
    "outlook": _outlook,
    "durability": _durability,
    "unseen": _unseen,
}
"""Key of analysis.json → what draws its answer; a refused answer has no picture."""
