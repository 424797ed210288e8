"""What the questions beyond the effect found, as sentences made from the numbers of analysis.json, in three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin.effect_told import day, decimal, percent
from treve.bulletin.further_sentences import SENTENCES
from treve.bulletin.refusals import refusal_sentence

Block = Mapping[str, Any]

TOLD_UNITS = 3
"""Areas and fronts that are told in words; all stand in the tables."""
SHOWN_P_VALUE = 0.2
COLLAPSE_DAYS = 30


@dataclass(frozen=True, slots=True)
class _Teller:
    """Numbers and days in one language."""

    language: str

    def say(self, key: str, **values: object) -> str:
        return SENTENCES[key][self.language].format(**values)

    def number(self, value: float) -> str:
        return f"{value:.0f}" if value >= 10 or value == int(value) else decimal(value, self.language)

    def change(self, ratio: Sequence[float] | None) -> str:
        """A ratio with its interval; a dash where nothing was counted before."""
        if ratio is None:
            return "–"
        value, low, high = (decimal(one, self.language) for one in ratio)
        return f"×{value} ({low}–{high})"

    def refused(self, block: Block) -> str:
        return refusal_sentence(block, self.language)


def where_told(block: Block, language: str) -> tuple[str, ...]:
    """The areas and fronts whose change is surest, worse or better."""
    return _told(_where, block, language)


def displacement_told(block: Block, language: str) -> tuple[str, ...]:
    """Covered fronts, other fronts, all together."""
    return _told(_displacement, block, language)


def hotspots_told(block: Block, language: str) -> tuple[str, ...]:
    """The strongest cluster, and others that chance makes seldom."""
    return _told(_hotspots, block, language)


def holding_told(block: Block, language: str) -> tuple[str, ...]:
    """The recent rate, late reports allowed for; never the raw tail alone."""
    return _told(_holding, block, language)


def drivers_told(block: Block, language: str) -> tuple[str, ...]:
    """The fronts with the largest shares."""
    return _told(_drivers, block, language)


def outlook_told(block: Block, language: str) -> tuple[str, ...]:
    """Forecast and alarms."""
    return _told(_outlook, block, language)


def durability_told(block: Block, language: str) -> tuple[str, ...]:
    """What comparable truces say."""
    return _told(_durability, block, language)


def unseen_told(block: Block, language: str) -> tuple[str, ...]:
    """What no register saw: the range of the grid."""
    return _told(_unseen, block, language)


def _told(teller: Any, block: Block, language: str) -> tuple[str, ...]:
    if "refused" in block:
        return (refusal_sentence(block["refused"], language),)
    return tuple(teller(block, _Teller(language)))


def _where(block: Block, teller: _Teller) -> Iterator[str]:
    for key, grouping in (("where.area", block["areas"]), ("where.front", block["fronts"])):
        if "missing" in grouping:
            yield teller.refused(grouping)
            continue
        mean = decimal(grouping["prior"]["shape"] / grouping["prior"]["rate"], teller.language)
        if grouping["prior"]["no_spread"]:
            yield teller.say("where.alike", units=len(grouping["units"]), mean=mean)
            continue
        units = sorted(grouping["units"], key=lambda one: -abs(one["worse"] - 0.5))[:TOLD_UNITS]
        for unit in units:
            low, high = decimal(unit["low"], teller.language), decimal(unit["high"], teller.language)
            ratio = decimal(unit["ratio"], teller.language)
            yield teller.say(key, name=unit["name"], ratio=ratio, low=low, high=high, worse=percent(unit["worse"]))
        yield teller.say("where.drawn", units=len(grouping["units"]), mean=mean)


def _displacement(block: Block, teller: _Teller) -> Iterator[str]:
    for measure in ("events", "deaths"):
        found = block[measure]
        if "missing" in found:
            yield teller.refused(found)
            continue
        changes = {part: teller.change(found[part]["ratio"]) for part in ("covered", "others", "total")}
        yield teller.say(f"displacement.{measure}", **changes)
        if measure == "deaths" and found["offset"]:
            share, low, high = (f"{100 * one:.0f}" for one in found["offset"])
            yield teller.say("displacement.offset", share=share, low=low, high=high)
    if block["unknown"]:
        yield teller.say("displacement.unknown", count=block["unknown"])


def _hotspots(block: Block, teller: _Teller) -> Iterator[str]:
    found, last = block["found"], day(block["last"], teller.language)
    if not found["clusters"]:
        yield teller.say("hotspots.none", days=found["days"], day=last)
    for place, cluster in enumerate(found["clusters"]):
        if place == 0 or cluster["p_value"] <= SHOWN_P_VALUE:
            yield teller.say(
                "hotspots.cluster",
                observed=cluster["observed"],
                areas=len(cluster["areas"]),
                centre=cluster["centre"],
                days=cluster["days"],
                day=last,
                expected=teller.number(cluster["expected"]),
                percent=teller.number(100 * cluster["p_value"]),
            )
    if block["left_out"]:
        yield teller.say("hotspots.left_out", count=block["left_out"])


def _holding(block: Block, teller: _Teller) -> Iterator[str]:
    state = block["state"]
    if "missing" in state:
        yield teller.refused(state)
    else:
        yield from _rates(state, teller)
        if block["left_out"]:
            yield teller.say("holding.left_out", count=block["left_out"])
    if "missing" in block["thresholds"]:
        yield teller.refused(block["thresholds"])
        return
    for one in block["thresholds"]:
        if one["day"] is None:
            yield teller.say("holding.not_reached", share=percent(one["share"]), followed=one["followed"])
        else:
            when = day(one["date"], teller.language)
            yield teller.say("holding.reached", share=percent(one["share"]), day=when, number=one["day"])


def _rates(state: Block, teller: _Teller) -> Iterator[str]:
    for rate in state["rates"]:
        yield teller.say(
            "holding.rate",
            day=day(state["as_of"], teller.language),
            recorded=rate["recorded"],
            days=rate["days"],
            median=teller.number(rate["median"]),
            low=teller.number(rate["low"]),
            high=teller.number(rate["high"]),
            below=percent(rate["below_half"]),
        )
    longest = state["rates"][-1]
    if longest["against_calm"]:
        ratio, low, high = (decimal(one, teller.language) for one in longest["against_calm"])
        yield teller.say("holding.calm", ratio=ratio, low=low, high=high, above=percent(longest["above_calm"]))
    latest = state["last_days"][-1]
    yield teller.say(
        "holding.complete",
        first=day(latest["day"], teller.language),
        share=percent(latest["complete"]),
        low=percent(latest["low"]),
        high=percent(latest["high"]),
    )


def _drivers(block: Block, teller: _Teller) -> Iterator[str]:
    found = block["found"]
    for one in found["drivers"][:TOLD_UNITS]:
        share, low, high = one["share"]
        yield teller.say(
            "drivers.share",
            first=day(block["first"], teller.language),
            last=day(block["last"], teller.language),
            name=one["name"],
            share=percent(share),
            low=percent(low),
            high=percent(high),
            loose=percent(found["unattributed"][0]),
            lowest=percent(one["lowest"]),
            highest=percent(one["highest"]),
        )


def _outlook(block: Block, teller: _Teller) -> Iterator[str]:
    end = day(block["data_end"], teller.language)
    for place, one in enumerate(block["forecasts"][: 1 + TOLD_UNITS]):
        week = one["horizons"][0]
        if place == 0:
            yield teller.say(
                "outlook.count",
                name=one["name"],
                median=teller.number(week["median"]),
                low=teller.number(week["low"]),
                high=teller.number(week["high"]),
                day=end,
                last=one["last_week"],
            )
        limit, chance, usual = teller.number(one["limit"]), percent(week["escalation"]), percent(one["usual"])
        yield teller.say("outlook.escalation", name=one["name"], day=end, limit=limit, chance=chance, usual=usual)
    for found in block["alarms"]:
        raised = [one for one in found["rules"] if one["last"]["alarm"]]
        if not raised:
            yield teller.say("outlook.no_alarm", rules=len(found["rules"]))
        for one in raised:
            values = {
                "rule": one["rule"].replace("_", " "),
                "value": teller.number(one["last"]["value"]),
                "upper": teller.number(one["last"]["upper"]),
            }
            if one["once_in_weeks"] is None:
                yield teller.say("outlook.alarm_rare", quiet=one["quiet_weeks"], **values)
            else:
                yield teller.say("outlook.alarm", weeks=teller.number(one["once_in_weeks"]), **values)


def _durability(block: Block, teller: _Teller) -> Iterator[str]:
    found = block["found"]
    steps = [one for one in found["by_end"]["collapsed"]["steps"] if one["day"] <= COLLAPSE_DAYS]
    last: Block = steps[-1] if steps else {"share": 0.0, "low": None, "high": None}
    yield teller.say(
        "durability.collapsed",
        truces=found["truces"],
        share=percent(last["share"]),
        low="–" if last["low"] is None else percent(last["low"]),
        high="–" if last["high"] is None else percent(last["high"]),
        days=COLLAPSE_DAYS,
        at_risk=found["at_risk"],
        age=found["age"],
    )
    for one in found["chances"]:
        share, low, high = (percent(one[key]) for key in ("stands", "low", "high"))
        yield teller.say("durability.stands", days=one["days"], share=share, low=low, high=high)


def _unseen(block: Block, teller: _Teller) -> Iterator[str]:
    found = block["found"]
    yield teller.say(
        "unseen.range",
        registers=len(found["registers"]),
        seen=found["seen"],
        cells=len(found["grid"]),
        models=found["models"],
        lowest=min(one["low"] for one in found["grid"]),
        highest=max(one["high"] for one in found["grid"]),
    )
    if found["prior_decides"]:
        yield teller.say("unseen.prior")
