"""The first words of the page: what was held against what, how it came out, and what nobody can read off it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from treve.bulletin import phrases, words
from treve.bulletin.shown import Shown
from treve.bulletin.view import Grid, Row, sentence_list
from treve.bulletin.voices import Voices
from treve.catalogue import counted, marked, say
from treve.model.finding import Verdict

_CANNOT_SAY: tuple[str, ...] = (
    marked(
        "It makes no ruling. Whether an incident breaks a truce is for people to decide, on evidence that is not here."
    ),
    marked(
        "It proves nobody’s guilt. Sides are taken as the sources name them, and who recorded an incident is not who did it."
    ),
    marked("It holds only what somebody recorded and published. Where nobody watches, nothing is seen."),
    marked("It shows no effect of a truce. A fall or a rise after the start can have other causes."),
)

_TOLD = (Verdict.COVERED, Verdict.UNDETERMINED)
_OUTSIDE = (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY)


def cannot_say() -> tuple[str, ...]:
    """What the page cannot say, before any number."""
    return tuple(say(sentence) for sentence in _CANNOT_SAY)


def title(summary: Mapping[str, Any]) -> str:
    """The title of the page."""
    agreements = summary["agreements"]
    if len(agreements) == 1:
        return str(agreements[0]["title"])
    return counted("{number} agreement", "{number} agreements", len(agreements))


def sentences(summary: Mapping[str, Any]) -> tuple[str, ...]:
    """What was held against what, until when the data go, and how it came out where there is one agreement."""
    reports, incidents, told = summary["reports"], summary["incidents"], summary["quality"]
    agreements = summary["agreements"]
    against = title(summary) if len(agreements) != 1 else say("“{title}”", title=title(summary))
    if not reports:
        return (
            say(
                "No report could be held against {against}: the files that were given hold none that could be read. "
                "The table of files at the end says how many rows were refused; {command} says why.",
                against=against,
                command="treve export rejected_row",
            ),
        )
    sources = sentence_list(sorted(map(say, {one["title"] for one in summary["run"]["inputs"] if one["reports"]})))
    held = counted(
        "{number} report of alleged incidents ({sources}) was held against {against}.",
        "{number} reports of alleged incidents ({sources}) were held against {against}.",
        reports,
        sources=sources,
        against=against,
    )
    if told["data_end"] is None:
        span = say("No report states a day that has come.")
    else:
        begin, end = (phrases.day(dt.date.fromisoformat(told[key])) for key in ("data_begin", "data_end"))
        span = say("The data go from {begin} to {end}.", begin=begin, end=end)
    told_by = " ".join((held, span, *_incidents(incidents, summary["linking"])))
    return (told_by, *(_outcome(one) for one in agreements if len(agreements) == 1))


def _incidents(incidents: int, links: Mapping[str, Any]) -> tuple[str, ...]:
    """How many incidents the reports tell, how many of them several reports tell, and what people still have to decide."""
    if not links["asked"]:
        return (say("Each report counts as one incident, so one that several reports tell counts several times."),)
    return (
        counted("They tell {number} incident.", "They tell {number} incidents.", incidents),
        counted(
            "{number} of them is told by several reports.",
            "{number} of them are told by several reports.",
            links["several"],
        ),
        counted(
            "{number} pair of reports is left to people to decide.",
            "{number} pairs of reports are left to people to decide.",
            links["ambiguous"],
        ),
    )


def _outcome(agreement: Mapping[str, Any]) -> str:
    parts = []
    if not _met(agreement):
        return say("None of these incidents lies in its time and territory.")
    for one in agreement["readings"]:
        if one["reading"] in ("strict", "presumed"):
            parts.append(
                counted(
                    "Under the {reading} reading {number} of these incidents falls under the truce’s terms, and "
                    "{undecided} cannot be decided.",
                    "Under the {reading} reading {number} of these incidents fall under the truce’s terms, and "
                    "{undecided} cannot be decided.",
                    one["findings"][Verdict.COVERED],
                    reading=words.reading_in_list(one["reading"], ""),
                    undecided=one["findings"][Verdict.UNDETERMINED],
                )
            )
    if not parts:
        return ""
    changes = counted(
        "{number} changes its verdict with the reading.",
        "{number} change their verdict with the reading.",
        agreement["contested"],
    )
    return " ".join((*parts, changes, say("None of this is a ruling.")))


def overview(summary: Mapping[str, Any], at_length: Sequence[str], voices: Voices) -> Grid | None:
    """The agreements told at length, one row each; None if there is only one."""
    if len(summary["agreements"]) < 2:
        return None
    return _overview(
        say("Agreements at a glance"), [one for one in summary["agreements"] if one["id"] in at_length], voices
    )


def others(summary: Mapping[str, Any], at_length: Sequence[str], voices: Voices) -> Grid | None:
    """The agreements not told at length, one row each; None if all are."""
    rest = [one for one in summary["agreements"] if one["id"] not in at_length]
    if not rest:
        return None
    caption = counted(
        "The {number} agreement not told at length", "The {number} agreements not told at length", len(rest)
    )
    return _overview(caption, rest, voices)


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
            say("Agreement"),
            *(
                say("{verdict}, {reading}", verdict=words.VERDICTS_SHORT[verdict], reading=head)
                for head in heads
                for verdict in _TOLD
            ),
            say("contested"),
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
        reading=say("each reading in a column of its own"),
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
        return (say("There is no report to hold against this agreement."),)
    said = [say("No incident of this run could meet the agreement in time and place, so there is nothing to count.")]
    before = max((one["findings"][Verdict.OUTSIDE_TIME] for one in readings), default=0)
    away = max((one["findings"][Verdict.OUTSIDE_TERRITORY] for one in readings), default=0)
    if before:
        said.append(
            counted(
                "{number} incident lies before the start or after the legal end. The data go from {begin} to {end}: data of "
                "other years may hold what is missing.",
                "{number} incidents lie before the start or after the legal end. The data go from {begin} to {end}: data of "
                "other years may hold what is missing.",
                before,
                begin=phrases.stated_time(summary["quality"]["data_begin"]),
                end=phrases.stated_time(summary["quality"]["data_end"]),
            )
        )
    if away:
        said.append(
            counted(
                "{number} incident lies outside the territory. If that is wrong, look at the country in the table {table}; "
                "{option} gives one where a source states none.",
                "{number} incidents lie outside the territory. If that is wrong, look at the country in the table {table}; "
                "{option} gives one where a source states none.",
                away,
                table="place",
                option="--country",
            )
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
