"""What an analysis found about the effect of a truce, as sentences made from its numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.effect_sentences import SENTENCES
from treve.bulletin.refusals import refusal_sentence
from treve.catalogue import say, speaking

EDGE = 0.2
"""Weight on an edge of the model's grid from which a reader is warned."""
SILENCE = 7
"""Days in a row without any record from which a reader is told."""
LONG_SILENCE = 14
"""Days in a row without any record from which that is the first objection."""


@dataclass(frozen=True, slots=True)
class EffectTold:
    """One truce in words. An answer that is refused has only `answer`.

    answer       what was recorded: incidents, then deaths; or why there is no answer
    verdict      the rung of the ladder, and the first condition that failed
    objections   reasons to doubt it, the strongest first
    more         what else the numbers say
    """

    answer: tuple[str, ...]
    verdict: tuple[str, ...]
    objections: tuple[str, ...]
    more: tuple[str, ...]

    def all(self) -> tuple[str, ...]:
        """Every sentence in order."""
        return (*self.answer, *self.verdict, *self.objections, *self.more)


def effect_told(effect: Mapping[str, Any], language: str = "en") -> EffectTold:
    """The sentences for the block `effect` of analysis.json."""
    if "refused" in effect:
        return EffectTold((refusal_sentence(effect["refused"], language),), (), (), ())
    teller = _Teller(effect, language)
    return EffectTold(tuple(teller.answer()), tuple(teller.verdict()), tuple(teller.objections()), tuple(teller.more()))


def day(value: str, language: str) -> str:
    """An ISO day as words of a language."""
    with speaking(language):
        return phrases.day(dt.date.fromisoformat(value))


def percent(share: float) -> str:
    """A share as whole percent; what is not quite none or all is not rounded to it."""
    value = 100 * share
    if 0 < value < 1:
        return "<1"
    if 99 < value < 100:
        return ">99"
    return f"{value:.0f}"


def decimal(value: float, language: str) -> str:
    """A ratio with two decimals, or two significant digits below 0.1."""
    text = f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"
    return text.replace(".", ",") if language == "fr" else text


