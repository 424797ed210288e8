"""How a run can be quoted: sentences made from its own numbers; what must not be written of it stands in misquoted.py.

Invariant: every sentence holds for the run as it is. What the numbers do not bear is left out, never softened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases, words
from treve.bulletin.misquoted import MustNot, data_days, is_met, must_not, named_readings, verdict_count, verdict_span
from treve.bulletin.view import sentence_list
from treve.bulletin.voices import Voices
from treve.catalogue import counted, say
from treve.model.finding import Verdict


@dataclass(frozen=True, slots=True)
class Quoted:
    """What can be written of one agreement in one run.

    may       sentences that can stand alone: source, rule, reading, end of the data and agreement are in each
    must_not  what they are easily turned into
    cite      the sources to cite, and what their licence forbids
    """

    agreement_id: str
    title: str
    may: tuple[str, ...]
    must_not: tuple[MustNot, ...]
    cite: tuple[str, ...]


def quoted(summary: Mapping[str, Any], agreement: Mapping[str, Any], voices: Voices) -> Quoted:
    """The sentences on one agreement of a summary."""
    return Quoted(
        agreement["id"],
        agreement["title"],
        tuple(_may(summary, agreement, voices)),
        tuple(must_not(summary, agreement, voices)),
        tuple(_cite(summary)),
    )


def quoted_text(one: Quoted) -> str:
    """The sentences for a terminal."""
    lines = [f"{one.title} ({one.agreement_id})", "", say("Can be quoted"), *(f"  {text}" for text in one.may)]
    lines += ["", say("Must not be written")]
    lines += [say("  {wrong}: {why}", wrong=each.wrong, why=each.why) for each in one.must_not]
    if one.cite:
        lines += ["", say("To be cited with it"), *(f"  {text}" for text in one.cite)]
    return "\n".join(lines)


def basis(summary: Mapping[str, Any]) -> str:
    """On what every number of the run rests: source, days of the data, and what counts as one."""
    begin, end = data_days(summary)
    if begin is None or end is None:
        return say("Nothing was read.")
    return say(
        "{sources}, data from {begin} to {end}; {rule}",
        sources=_sources(summary),
        begin=phrases.day(begin),
        end=phrases.day(end),
        rule=_rule(summary),
    )


def _rule(summary: Mapping[str, Any]) -> str:
    if summary["linking"]["asked"]:
        return say("each incident counts once, however many reports tell it")
    return say("each report counts as one incident")


def _sources(summary: Mapping[str, Any]) -> str:
    return sentence_list(sorted({_title(one) for one in summary["run"]["inputs"] if one["reports"]}))


def _may(summary: Mapping[str, Any], agreement: Mapping[str, Any], voices: Voices) -> Iterator[str]:
    if not summary["reports"]:
        yield say("No report was read, so no number of this run can be quoted.")
        return
    told = {
        "incidents": counted("{number} incident", "{number} incidents", summary["incidents"]),
        "basis": basis(summary),
        "agreement": agreement["title"],
        "program": f"Trêve {summary['treve']}",
    }
    if not is_met(agreement):
        yield say(
            "None of {incidents} ({basis}) lies in the time and territory of “{agreement}”, as {program} "
            "computed it; so nothing is said about how it was kept.",
            **told,
        )
        return
    parts = [
        counted(
            "{covered} {under} ({number} cannot be decided)",
            "{covered} {under} ({number} cannot be decided)",
            verdict_count(one, Verdict.UNDETERMINED),
            covered=verdict_count(one, Verdict.COVERED),
            under=words.under(one["reading"], voices.name(one["reading"])),
        )
        for one in named_readings(agreement["readings"])
    ]
    yield say(
        "Of {incidents} ({basis}), the number that falls under the terms of “{agreement}” is {numbers}, as "
        "{program} computed it; this is not a ruling.",
        numbers=sentence_list(parts),
        **told,
    )
    low, high = verdict_span(agreement, Verdict.COVERED)
    if low != high:
        yield say(
            "Depending on whom one believes, from {low} to {high} of {incidents} ({basis}) fall under the terms of "
            "“{agreement}”, as {program} computed it over {readings} readings; this is not a ruling.",
            low=low,
            high=high,
            readings=len(agreement["readings"]),
            **told,
        )


def _cite(summary: Mapping[str, Any]) -> Iterator[str]:
    for one in summary["run"]["inputs"]:
        if one["citation"] != phrases.NOT_STATED:
            yield say(
                "{title}: {citation} ({file_hash})",
                title=_title(one),
                citation=one["citation"],
                file_hash=f"SHA-256 {one['sha256'][:12]}…",
            )
        else:
            yield say(
                "{title}: its source states no citation; name whoever made it ({file_hash})",
                title=_title(one),
                file_hash=f"SHA-256 {one['sha256'][:12]}…",
            )
        if not one["redistributable"]:
            yield say(
                "{title}: {licence}. Numbers can be quoted; its rows may not be passed on, nor may {file}, which holds them.",
                file="run.duckdb",
                title=_title(one),
                licence=one["licence"],
            )


def _title(file: Mapping[str, Any]) -> str:
    name: str = file["title"]
    return say(name)
