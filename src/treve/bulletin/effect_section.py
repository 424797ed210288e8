"""The part of the page that answers first: did recorded violence fall, what speaks against it, and how it looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import effect_tables, phrases
from treve.bulletin.effect_pictures import Estimate, Picture, forest, fronts, histogram
from treve.bulletin.effect_sentences import SENTENCES
from treve.bulletin.effect_told import effect_told, percent
from treve.bulletin.front_names import FrontNames
from treve.bulletin.further_section import Part, parts
from treve.bulletin.view import Grid
from treve.catalogue import counted, current, marked, say

AREAS_DRAWN = 12

_CANNOT_TELL = (
    marked(
        "A change in recorded violence is not an effect of the truce: a battle can end, a season can turn, a reporter can leave."
    ),
    marked(
        "Only what was recorded is counted. Reporting that changes on the day of the truce looks like a change of violence."
    ),
    marked("Where a source names only “insurgents”, those who signed cannot be told from those who did not."),
    marked(
        "The comparison says nothing about who broke the truce, and nothing about the days after the last one compared."
    ),
)


def cannot_tell() -> tuple[str, ...]:
    """What no answer of an analysis says."""
    return tuple(say(one) for one in _CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class EffectSection:
    """One truce's answer.

    lead       the top of the page, each with its head: what was recorded, the verdict, the strongest objection, whose record it is
    objections, more  further sentences
    pictures   by name, in the order in which they are drawn; empty where the answer is refused
    happened   what else happened in the days drawn, with its sources; None: nothing is known
    rests_on   input counts, window, model and seed
    parts      the questions beyond the effect
    """

    title: str
    lead: tuple[tuple[str, tuple[str, ...]], ...]
    objections: tuple[str, ...]
    more: tuple[str, ...]
    pictures: Mapping[str, Picture]
    happened: Grid | None
    measures: Grid | None
    areas: Grid | None
    rests_on: str
    parts: tuple[Part, ...]


def effect_section(block: Mapping[str, Any], recorder: Mapping[str, Any] | None) -> EffectSection:
    """The section of one agreement from its block of analysis.json.

    recorder  the largest recorder as in summary.json; None: no report names one
    """
    effect, title = block["effect"], block["truce"]["title"]
    told = effect_told(effect, current().code)
    whose_record = SENTENCES.messages["recorder"]
    if recorder:
        whose = (say(whose_record, share=percent(recorder["share"]), name=recorder["name"]),)
    else:
        whose = (say("The data name nobody who recorded these incidents."),)
    if "refused" in effect:
        lead = ((say("Recorded"), told.answer), (say("Whose record"), whose))
        return EffectSection(title, lead, (), (), {}, None, None, None, "", parts(block))
    return EffectSection(
        title=title,
        lead=(
            (say("Recorded"), told.answer),
            (say("Verdict"), told.verdict),
            (say("The strongest objection"), told.objections[:1]),
            (say("Whose record"), (*whose, told.more[-1])),
        ),
        objections=told.objections,
        more=told.more[:-1],
        pictures=_pictures(effect),
        happened=effect_tables.what_else(effect["daily"]["happened"]),
        measures=effect_tables.measures(effect),
        areas=effect_tables.areas(effect),
        rests_on=_rests_on(effect, FrontNames(block.get("names", {}))),
        parts=parts(block),
    )


def _pictures(effect: Mapping[str, Any]) -> dict[str, Picture]:
    events = effect["measures"]["events"]
    drawn = {
        "fronts": fronts(say("Covered against other fronts"), effect, say("truce starts")),
        "baselines": forest(say("The ratio of incidents with other days compared"), cell_estimates(effect)),
    }
    if "missing" not in events["placebo"]:
        title = say("How often this conflict shows such a change without a truce")
        drawn["placebo"] = histogram(title, events["placebo"])
    if events["areas"]:
        title = say("The ratio of incidents without each governorate or province")
        drawn["areas"] = forest(title, without_estimates(effect))
    weekly = effect["weekly_areas"]
    if weekly is not None and "missing" not in weekly:
        title = say("The ratio of weekly incidents without each governorate or province")
        drawn["weekly_areas"] = forest(title, week_estimates(weekly))
    return drawn


def week_estimates(weekly: Mapping[str, Any]) -> list[Estimate]:
    """The ratio of weekly rates with each area left out, below that of all areas."""

    def ratio(one: Mapping[str, Any]) -> dict[str, float]:
        return {"low": one["low"], "median": one["ratio"], "high": one["high"]}

    rows = [Estimate(say("all areas"), ratio(weekly["together"]), strong=True)]
    for one in weekly["areas"][:AREAS_DRAWN]:
        name = say("without {area}", area=one["area"]) if one["area"] else say("without unplaced")
        if one["without"] is None:
            rows.append(Estimate(name, None, say("too few are left")))
        else:
            rows.append(Estimate(name, ratio(one["without"])))
    return rows


def cell_estimates(effect: Mapping[str, Any]) -> list[Estimate]:
    """The ratio with each baseline and each number of days left out; the headline stands out."""
    events = effect["measures"]["events"]
    rows = []
    for cell in events["cells"]:
        days, dropped = cell["baseline"], cell["dropped"]
        if cell["since_declared"]:
            name = say("{days} days, since declared", days=days)
        elif dropped:
            name = say("{days} days, last {dropped} out", days=days, dropped=dropped)
        else:
            name = say("{days} days", days=days)
        fitted = cell["fitted"]
        strong = cell["baseline"] == effect["plan"]["before"] and not cell["dropped"]
        if "missing" in fitted:
            rows.append(Estimate(name, None, say("the data do not reach")))
        else:
            rows.append(Estimate(name, fitted["ratio"], strong=strong))
    return rows


def without_estimates(effect: Mapping[str, Any]) -> list[Estimate]:
    """The ratio with each area left out, below that of all areas."""
    events = effect["measures"]["events"]
    rows = [Estimate(say("all areas"), events["headline"]["ratio"], strong=True)]
    for one in events["areas"][:AREAS_DRAWN]:
        name = say("without {area}", area=one["area"]) if one["area"] else say("without unplaced")
        if "missing" in one["without"]:
            rows.append(Estimate(name, None, say("too few are left")))
        else:
            rows.append(Estimate(name, one["without"]))
    return rows


def _rests_on(effect: Mapping[str, Any], names: FrontNames) -> str:
    window = effect["measures"]["events"]["headline"]["window"]
    first, start, last = (phrases.day(dt.date.fromisoformat(window[key])) for key in ("first", "start", "last"))
    model, source = effect["model"], effect["source"]
    return say(
        "Days compared: {first} to {last}, start {start}. Model: {model}. Seed {seed}. Data: {source}. Covered fronts: {covered}. "
        "Other fronts: {others}.",
        first=first,
        last=last,
        start=start,
        model=say(model),
        seed=str(effect["seed"]),
        source=say(source),
        covered=_some(names.names(effect["covered_fronts"])),
        others=_some(names.names(effect["other_fronts"])),
    )


def _some(names: Sequence[str]) -> str:
    """The names, or how many there are where a reader would not read them."""
    if 0 < len(names) <= 4:
        return "; ".join(names)
    return counted("{number} pair of sides", "{number} pairs of sides", len(names))