class _Teller:
    def __init__(self, effect: Mapping[str, Any], language: str) -> None:
        self._effect, self._language = effect, language
        self._events = effect["measures"]["events"]
        self._headline = self._events["headline"]
        self._ratio = self._headline["ratio"]
        self._falling = self._ratio["p_fall"] >= 0.5

    def _say(self, key: str, **values: object) -> str:
        with speaking(self._language):
            return say(SENTENCES.messages[key], **values)

    def _number(self, value: float) -> str:
        return decimal(value, self._language)

    def _day(self, value: str) -> str:
        return day(value, self._language)

    def answer(self) -> list[str]:
        deaths = self._effect["measures"]["deaths_best"]
        return [
            self._change("events", self._ratio),
            refusal_sentence(deaths, self._language)
            if "missing" in deaths
            else self._change("deaths_best", deaths["headline"]["ratio"]),
        ]

    def verdict(self) -> list[str]:
        ruling = self._events["ruling"]
        told = [self._say(f"verdict.{ruling['verdict']}")]
        if ruling["failed_condition"]:
            told.append(self._failed())
        return told

    def _change(self, measure: str, ratio: Mapping[str, Any]) -> str:
        low, high = ratio["low"], ratio["high"]
        moved = "fell" if ratio["median"] < 1 else "rose"
        side = "lower" if high < 1 else "higher" if low > 1 else "across"
        return self._say(
            f"{measure}.{moved}.{side}",
            percent=percent(abs(1 - ratio["median"])),
            low=percent(abs(1 - low)),
            high=percent(abs(1 - high)),
            after=self._effect["plan"]["after"],
            before=self._effect["plan"]["before"],
            start=self._day(self._effect["plan"]["start"]),
            title=self._effect["title"],
        )

    def _failed(self) -> str:
        condition = self._events["ruling"]["failed_condition"]
        values: dict[str, object] = {}
        if condition == "placebo":
            placebo = self._events["placebo"]
            share = placebo["share"] if self._falling else placebo["share_as_high"]
            values = {"percent": percent(share), "dates": placebo["dates"]}
        elif condition == "others":
            lower = self._events["difference"]["p_lower"]
            values = {"percent": percent(lower if self._falling else 1 - lower)}
        elif condition == "chance":
            fall = self._ratio["p_fall"]
            values = {"percent": percent(fall if self._falling else 1 - fall)}
        return self._say(f"failed.{condition}", **values)

    def objections(self) -> list[str]:
        """The strongest first: a long silence, the area that carries a change, days that turn it, and so on to reporting."""
        told = [self._silence()] if self._effect["silent_days"] >= LONG_SILENCE else []
        told += [self._area(one) for one in self._events["areas"] if one["carries"]]
        told += [self._week_area(one) for one in self._week_areas() if one["carries"]]
        told += self._dropped()
        told += self._change_point()
        told += self._placebo()
        if self._events["tipping"]:
            share = self._events["tipping"]["median"]
            told.append(self._say("tipping", percent=percent(share), drop=percent(1 - share)))
        return told

    def _area(self, one: Mapping[str, Any]) -> str:
        counted = self._headline["counted"]
        without = one["without"]
        return self._say(
            "area.carries" if one["carries"] else "area.none",
            area=one["area"] or "–",
            share=percent(one["share_of_fall"]),
            before=one["before"],
            after=one["after"],
            days_before=counted["days_before"],
            days_after=counted["days_after"],
            ratio=self._number(self._ratio["median"]),
            without="–" if "missing" in without else self._number(without["median"]),
        )

    def _week_areas(self) -> list[Mapping[str, Any]]:
        weekly = self._effect["weekly_areas"]
        return [] if weekly is None or "missing" in weekly else list(weekly["areas"])

    def _week_area(self, one: Mapping[str, Any]) -> str:
        weekly = self._effect["weekly_areas"]
        return self._say(
            "weekly.carries" if one["carries"] else "weekly.none",
            area=one["area"] or "–",
            share=percent(one["share_of_fall"]),
            before=one["before"],
            after=one["after"],
            weeks_before=weekly["weeks_before"],
            weeks_after=weekly["weeks_after"],
            ratio=self._number(weekly["together"]["ratio"]),
            without="–" if one["without"] is None else self._number(one["without"]["ratio"]),
        )

    def _dropped(self) -> list[str]:
        """The first number of left-out days that turns a fall of the headline into a rise."""
        for cell in self._events["cells"]:
            fitted = cell["fitted"]
            if (
                cell["baseline"] == self._effect["plan"]["before"]
                and cell["dropped"]
                and "missing" not in fitted
                and fitted["ratio"]["median"] >= 1 > self._ratio["median"]
            ):
                ratio = self._number(fitted["ratio"]["median"])
                return [self._say("grid.dropped", dropped=cell["dropped"], ratio=ratio)]
        return []

    def _change_point(self) -> list[str]:
        change = self._events["change"]
        if "missing" in change:
            return []
        first = dt.date.fromisoformat(self._headline["window"]["first"])
        on, earliest, latest = (first + dt.timedelta(days=change[key]) for key in ("days_before", "earliest", "latest"))
        start = dt.date.fromisoformat(self._effect["plan"]["start"])
        if latest >= start:
            return []
        days = (start - on).days
        told = {"day": on, "earliest": earliest, "latest": latest}
        return [self._say("change", days=days, **{key: self._day(one.isoformat()) for key, one in told.items()})]

    def _placebo(self) -> list[str]:
        placebo = self._events["placebo"]
        if "missing" in placebo:
            return [refusal_sentence(placebo, self._language)]
        share = placebo["share"] if self._falling else placebo["share_as_high"]
        return [
            self._say(
                "placebo.low" if self._falling else "placebo.high",
                count=round(share * placebo["dates"]),
                dates=placebo["dates"],
                effective=f"{placebo['effective']:.0f}",
            )
        ]

    def more(self) -> list[str]:
        fall, quarter = (percent(self._ratio[key]) for key in ("p_fall", "p_fall_quarter"))
        told = [self._say("chance", fall=fall, quarter=quarter), self._grid()]
        others, difference = self._events["others"], self._events["difference"]
        if "missing" in others:
            told.append(refusal_sentence(others, self._language))
        else:
            told.append(self._change("others", others["ratio"]))
            ratio, low, high = (self._number(difference[key]) for key in ("median", "low", "high"))
            told.append(self._say("others.over", ratio=ratio, low=low, high=high))
        areas = [one for one in self._events["areas"] if one["area"] and one["share_of_fall"]]
        if areas and not any(one["carries"] for one in areas):
            told.append(self._area(areas[0]))
        weekly = self._effect["weekly_areas"]
        if weekly is not None and "missing" in weekly:
            told.append(refusal_sentence(weekly, self._language))
        weeks = [one for one in self._week_areas() if one["area"] and one["share_of_fall"]]
        if weeks and not any(one["carries"] for one in weeks):
            told.append(self._week_area(weeks[0]))
        return told + self._vague() + self._warnings()

    def _grid(self) -> str:
        medians = [
            cell["fitted"]["ratio"]["median"] for cell in self._events["cells"] if "missing" not in cell["fitted"]
        ]
        falls = sum(median < 1 for median in medians)
        low, high = (self._number(bound(medians)) for bound in (min, max))
        if falls in (0, len(medians)):
            return self._say("grid.same", cells=len(medians), low=low, high=high)
        return self._say("grid.turns", cells=len(medians), falls=falls, low=low, high=high)

    def _vague(self) -> list[str]:
        told = []
        vague, deaths = self._events["vague"], self._effect["measures"]["deaths_best"].get("vague", {"missing": ""})
        if "missing" not in deaths and deaths["incidents"]:
            told.append(
                self._say(
                    "vague.deaths",
                    exact=deaths["exact"],
                    days=deaths["days"],
                    expected=round(deaths["expected"]),
                    stacked=deaths["stacked"],
                )
            )
        if "missing" not in vague and vague["pooled"]:
            ratio, low, high = (self._number(vague["pooled"][key]) for key in ("median", "low", "high"))
            told.append(self._say("vague.pooled", imputations=vague["imputations"], ratio=ratio, low=low, high=high))
        return told

    def _silence(self) -> str:
        return self._say("silent", days=self._effect["silent_days"])

    def _warnings(self) -> list[str]:
        told = []
        if self._headline["edge_weight"] > EDGE:
            told.append(self._say("edge", percent=percent(self._headline["edge_weight"])))
        if self._effect["truce_ended"]:
            told.append(self._say("ended", day=self._day(self._effect["truce_ended"])))
        if SILENCE <= self._effect["silent_days"] < LONG_SILENCE:
            told.append(self._silence())
        known = self._effect["known"]
        if known is None:
            told.append(self._say("data_end", day=self._day(self._effect["data_end"])))
        else:
            days = {key: self._day(known[key]) for key in ("as_of", "last")}
            told.append(self._say("known", no_day=known["no_day"], **days))
        return told
