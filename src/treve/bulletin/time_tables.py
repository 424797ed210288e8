"""Tables of when and how many: the recent rate, the next weeks, comparable truces, what no register saw."""

from __future__ import annotations

from collections.abc import Mapping

from treve.bulletin import phrases
from treve.bulletin.effect_told import day, percent
from treve.bulletin.front_names import FrontNames
from treve.bulletin.table_words import RULES, SOURCE, Block, Tabler, interval, plain
from treve.bulletin.view import Grid, Row
from treve.catalogue import current, grouped, say


def _holding(block: Block, _names: FrontNames) -> tuple[Grid, ...]:
    found = []
    state, thresholds = block["state"], block["thresholds"]
    if "missing" not in state:
        rows = [
            Row(
                say("last {days} days", days=one["days"]),
                (
                    phrases.number(one["recorded"]),
                    say(
                        "{median} ({low} to {high})",
                        median=plain(one["median"]),
                        low=plain(one["low"]),
                        high=plain(one["high"]),
                    ),
                    interval(*one["against_before"]),
                    f"{percent(one['below_half'])} %",
                    "–" if one["against_calm"] is None else interval(*one["against_calm"]),
                ),
            )
            for one in state["rates"]
        ]
        columns = (
            say("Until {day}", day=day(state["as_of"], current().code)),
            say("recorded so far"),
            say("once late reports are in"),
            say("against before the truce"),
            say("chance of less than half of before"),
            say("against the truce until then"),
        )
        note = say(
            "How late reports come is known from {reports} of them; none is expected after {days} days.",
            reports=state["reports"],
            days=state["longest_delay"],
        )
        found.append(Grid(say("The recent rate of incidents"), columns, tuple(rows), SOURCE, note, numeric=True))
    if "missing" not in thresholds:
        reached = [
            Row(
                f"{percent(one['share'])} %",
                (
                    say("never until day {day}", day=one["followed"])
                    if one["day"] is None
                    else phrases.number(one["day"]),
                    "–" if one["date"] is None else day(one["date"], current().code),
                ),
            )
            for one in thresholds
        ]
        heads = (say("Share of the mean before"), say("day of the truce"), say("date"))
        caption = say("When the seven-day mean of deaths first reached a share of the mean before the truce")
        found.append(Grid(caption, heads, tuple(reached), SOURCE, numeric=True))
    return tuple(found)


def _outlook(block: Block, names: FrontNames) -> tuple[Grid, ...]:
    rows = [
        Row(
            names.name(one["name"]),
            (
                grouped(one["last_week"]),
                say(
                    "{median} ({low} to {high})",
                    median=plain(week["median"]),
                    low=plain(week["low"]),
                    high=plain(week["high"]),
                ),
                plain(one["limit"]),
                f"{percent(week['escalation'])} %",
                f"{percent(one['usual'])} %",
            ),
        )
        for one in block["forecasts"]
        for week in one["horizons"][:1]
    ]
    columns = (
        say("Front or area"),
        say("deaths, last week"),
        say("expected a week"),
        say("escalation from"),
        say("chance of it in 7 days"),
        say("share of past weeks"),
    )
    caption = say("Recorded deaths (best figure) in the weeks after {day}", day=day(block["data_end"], current().code))
    note = say("Median and 90 % interval; the same for each of the next four weeks.")
    found = [Grid(caption, columns, tuple(rows), SOURCE, note, numeric=True)]
    return (*found, *(_alarms(one, names) for one in block["alarms"]))


def _alarms(alarms: Block, names: FrontNames) -> Grid:
    rows = [
        Row(
            RULES.get(one["rule"], one["rule"]),
            (
                plain(one["last"]["value"]),
                _bound(one["last"]),
                say("yes") if one["last"]["alarm"] else say("no"),
                _bound(one["printed"]),
                _once(one["printed_once_in_weeks"], one["quiet_weeks"]),
            ),
            strong=one["last"]["alarm"],
        )
        for one in alarms["rules"]
    ]
    columns = (
        say("Rule"),
        say("value"),
        say("bound used"),
        say("alarm"),
        say("bound as printed"),
        say("by chance, as printed"),
    )
    caption = say("Alarms on the incidents of the last week: {name}", name=names.name(alarms["name"]))
    note = say(
        "Each bound is the one that quiet series made from the weeks before pass once in {weeks} weeks; a rule without a "
        "bound cannot keep that rate in weeks so sparse. As printed, each rule has a rate of its own.",
        weeks=alarms["promised"],
    )
    return Grid(caption, columns, tuple(rows), SOURCE, note, numeric=True)


def _bound(one: Block) -> str:
    return "–" if one["upper"] is None else plain(one["upper"])


def _once(weeks: float | None, quiet: int) -> str:
    return (
        say("never in {weeks} weeks", weeks=quiet)
        if weeks is None
        else say("once in {weeks} weeks", weeks=plain(weeks))
    )


def _durability(block: Block, _names: FrontNames) -> tuple[Grid, ...]:
    found = block["found"]
    rows = [
        Row(
            say("{days} more days", days=one["days"]),
            (
                say(
                    "{share} % ({low} to {high} %)",
                    share=percent(one["stands"]),
                    low=percent(one["low"]),
                    high=percent(one["high"]),
                ),
            ),
        )
        for one in found["chances"]
    ]
    note = say(
        "From {truces} truces of {conflicts} conflicts ({source}); {at_risk} of them stood at day {age}.",
        truces=found["truces"],
        conflicts=found["conflicts"],
        source=block["source"],
        at_risk=found["at_risk"],
        age=found["age"],
    )
    columns = (say("From today"), say("chance that it still stands"))
    return (Grid(say("How long it may stand, by comparable truces"), columns, tuple(rows), SOURCE, note, numeric=True),)


def _unseen(block: Block, _names: FrontNames) -> tuple[Grid, ...]:
    found = block["found"]
    rows = [
        Row(
            say("prior {prior}, weight {weight}", prior=one["prior"], weight=f"{one['weight']:g}"),
            (
                say(
                    "{median} ({low} to {high})",
                    median=grouped(one["median"]),
                    low=grouped(one["low"]),
                    high=grouped(one["high"]),
                ),
                say("at its lowest edge") if one["at_edge"] else "–",
            ),
        )
        for one in found["grid"]
    ]
    columns = (say("Prior"), say("incidents in all"), say("likeliest total"))
    note = say(
        "{seen} incidents stand in at least one of {registers} registers ({source}).",
        seen=found["seen"],
        registers=len(found["registers"]),
        source=block["source"],
    )
    return (Grid(say("Incidents in all, under each prior"), columns, tuple(rows), SOURCE, note, numeric=True),)


TABLES: Mapping[str, Tabler] = {
    "holding": _holding,
    "outlook": _outlook,
    "durability": _durability,
    "unseen": _unseen,
}
"""Key of analysis.json → its tables; a refused answer has none."""
