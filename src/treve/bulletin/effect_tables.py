"""The tables of the first question: every measure with its checks, every area, and what else happened."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.effect_pictures import in_language
from treve.bulletin.effect_told import decimal
from treve.bulletin.refusals import refusal_sentence
from treve.bulletin.view import Grid, Link, Row, links
from treve.catalogue import Sayings, current, say

_MEASURES = Sayings(
    {
        "events": "Incidents",
        "deaths_low": "Deaths, lowest figure",
        "deaths_best": "Deaths, best figure",
        "deaths_high": "Deaths, highest figure",
    }
)


def measures(effect: Mapping[str, Any]) -> Grid:
    """Incidents and deaths on covered fronts, other fronts and all."""
    rows = []
    for key, name in _MEASURES.items():
        found = effect["measures"][key]
        if "missing" in found:
            rows.append(Row(name, (refusal_sentence(found, current().code), "–", "–", "–", "–", "–")))
            continue
        others, total = found["others"], found["total"]
        rows.append(
            Row(
                name,
                (
                    _before_after(found["headline"]["counted"]),
                    _interval(found["headline"]["ratio"]),
                    _interval(others.get("ratio")),
                    _interval(None if "missing" in found["difference"] else found["difference"]),
                    _interval(total.get("ratio")),
                    decimal(found["trend"]["ratio"], current().code) if "missing" not in found["trend"] else "–",
                ),
                strong=key == "events",
            )
        )
    plan = effect["plan"]
    return Grid(
        caption=say(
            "The {before} days before and the {after} days from the start", before=plan["before"], after=plan["after"]
        ),
        columns=(
            say("Covered fronts"),
            say("counted before and after"),
            say("ratio of rates"),
            say("other fronts"),
            say("covered over others"),
            say("all fronts"),
            say("with a trend"),
        ),
        rows=tuple(rows),
        table="analysis.json",
        note=say(
            "Ratios of daily rates by the model, after over before, with 95 % intervals: below 1 is a fall. Other fronts are no "
            "clean comparison, because fighting can move to them. “With a trend” carries a straight line on beyond the start; it "
            "is a check, never the answer."
        ),
        numeric=True,
    )


def areas(effect: Mapping[str, Any]) -> Grid | None:
    """The part of each area in the change; None: the data name no areas."""
    events = effect["measures"]["events"]
    if not events["areas"]:
        return None
    deaths = {one["area"]: one for one in effect["measures"]["deaths_best"].get("areas", ())}
    rows = []
    for one in events["areas"]:
        dead = deaths.get(one["area"])
        rows.append(
            Row(
                one["area"] or phrases.not_stated(),
                (
                    _before_after(one),
                    "–" if dead is None else _before_after(dead),
                    "–" if one["share_of_fall"] is None else f"{100 * one['share_of_fall']:.0f} %",
                    _interval(None if "missing" in one["without"] else one["without"]),
                ),
                strong=one["carries"],
            )
        )
    return Grid(
        caption=say("Where the change lies: covered fronts by governorate or province"),
        columns=(
            say("Governorate or province"),
            say("incidents"),
            say("deaths, best figure"),
            say("part of the change"),
            say("ratio without it"),
        ),
        rows=tuple(rows),
        table="analysis.json",
        note=say(
            "Part of the change: of the net change in the daily rate of incidents; parts add up to 100 %, and a place that went "
            "the other way has a part below 0. A place that carries the change stands out."
        ),
        numeric=True,
    )


def what_else(entries: Sequence[Mapping[str, Any]]) -> Grid | None:
    """What else happened in the days drawn, with its sources; None: nothing is known."""
    if not entries:
        return None
    rows = []
    for one in entries:
        first, last = (phrases.day(dt.date.fromisoformat(one[key])) for key in ("first", "last"))
        sources: tuple[Link, ...] = tuple(link for source in one["sources"] for link in links(source))
        days = first if first == last else say("{first} to {last}", first=first, last=last)
        rows.append(Row(in_language(one["what"]), (in_language(one["place"]) or "–", days, sources)))
    return Grid(
        caption=say("What else happened in these days"),
        columns=(say("What"), say("Where"), say("Days"), say("Sources")),
        rows=tuple(rows),
        table="analysis.json",
        note=say(
            "Known from elsewhere and drawn below the days of the picture; no number uses it. What is missing here may have "
            "happened all the same."
        ),
    )


def _interval(ratio: Mapping[str, Any] | None) -> str:
    if ratio is None:
        return "–"
    median, low, high = (decimal(ratio[key], current().code) for key in ("median", "low", "high"))
    return say("{ratio} ({low} to {high})", ratio=median, low=low, high=high)


def _before_after(found: Mapping[str, Any]) -> str:
    return say("{before}, then {after}", before=found["before"], after=found["after"])
