"""What the questions beyond the effect found, as sentences made from the numbers of analysis.json."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from treve.bulletin.effect_told import day, decimal, percent
from treve.bulletin.front_names import NO_NAMES, FrontNames
from treve.bulletin.further_sentences import SENTENCES
from treve.bulletin.refusals import refusal_sentence
from treve.bulletin.table_words import RULES
from treve.catalogue import current, grouped, say, speaking

Block = Mapping[str, Any]
Teller = Callable[[Mapping[str, Any], FrontNames], Iterator[str]]

TOLD_UNITS = 3
LISTED_UNITS = 20
"""Ratios listed behind those that are told: as many as can still be read in a line or two."""
"""Areas and fronts that are told in words; all stand in the tables."""
SHOWN_P_VALUE = 0.2
COLLAPSE_DAYS = 30


def _say(key: str, **values: object) -> str:
    return say(SENTENCES.messages[key], **values)


def _number(value: float) -> str:
    """Two decimals below ten, whole and grouped from there on."""
    return grouped(round(value)) if value >= 10 or value == int(value) else _decimal(value)


def _decimal(value: float) -> str:
    return decimal(value, current().code)


def _day(value: str) -> str:
    return day(value, current().code)


def _refused(block: Block) -> str:
    return refusal_sentence(block, current().code)


def _change(ratio: Sequence[float] | None) -> str:
    """A ratio with its interval; a dash where nothing was counted before."""
    if ratio is None:
        return "–"
    value, low, high = (_decimal(one) for one in ratio)
    return f"×{value} ({low}–{high})"


def where_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """The areas and fronts whose change is surest, worse or better."""
    return _told(_where, block, language, names)


def displacement_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """Covered fronts, other fronts, all together."""
    return _told(_displacement, block, language, names)


def hotspots_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """The strongest cluster, and others that chance makes seldom."""
    return _told(_hotspots, block, language, names)


def holding_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """The recent rate, late reports allowed for; never the raw tail alone."""
    return _told(_holding, block, language, names)


def drivers_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """The fronts with the largest shares."""
    return _told(_drivers, block, language, names)


def outlook_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """Forecast and alarms."""
    return _told(_outlook, block, language, names)


def durability_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """What comparable truces say."""
    return _told(_durability, block, language, names)


def unseen_told(block: Block, language: str, names: FrontNames = NO_NAMES) -> tuple[str, ...]:
    """What no register saw: the range of the grid."""
    return _told(_unseen, block, language, names)


def _told(teller: Teller, block: Block, language: str, names: FrontNames) -> tuple[str, ...]:
    with speaking(language):
        if "refused" in block:
            return (_refused(block["refused"]),)
        return tuple(teller(block, names))


def _where(block: Block, names: FrontNames) -> Iterator[str]:
    for key, grouping in (("where.area", block["areas"]), ("where.front", block["fronts"])):
        if "missing" in grouping:
            yield _say(f"{key}_refused", why=_refused(grouping))
            continue
        mean = _decimal(grouping["prior"]["shape"] / grouping["prior"]["rate"])
        if grouping["prior"]["no_spread"]:
            yield _say("where.alike", units=len(grouping["units"]), mean=mean)
            continue
        if len({_decimal(one["ratio"]) for one in grouping["units"]}) == 1:
            yield _say("where.alike", units=len(grouping["units"]), mean=mean)
            continue
        units = sorted(
            grouping["units"], key=lambda one: (-round(abs(one["worse"] - 0.5), 2), -one["before"] - one["after"])
        )
        for unit in units[:TOLD_UNITS]:
            low, high = _decimal(unit["low"]), _decimal(unit["high"])
            ratio = _decimal(unit["ratio"])
            yield _say(
                key, name=names.name(unit["name"]), ratio=ratio, low=low, high=high, worse=percent(unit["worse"])
            )
        yield from _others(units[TOLD_UNITS:], names)
        yield _say("where.drawn", units=len(grouping["units"]), mean=mean)


def _others(units: Sequence[Block], names: FrontNames) -> Iterator[str]:
    """The ratios that have no sentence of their own, in one; of very many the rest is counted."""
    if not units:
        return
    listed = say("; ").join(
        say(
            "{name} {ratio} ({low}–{high})",
            name=names.name(unit["name"]),
            ratio=_decimal(unit["ratio"]),
            low=_decimal(unit["low"]),
            high=_decimal(unit["high"]),
        )
        for unit in units[:LISTED_UNITS]
    )
    more = len(units) - LISTED_UNITS
    yield _say("where.others_more", listed=listed, more=more) if more > 0 else _say("where.others", listed=listed)


def _displacement(block: Block, _names: FrontNames) -> Iterator[str]:
    for measure in ("events", "deaths"):
        found = block[measure]
        if "missing" in found:
            yield _refused(found)
            continue
        changes = {part: _change(found[part]["ratio"]) for part in ("covered", "others", "total")}
        yield _say(f"displacement.{measure}", **changes)
        if measure == "deaths" and found["offset"]:
            share, low, high = (f"{100 * one:.0f}" for one in found["offset"])
            yield _say("displacement.offset", share=share, low=low, high=high)
    if not all("missing" in block[measure] for measure in ("events", "deaths")):
        yield _say("displacement.plain")
    if block["unknown"]:
        yield _say("displacement.unknown", count=block["unknown"])


def _hotspots(block: Block, _names: FrontNames) -> Iterator[str]:
    found, last = block["found"], _day(block["last"])
    if not found["clusters"]:
        yield _say("hotspots.none", days=found["days"], day=last)
    for place, cluster in enumerate(found["clusters"]):
        if place == 0 or cluster["p_value"] <= SHOWN_P_VALUE:
            yield _say(
                "hotspots.cluster",
                observed=cluster["observed"],
                areas=len(cluster["areas"]),
                centre=cluster["centre"],
                days=cluster["days"],
                day=last,
                expected=_number(cluster["expected"]),
                percent=_number(100 * cluster["p_value"]),
            )
    if block["left_out"]:
        yield _say("hotspots.left_out", count=block["left_out"])


def _holding(block: Block, _names: FrontNames) -> Iterator[str]:
    state = block["state"]
    if "missing" in state:
        yield _refused(state)
    else:
        yield from _rates(state)
        if block["left_out"]:
            yield _say("holding.left_out", count=block["left_out"])
    if "missing" in block["thresholds"]:
        yield _refused(block["thresholds"])
        return
    for one in block["thresholds"]:
        if one["day"] is None:
            yield _say("holding.not_reached", share=percent(one["share"]), followed=one["followed"])
        else:
            when = _day(one["date"])
            yield _say("holding.reached", share=percent(one["share"]), day=when, number=one["day"])


def _rates(state: Block) -> Iterator[str]:
    for rate in state["rates"]:
        yield _say(
            "holding.rate",
            day=_day(state["as_of"]),
            recorded=rate["recorded"],
            days=rate["days"],
            median=_number(rate["median"]),
            low=_number(rate["low"]),
            high=_number(rate["high"]),
            below=percent(rate["below_half"]),
        )
    longest = state["rates"][-1]
    if longest["against_calm"]:
        ratio, low, high = (_decimal(one) for one in longest["against_calm"])
        yield _say("holding.calm", ratio=ratio, low=low, high=high, above=percent(longest["above_calm"]))
    latest = state["last_days"][-1]
    yield _say(
        "holding.complete",
        first=_day(latest["day"]),
        share=percent(latest["complete"]),
        low=percent(latest["low"]),
        high=percent(latest["high"]),
    )


def _drivers(block: Block, names: FrontNames) -> Iterator[str]:
    found = block["found"]
    for one in found["drivers"][:TOLD_UNITS]:
        told = {key: percent(value) for key, value in zip(("share", "low", "high"), one["share"], strict=True)}
        told |= {"first": _day(block["first"]), "last": _day(block["last"]), "name": names.name(one["name"])}
        if not found["unattributed"][2]:
            yield _say("drivers.attributed", **told)
            continue
        yield _say(
            "drivers.share",
            **told,
            loose=percent(found["unattributed"][0]),
            lowest=percent(one["lowest"]),
            highest=percent(one["highest"]),
        )


def _outlook(block: Block, names: FrontNames) -> Iterator[str]:
    end = _day(block["data_end"])
    for place, one in enumerate(block["forecasts"][: 1 + TOLD_UNITS]):
        week = one["horizons"][0]
        if place == 0:
            yield _say(
                "outlook.count",
                name=names.name(one["name"]),
                median=_number(week["median"]),
                low=_number(week["low"]),
                high=_number(week["high"]),
                day=end,
                last=one["last_week"],
            )
        limit, chance, usual = _number(one["limit"]), percent(week["escalation"]), percent(one["usual"])
        yield _say("outlook.escalation", name=names.name(one["name"]), day=end, limit=limit, chance=chance, usual=usual)
    for found in block["alarms"]:
        raised = [one for one in found["rules"] if one["last"]["alarm"]]
        speaking = sum(one["last"]["upper"] is not None for one in found["rules"])
        if not speaking:
            yield _say("outlook.no_rule", promised=found["promised"])
        elif not raised:
            yield _say("outlook.no_alarm", rules=speaking, promised=found["promised"])
        for one in raised:
            values = {
                "rule": RULES.get(one["rule"], one["rule"]),
                "value": _number(one["last"]["value"]),
                "upper": _number(one["last"]["upper"]),
            }
            if one["once_in_weeks"] is None:
                yield _say("outlook.alarm_rare", quiet=one["quiet_weeks"], **values)
            else:
                yield _say("outlook.alarm", weeks=_number(one["once_in_weeks"]), **values)
        yield from _printed_only(found["rules"])


def _printed_only(rules: Iterable[Block]) -> Iterator[str]:
    """Alarms that only the bound as printed raises: other programs tell them, so a reader should find them here."""
    for one in rules:
        if one["printed"]["alarm"] and not one["last"]["alarm"] and one["printed_once_in_weeks"] is not None:
            yield _say(
                "outlook.printed",
                rule=RULES.get(one["rule"], one["rule"]),
                value=_number(one["printed"]["value"]),
                upper=_number(one["printed"]["upper"]),
                weeks=_number(one["printed_once_in_weeks"]),
            )


def _durability(block: Block, _names: FrontNames) -> Iterator[str]:
    found = block["found"]
    steps = [one for one in found["by_end"]["collapsed"]["steps"] if one["day"] <= COLLAPSE_DAYS]
    last: Block = steps[-1] if steps else {"share": 0.0, "low": None, "high": None}
    yield _say(
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
        yield _say("durability.stands", days=one["days"], share=share, low=low, high=high)


def _unseen(block: Block, _names: FrontNames) -> Iterator[str]:
    found = block["found"]
    yield _say(
        "unseen.range",
        registers=len(found["registers"]),
        seen=found["seen"],
        cells=len(found["grid"]),
        models=found["models"],
        lowest=min(one["low"] for one in found["grid"]),
        highest=max(one["high"] for one in found["grid"]),
    )
    if found["prior_decides"]:
        yield _say("unseen.prior")
