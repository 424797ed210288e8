"""Tables of where and who: areas, fronts, clusters, shares of the excess."""

from __future__ import annotations

from collections.abc import Mapping

from treve.bulletin import phrases
from treve.bulletin.effect_told import day, percent
from treve.bulletin.front_names import FrontNames
from treve.bulletin.table_words import MOST_ROWS, SOURCE, Block, Tabler, interval, left_out, plain
from treve.bulletin.view import Grid, Row
from treve.catalogue import current, say


def _where(block: Block, names: FrontNames) -> tuple[Grid, ...]:
    heads = {"areas": say("Governorate or province"), "fronts": say("Pair of sides")}
    captions = {
        "areas": say("Rate ratios by governorate or province, on the covered fronts"),
        "fronts": say("Rate ratios by pair of sides, all fronts of the territory"),
    }
    found = []
    for key, head in heads.items():
        grouping = block[key]
        if "missing" in grouping:
            continue
        units = sorted(grouping["units"], key=lambda one: -one["before"] - one["after"])
        rows = [
            Row(
                names.name(one["name"]),
                (
                    say("{before}, then {after}", before=one["before"], after=one["after"]),
                    plain(one["expected"]),
                    "–" if one["raw"] is None else plain(one["raw"]),
                    interval(one["ratio"], one["low"], one["high"]),
                    f"{percent(one['worse'])} %",
                ),
                strong=one["flagged"],
            )
            for one in units[:MOST_ROWS]
        ]
        columns = (
            head,
            say("counted before and after"),
            say("expected after"),
            say("plain ratio"),
            say("ratio drawn towards all"),
            say("chance that it worsened"),
        )
        note = say(
            "{before} days before, {after} days from the start on. Rows that stand out are in the list of "
            "worsened ones, of which about {mistakes} % are there by mistake. 95 % intervals.",
            before=grouping["days_before"],
            after=grouping["days_after"],
            mistakes=percent(grouping["mistakes"]),
        )
        found.append(Grid(captions[key], columns, tuple(rows), SOURCE, left_out(units, note), numeric=True))
    return tuple(found)


def _displacement(block: Block, names: FrontNames) -> tuple[Grid, ...]:
    found = []
    captions = {
        "events": say("Incidents by front, plain averages"),
        "deaths": say("Deaths (best figure) by front, plain averages"),
    }
    for measure, caption in captions.items():
        moved = block[measure]
        if "missing" in moved:
            continue
        groups = {"covered": say("covered fronts"), "others": say("other fronts"), "total": say("all fronts")}
        some = [one for one in moved["fronts"] if one["before"] + one["after"]]
        rows = [_change(name, moved[key], strong=True) for key, name in groups.items()]
        rows += [
            _change(
                say("{front} (covered)", front=names.name(one["name"])) if one["covered"] else names.name(one["name"]),
                one,
            )
            for one in some[:MOST_ROWS]
        ]
        note = say(
            "{before} days before, {after} days from the start on. 95 % intervals from days drawn again in blocks"
            " of seven.",
            before=moved["days_before"],
            after=moved["days_after"],
        )
        columns = (say("Front"), say("counted before and after"), say("rate after / rate before"))
        found.append(Grid(caption, columns, tuple(rows), SOURCE, left_out(some, note), numeric=True))
    return tuple(found)


def _change(name: str, one: Block, strong: bool = False) -> Row:
    ratio = "–" if one["ratio"] is None else interval(*one["ratio"])
    return Row(name, (say("{before}, then {after}", before=one["before"], after=one["after"]), ratio), strong=strong)


def _hotspots(block: Block, _names: FrontNames) -> tuple[Grid, ...]:
    found = block["found"]
    rows = [
        Row(
            one["centre"],
            (
                phrases.number(len(one["areas"])),
                phrases.number(one["days"]),
                phrases.number(one["observed"]),
                plain(one["expected"]),
                f"{percent(one['p_value'])} %",
            ),
            strong=one["p_value"] <= 0.05,
        )
        for one in found["clusters"][:MOST_ROWS]
    ]
    if not rows:
        return ()
    columns = (
        say("Around"),
        say("districts"),
        say("last days"),
        say("recorded"),
        say("expected"),
        say("share of random maps with one as strong"),
    )
    note = say(
        "{windows} windows of {areas} districts and up to {days} days were searched, from {maps} random maps.",
        windows=found["windows"],
        areas=found["areas"],
        days=found["days"],
        maps=max(one["maps"] for one in found["clusters"]),
    )
    return (Grid(say("Clusters, the strongest first"), columns, tuple(rows), SOURCE, note, numeric=True),)


def _drivers(block: Block, names: FrontNames) -> tuple[Grid, ...]:
    found = block["found"]
    some = [one for one in found["drivers"] if one["observed"]]
    rows = [
        Row(
            names.name(one["name"]),
            (
                phrases.number(one["observed"]),
                plain(one["expected"]),
                say(
                    "{share} % ({low} to {high} %)",
                    share=percent(one["share"][0]),
                    low=percent(one["share"][1]),
                    high=percent(one["share"][2]),
                ),
                say("{low} to {high} %", low=percent(one["lowest"]), high=percent(one["highest"])),
            ),
        )
        for one in some[:MOST_ROWS]
    ]
    columns = (
        say("Pair of sides"),
        say("recorded"),
        say("expected"),
        say("share of the excess"),
        say("with the unattributed"),
    )
    caption = say(
        "Shares of the incidents beyond expectation, {first} to {last}",
        first=day(block["first"], current().code),
        last=day(block["last"], current().code),
    )
    note = say(
        "Expected from the {before} days before the truce. Mean shares with 95 % intervals; the last column gives"
        " none and all of the unattributed incidents that could be theirs.",
        before=found["days_before"],
    )
    return (Grid(caption, columns, tuple(rows), SOURCE, left_out(some, note), numeric=True),)


TABLES: Mapping[str, Tabler] = {
    "where": _where,
    "displacement": _displacement,
    "hotspots": _hotspots,
    "drivers": _drivers,
}
"""Key of analysis.json → its tables; a refused answer has none."""
