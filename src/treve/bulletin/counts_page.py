"""The page of an analysed table of counts: the same answers as on the page of a run, and what they rest on.

Invariant: every number stands in analysis.json.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import headline, phrases
from treve.bulletin.effect_section import cannot_tell, effect_section
from treve.bulletin.front_names import FrontNames
from treve.bulletin.layout import template
from treve.bulletin.table_words import SOURCE
from treve.bulletin.view import Grid, Row
from treve.catalogue import counted, say

Block = Mapping[str, Any]


def counts_page(told: Block) -> str:
    """The page as text.

    told  what `analyse_counts` gave: one agreement
    """
    (block,) = told["agreements"]
    return template("counts.html").render(
        title=block["truce"]["title"],
        headline=_headline(block),
        effects=(effect_section(block, None),),
        several=False,
        tables=SOURCE,
        cannot_tell=cannot_tell(),
        cannot_say=headline.cannot_say(),
        truce=_truce(block["truce"]),
        fronts=_fronts(block),
        inputs=_inputs(told["inputs"]),
        version=told["treve"],
        command=told["command"],
    )


def _headline(block: Block) -> str:
    data = block["data"]
    counts = counted(
        "The daily counts of {source} hold {number} incident from {begin} to {end}.",
        "The daily counts of {source} hold {number} incidents from {begin} to {end}.",
        data["exact_day_incidents"],
        source=data["source"],
        begin=_day(data["first"]),
        end=_day(data["end"]),
    )
    only = say("Nothing but counts was given: no report can be looked up behind a number.")
    return f"{counts} {only}"


def _truce(truce: Block) -> Grid:
    effective = say("the agreement states none") if truce["effective"] is None else _day(truce["effective"])
    if truce["given"]:
        effective = say("{day}, as given with the command", day=effective)
    elif truce["contested_from"] != truce["effective"]:
        effective = say(
            "{day}; contested, the earliest asserted day is {first}", day=effective, first=_day(truce["contested_from"])
        )
    return Grid(
        caption=say("The days of the truce"),
        columns=(say("What"), say("day")),
        rows=(
            Row(say("Declared"), (_day(truce["declared"]),)),
            Row(say("First day of effect"), (effective,)),
            Row(say("Legal end"), (_day(truce["ended"]),)),
        ),
        table=SOURCE,
    )


def _fronts(block: Block) -> Grid | None:
    """Which fronts of the table are covered, which they are compared with; None where the effect is refused."""
    effect = block["effect"]
    if "refused" in effect:
        return None
    names = FrontNames(block.get("names", {}))

    def told(some: Sequence[str]) -> str:
        return "; ".join(names.names(some)) or "–"

    return Grid(
        caption=say("Fronts of the table"),
        columns=(say("What"), say("Fronts")),
        rows=(
            Row(say("covered by the truce, as given with the command"), (told(effect["covered_fronts"]),)),
            Row(say("compared with them"), (told(effect["other_fronts"]),)),
        ),
        table=SOURCE,
    )


def _inputs(files: Sequence[Block]) -> Grid:
    return Grid(
        caption=say("Files that were read"),
        columns=(say("File"), say("given with"), say("SHA-256")),
        rows=tuple(Row(one["path"], (one["option"], one["sha256"])) for one in files),
        table=SOURCE,
    )


def _day(text: str | None) -> str:
    return "–" if text is None else phrases.day(dt.date.fromisoformat(text))
