"""The part of the page that answers first: did recorded violence fall, what speaks against it, and how it looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.effect_pictures import Estimate, Picture, forest, fronts, histogram, in_language
from treve.bulletin.effect_sentences import SENTENCES
from treve.bulletin.effect_told import decimal, effect_told, percent
from treve.bulletin.front_names import FrontNames
from treve.bulletin.further_section import Part, parts
from treve.bulletin.refusals import refusal_sentence
from treve.bulletin.view import Grid, Link, Row, links
from treve.catalogue import Sayings, counted, current, marked, say

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
    pictures   in the order in which they are drawn; empty where the answer is refused
    happened   what else happened in the days drawn, with its sources; None: nothing is known
    rests_on   input counts, window, model and seed
    parts      the questions beyond the effect
    """

    title: str
    lead: tuple[tuple[str, tuple[str, ...]], ...]
    objections: tuple[str, ...]
    more: tuple[str, ...]
    pictures: tuple[Picture, ...]
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
    whose = (say(whose_record, share=percent(recorder["share"]), name=recorder["name"]),) if recorder else ()
    if "refused" in effect:
        return EffectSection(
            title,
            ((say("Recorded"), told.answer), (say("Whose record"), whose)),
            (),
            (),
            (),
            None,
            None,
            None,
            "",
            parts(block),
        )
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
        happened=_what_else(effect["daily"]["happened"]),
        measures=_measures(effect),
        areas=_areas(effect),
        rests_on=_rests_on(effect, FrontNames(block.get("names", {}))),
        parts=parts(block),
    )


def _pictures(effect: Mapping[str, Any]) -> tuple[Picture, ...]:
    events = effect["measures"]["events"]
    drawn = [
        fronts(say("Covered against other fronts"), effect, say("truce starts")),
        forest(say("The ratio of incidents with other days compared"), cell_estimates(effect)),
    ]
    if "missing" not in events["placebo"]:
        drawn.append(histogram(say("How often this conflict shows such a change without a truce"), events["placebo"]))
    if events["areas"]:
        drawn.append(
            forest(say("The ratio of incidents without each governorate or province"), without_estimates(effect))
        )
    return tuple(drawn)


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
        name = say("without {area}", area=one["area"] or phrases.not_stated())
        if "missing" in one["without"]:
            rows.append(Estimate(name, None, say("too few are left")))
        else:
            rows.append(Estimate(name, one["without"]))
    return rows


_MEASURES = Sayings(
    {
        "events": "Incidents",
        "deaths_low": "Deaths, lowest figure",
        "deaths_best": "Deaths, best figure",
        "deaths_high": "Deaths, highest figure",
    }
)


def _measures(effect: Mapping[str, Any]) -> Grid:
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
            "Ratios of daily rates, after over before, with 95 % intervals: below 1 is a fall. Other fronts are no clean "
            "comparison, because fighting can move to them. “With a trend” carries a straight line on beyond the start; it is a "
            "check, never the answer."
        ),
        numeric=True,
    )


def _areas(effect: Mapping[str, Any]) -> Grid | None:
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


def _what_else(entries: Sequence[Mapping[str, Any]]) -> Grid | None:
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
