"""The part of the page that answers first: did recorded violence fall, what speaks against it, and how it looks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.effect_pictures import Estimate, Picture, forest, fronts, histogram
from treve.bulletin.effect_sentences import SENTENCES
from treve.bulletin.effect_told import decimal, effect_told, percent
from treve.bulletin.view import Grid, Row

AREAS_DRAWN = 12

CANNOT_TELL: tuple[str, ...] = (
    "A change in recorded violence is not an effect of the truce: a battle can end, a season can turn, a reporter can leave.",
    "Only what was recorded is counted. Reporting that changes on the day of the truce looks like a change of violence.",
    "Where a source names only “insurgents”, those who signed cannot be told from those who did not.",
    "The comparison says nothing about who broke the truce, and nothing about the days after the last one compared.",
)


@dataclass(frozen=True, slots=True)
class EffectSection:
    """One truce's answer.

    lead       the top of the page, each with its head: what was recorded, the verdict, the strongest objection, whose record it is
    objections, more  further sentences
    pictures   in the order in which they are drawn; empty where the answer is refused
    rests_on   input counts, window, model and seed
    """

    title: str
    lead: tuple[tuple[str, tuple[str, ...]], ...]
    objections: tuple[str, ...]
    more: tuple[str, ...]
    pictures: tuple[Picture, ...]
    measures: Grid | None
    areas: Grid | None
    rests_on: str


def effect_section(block: Mapping[str, Any], recorder: Mapping[str, Any] | None) -> EffectSection:
    """The section of one agreement from its block of analysis.json.

    recorder  the largest recorder as in summary.json; None: no report names one
    """
    effect, title = block["effect"], block["truce"]["title"]
    told = effect_told(effect)
    whose = (
        (SENTENCES["recorder"]["en"].format(share=percent(recorder["share"]), name=recorder["name"]),)
        if recorder
        else ()
    )
    if "refused" in effect:
        return EffectSection(title, (("Recorded", told.answer), ("Whose record", whose)), (), (), (), None, None, "")
    return EffectSection(
        title=title,
        lead=(
            ("Recorded", told.answer),
            ("Verdict", told.verdict),
            ("The strongest objection", told.objections[:1]),
            ("Whose record", (*whose, told.more[-1])),
        ),
        objections=told.objections,
        more=told.more[:-1],
        pictures=_pictures(effect),
        measures=_measures(effect),
        areas=_areas(effect),
        rests_on=_rests_on(effect),
    )


def _pictures(effect: Mapping[str, Any]) -> tuple[Picture, ...]:
    events = effect["measures"]["events"]
    drawn = [
        fronts("Covered against other fronts", effect, "truce starts"),
        forest("The ratio of incidents with other days compared", cell_estimates(effect)),
    ]
    if "missing" not in events["placebo"]:
        drawn.append(histogram("How often this conflict shows such a change without a truce", events["placebo"]))
    if events["areas"]:
        drawn.append(forest("The ratio of incidents without each governorate or province", without_estimates(effect)))
    return tuple(drawn)


def cell_estimates(effect: Mapping[str, Any]) -> list[Estimate]:
    """The ratio with each baseline and each number of days left out; the headline stands out."""
    events = effect["measures"]["events"]
    rows = []
    for cell in events["cells"]:
        name = f"{cell['baseline']} days"
        if cell["since_declared"]:
            name += ", since declared"
        elif cell["dropped"]:
            name += f", last {cell['dropped']} out"
        fitted = cell["fitted"]
        strong = cell["baseline"] == effect["plan"]["before"] and not cell["dropped"]
        if "missing" in fitted:
            rows.append(Estimate(name, None, "the data do not reach"))
        else:
            rows.append(Estimate(name, fitted["ratio"], strong=strong))
    return rows


def without_estimates(effect: Mapping[str, Any]) -> list[Estimate]:
    """The ratio with each area left out, below that of all areas."""
    events = effect["measures"]["events"]
    rows = [Estimate("all", events["headline"]["ratio"], strong=True)]
    for one in events["areas"][:AREAS_DRAWN]:
        name = f"without {one['area']}" if one["area"] else "without ‘not stated’"
        if "missing" in one["without"]:
            rows.append(Estimate(name, None, "too few are left"))
        else:
            rows.append(Estimate(name, one["without"]))
    return rows


_MEASURES = {
    "events": "Incidents",
    "deaths_low": "Deaths, lowest figure",
    "deaths_best": "Deaths, best figure",
    "deaths_high": "Deaths, highest figure",
}


def _measures(effect: Mapping[str, Any]) -> Grid:
    rows = []
    for key, name in _MEASURES.items():
        found = effect["measures"][key]
        if "missing" in found:
            rows.append(Row(name, ("not stated for every incident", "–", "–", "–", "–", "–")))
            continue
        counted, others, total = found["headline"]["counted"], found["others"], found["total"]
        rows.append(
            Row(
                name,
                (
                    f"{counted['before']:,} → {counted['after']:,}",
                    _interval(found["headline"]["ratio"]),
                    _interval(others.get("ratio")),
                    _interval(None if "missing" in found["difference"] else found["difference"]),
                    _interval(total.get("ratio")),
                    f"{decimal(found['trend']['ratio'], 'en')}" if "missing" not in found["trend"] else "–",
                ),
                strong=key == "events",
            )
        )
    plan = effect["plan"]
    return Grid(
        caption=f"The {plan['before']} days before and the {plan['after']} days from the start",
        columns=(
            "Covered fronts",
            "counted before → after",
            "ratio of rates",
            "other fronts",
            "covered over others",
            "all fronts",
            "with a trend",
        ),
        rows=tuple(rows),
        table="analysis.json",
        note="Ratios of daily rates, after over before, with 95 % intervals: below 1 is a fall. Other fronts are no clean "
        "comparison, because fighting can move to them. “With a trend” carries a straight line on beyond the start; it is a "
        "check, never the answer.",
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
                one["area"] or phrases.NOT_STATED,
                (
                    f"{one['before']:,} → {one['after']:,}",
                    "–" if dead is None else f"{dead['before']:,} → {dead['after']:,}",
                    "–" if one["share_of_fall"] is None else f"{100 * one['share_of_fall']:.0f} %",
                    _interval(None if "missing" in one["without"] else one["without"]),
                ),
                strong=one["carries"],
            )
        )
    return Grid(
        caption="Where the change lies: covered fronts by governorate or province",
        columns=(
            "Governorate or province",
            "incidents",
            "deaths, best figure",
            "part of the change",
            "ratio without it",
        ),
        rows=tuple(rows),
        table="analysis.json",
        note="Part of the change: of the net change in the daily rate of incidents; parts add up to 100 %, and a place that went "
        "the other way has a part below 0. A place that carries the change stands out.",
        numeric=True,
    )


def _interval(ratio: Mapping[str, Any] | None) -> str:
    if ratio is None:
        return "–"
    return f"{decimal(ratio['median'], 'en')} ({decimal(ratio['low'], 'en')}–{decimal(ratio['high'], 'en')})"


def _rests_on(effect: Mapping[str, Any]) -> str:
    window = effect["measures"]["events"]["headline"]["window"]
    first, start, last = (phrases.day(dt.date.fromisoformat(window[key])) for key in ("first", "start", "last"))
    return (
        f"Days compared: {first} to {last}, start {start}. Model: {effect['model']}. Seed {effect['seed']}. "
        f"Data: {effect['source']}. Covered fronts: {_some(effect['covered_fronts'])}. "
        f"Other fronts: {_some(effect['other_fronts'])}."
    )


def _some(names: list[str]) -> str:
    """The names, or how many there are where a reader would not read them."""
    return "; ".join(names) if 0 < len(names) <= 4 else f"{len(names)} pairs of sides"
