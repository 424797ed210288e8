"""The first words of the page: what was held against what, how it came out, and what nobody can read off it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import phrases, words
from treve.bulletin.shown import Shown
from treve.bulletin.view import Grid, Row, sentence_list
from treve.bulletin.voices import Voices
from treve.model.finding import Verdict

CANNOT_SAY: tuple[str, ...] = (
    "It makes no ruling. Whether an incident breaks a truce is for people to decide, on evidence that is not here.",
    "It proves nobody’s guilt. Sides are taken as the sources name them, and who recorded an incident is not who did it.",
    "It holds only what somebody recorded and published. Where nobody watches, nothing is seen.",
    "It shows no effect of a truce. A fall or a rise after the start can have other causes.",
)
"""What the page cannot say, before any number."""

_TOLD = (Verdict.COVERED, Verdict.UNDETERMINED)
_OUTSIDE = (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY)


def title(summary: Mapping[str, Any]) -> str:
    """The title of the page."""
    agreements = summary["agreements"]
    if len(agreements) == 1:
        return str(agreements[0]["title"])
    return phrases.counted(len(agreements), "agreement", "agreements")


def sentences(summary: Mapping[str, Any]) -> tuple[str, ...]:
    """What was held against what, until when the data go, and how it came out where there is one agreement."""
    reports, incidents, told = summary["reports"], summary["incidents"], summary["quality"]
    agreements = summary["agreements"]
    against = f"“{agreements[0]['title']}”" if len(agreements) == 1 else f"{len(agreements):,} agreements"
    if not reports:
        return (
            f"No report could be held against {against}: the files that were given hold none that could be read. "
            "The table of files at the end says how many rows were refused; `treve export rejected_row` says why.",
        )
    sources = sentence_list(sorted({one["title"] for one in summary["run"]["inputs"] if one["reports"]}))
    begin, end = (phrases.day(dt.date.fromisoformat(told[key])) for key in ("data_begin", "data_end"))
    first = (
        f"{phrases.counted(reports, 'report', 'reports')} of alleged incidents ({sources}) {_were(reports)} held against "
        f"{against}. The data go from {begin} to {end}."
    )
    links = summary["linking"]
    if not links["asked"]:
        first += " Each report counts as one incident, so one that several reports tell counts several times."
    else:
        first += (
            f" They tell {phrases.counted(incidents, 'incident', 'incidents')}, of which {phrases.number(links['several'])} "
            f"{'is' if links['several'] == 1 else 'are'} told by several reports; "
            f"{phrases.counted(links['ambiguous'], 'pair of reports is', 'pairs of reports are')} left to people to decide."
        )
    return (first, *(_outcome(one) for one in agreements if len(agreements) == 1))


def _outcome(agreement: Mapping[str, Any]) -> str:
    parts = []
    if not _met(agreement):
        return "None of these incidents lies in its time and territory."
    for one in agreement["readings"]:
        if one["reading"] in ("strict", "presumed"):
            parts.append(
                f"under the {one['reading']} reading {_falls(one['findings'][Verdict.COVERED])} under the "
                f"truce’s terms and {phrases.number(one['findings'][Verdict.UNDETERMINED])} cannot be decided"
            )
    if not parts:
        return ""
    told = "; ".join(parts)
    changes = phrases.counted(agreement["contested"], "changes its verdict", "change their verdict")
    return f"Of these incidents, {told}. {changes} with the reading. None of this is a ruling."


def _falls(incidents: int) -> str:
    return phrases.counted(incidents, "falls", "fall")


def _were(reports: int) -> str:
    return "was" if reports == 1 else "were"


def overview(summary: Mapping[str, Any], at_length: Sequence[str], voices: Voices) -> Grid | None:
    """The agreements told at length, one row each; None if there is only one."""
    if len(summary["agreements"]) < 2:
        return None
    return _overview("Agreements at a glance", [one for one in summary["agreements"] if one["id"] in at_length], voices)


def others(summary: Mapping[str, Any], at_length: Sequence[str], voices: Voices) -> Grid | None:
    """The agreements not told at length, one row each; None if all are."""
    rest = [one for one in summary["agreements"] if one["id"] not in at_length]
    if not rest:
        return None
    return _overview(f"The {phrases.counted(len(rest), 'agreement', 'agreements')} not told at length", rest, voices)


def _overview(caption: str, agreements: Sequence[Mapping[str, Any]], voices: Voices) -> Grid:
    """One row per agreement; the readings that every agreement has, or the first it has if there is only one."""
    names = [
        one for one in ("strict", "presumed") if any(one == got["reading"] for a in agreements for got in a["readings"])
    ]
    names = names or sorted({got["reading"] for a in agreements for got in a["readings"]})
    heads = [words.reading_in_list(name, voices.name(name)) for name in names]
    return Grid(
        caption=caption,
        columns=(
            "Agreement",
            *(f"{words.VERDICTS_SHORT[verdict]}, {head}" for head in heads for verdict in _TOLD),
            "contested",
        ),
        rows=tuple(
            Row(
                agreement["title"],
                (
                    *(_count(agreement, name, verdict) for name in names for verdict in _TOLD),
                    phrases.number(agreement["contested"]),
                ),
            )
            for agreement in agreements
        ),
        table="finding, contested_incident",
        numeric=True,
    )


def _count(agreement: Mapping[str, Any], reading: str, verdict: Verdict) -> str:
    found = [one["findings"][verdict] for one in agreement["readings"] if one["reading"] == reading]
    return phrases.number(found[0]) if found else "–"


def nothing(shown: Shown, summary: Mapping[str, Any]) -> tuple[str, ...]:
    """What happened and what to do where no incident met the agreement in any reading; empty where one did."""
    readings = shown.told["readings"]
    if _met(shown.told):
        return ()
    if not summary["reports"]:
        return ("There is no report to hold against this agreement.",)
    said = ["No incident of this run could meet the agreement in time and place, so there is nothing to count."]
    before = max((one["findings"][Verdict.OUTSIDE_TIME] for one in readings), default=0)
    away = max((one["findings"][Verdict.OUTSIDE_TERRITORY] for one in readings), default=0)
    if before:
        said.append(
            f"{phrases.counted(before, 'incident lies', 'incidents lie')} before the start or after the legal end. "
            f"The data go from {phrases.stated_time(summary['quality']['data_begin'])} to "
            f"{phrases.stated_time(summary['quality']['data_end'])}: data of other years may hold what is missing."
        )
    if away:
        said.append(
            f"{phrases.counted(away, 'incident lies', 'incidents lie')} outside the territory. "
            "If that is wrong, look at the country in the table `place`; --country gives one where a source states none."
        )
    return tuple(said)


def _met(agreement: Mapping[str, Any]) -> int:
    """Findings in time and territory, over all readings."""
    return sum(
        count for one in agreement["readings"] for verdict, count in one["findings"].items() if verdict not in _OUTSIDE
    )


def command(summary: Mapping[str, Any]) -> str:
    """The command that makes such a run again, without options the summary does not hold."""
    if summary["run"].get("command"):
        return str(summary["run"]["command"])
    agreements = "".join(f" --agreement {one['id']}" for one in summary["agreements"][:3])
    more = " …" if len(summary["agreements"]) > 3 else ""
    sources = "".join(f" --source {one['source']}={one['path']}" for one in summary["run"]["inputs"])
    return f"treve run{agreements}{more}{sources} --out DIR"
