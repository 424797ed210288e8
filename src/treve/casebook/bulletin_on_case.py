"""A bulletin on one case, and the letter that tells a party of it: only what those who get it may see of the casebook.

What is told is asked for in the name of the readers: a member of the commission, the liaison of a party. So nothing stands in a
letter that its reader could not have been shown.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from treve.bulletin.edition import case_told, files, letter
from treve.bulletin.edition.case_told import Attribution, CaseTold, Ruling, Version
from treve.bulletin.edition.letter import Letter
from treve.bulletin.explain import explain
from treve.bulletin.voices import Voices
from treve.casebook import bulletin_list, bulletin_risks, case_list, cases, exercise, filing_list, report_list, schema
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletins import Made
from treve.casebook.roles import Role
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State
from treve.errors import BadValue, NotFound, Refused
from treve.ledger import checkpoint as checkpoints
from treve.store.duckdb import DuckDBReader
from treve.store.run_files import DATABASE

# Formats a letter or a bulletin on a case is written in; it has no table that a machine would read.
FORMATS = ("html", "pdf", "docx", "json")
CASE, LETTER = "case", "notification"


@dataclass(frozen=True, slots=True)
class AskedCase:
    """A bulletin on a case. `run`: folder of a run whose findings are told; None: none."""

    case: str
    reach: Reach
    languages: tuple[str, ...] = ("en",)
    replaces: str | None = None
    run: Path | None = None


@dataclass(frozen=True, slots=True)
class AskedLetter:
    """The letter of a notification."""

    notification: str
    languages: tuple[str, ...] = ("en",)
    replaces: str | None = None


def of_case(connection: Connection, viewer: Viewer, asked: AskedCase, checkpoint: bytes) -> Made:
    """Make it; nothing is kept.

    Raises NotFound for a case that cannot be seen, Refused for one that its readers cannot see, BadValue for other readers.
    """
    if asked.reach not in (Reach.MISSION, Reach.COMMISSION):
        raise BadValue("bulletin", "readers", asked.reach.value, "mission or commission", "option")
    files.check(asked.languages, FORMATS)
    case_list.shown(connection, viewer, asked.case)
    readers = viewer
    if asked.reach is Reach.COMMISSION:
        readers = Viewer("", frozenset({(Role.COMMISSION_MEMBER, "mission")}))
    told = _case(connection, readers, asked.case, checkpoint, asked.replaces, asked.run)
    names = _names(asked.run) if told.findings else {}
    name = f"{files.mark(told.exercise)}case-{asked.case}"
    made = files.said(
        name, lambda: case_told.content(told, names), day_of(connection, checkpoint), asked.languages, FORMATS
    )
    made[f"{name}.json"] = files.as_json(case_told.values(told))
    reports = tuple(one.report for one in told.versions)
    return Made(
        kind=CASE,
        reach=asked.reach,
        about=asked.case,
        order=_order(asked.languages, checkpoint),
        files=made,
        risks=tuple(bulletin_risks.of_reports(connection, viewer, asked.reach, reports)),
        replaces=asked.replaces,
        reports=reports,
    )


def of_notification(connection: Connection, viewer: Viewer, asked: AskedLetter, checkpoint: bytes) -> Made:
    """Make the letter of a notification; nothing is kept. Raises NotFound for one that cannot be seen."""
    files.check(asked.languages, FORMATS)
    sent = filing_list.shown(connection, viewer, asked.notification)
    party = Viewer("", frozenset({(Role.PARTY_LIAISON, sent["to"])}))
    sent = filing_list.shown(connection, party, asked.notification)
    about = _case(connection, party, sent["case"], checkpoint, asked.replaces, None)
    told = Letter(
        notification=asked.notification,
        to=sent["to"],
        sent=sent["sent"],
        due=sent["due"],
        text=sent["text"] or "",
        answer=sent["reply"]["kind"] if sent["reply"] else None,
        case=about,
    )
    name = f"{files.mark(about.exercise)}notification-{asked.notification}"
    made = files.said(name, lambda: letter.content(told, {}), day_of(connection, checkpoint), asked.languages, FORMATS)
    made[f"{name}.json"] = files.as_json(letter.values(told))
    reports = tuple(one.report for one in about.versions)
    return Made(
        kind=LETTER,
        reach=Reach.PARTY,
        about=asked.notification,
        order=_order(asked.languages, checkpoint),
        files=made,
        risks=tuple(bulletin_risks.of_reports(connection, viewer, Reach.PARTY, reports)),
        compartment=sent["to"],
        replaces=asked.replaces,
        reports=reports,
    )


def day_of(connection: Connection, checkpoint: bytes) -> dt.date:
    """The day of the last entry under a checkpoint: so the same state of the log gives the same bytes, whenever they are made."""
    last = schema.entry.c.position == bulletin_list.size_of(checkpoint) - 1
    return dt.date.fromisoformat(str(connection.scalar(select(schema.entry.c.recorded).where(last)))[:10])


def _case(
    connection: Connection, readers: Viewer, case_id: str, checkpoint: bytes, replaces: str | None, run: Path | None
) -> CaseTold:
    """A case as its readers may know it. Raises Refused where they may not know of it."""
    try:
        one = case_list.shown(connection, readers, case_id)
    except NotFound:
        raise Refused("the readers of this bulletin do not see this case: table it, or notify them, first") from None
    reports = report_list.some(connection, readers, one["reports"])
    stand = [reports[name] for name in sorted(reports) if reports[name]["state"] in ("filed", "corrected")]
    history = one.get("history", [])
    whole = "steps" in one
    return CaseTold(
        case=case_id,
        state=one["state"],
        verified=State.VERIFIED.value in one["steps"] if whole else None,
        versions=tuple(_version(row) for row in stand),
        unseen=len(one["reports"]) < len(cases.reports_of(connection, case_id)),
        findings=_findings(run, [row["report"] for row in stand]) if run is not None else None,
        attribution=_attribution(history),
        rulings=tuple(_ruling(row) for row in history if "determination" in row),
        steps=tuple(_steps(connection, readers, case_id)),
        open_whole=whole,
        checkpoint=checkpoints.read(checkpoint, "checkpoint").text(),
        version=version("treve"),
        replaces=replaces,
        exercise=exercise.is_one(connection),
    )


def _version(row: Mapping[str, Any]) -> Version:
    return Version(
        report=row["report"],
        recorder=row.get("recorder"),
        summary=row.get("summary"),
        first=row.get("occurred_from"),
        last=row.get("occurred_to"),
        place=row.get("place"),
        area=row.get("area"),
        act=row.get("act"),
        alleged=row.get("perpetrator_alleged"),
        target=row.get("target"),
        killed=(row.get("killed_low"), row.get("killed_high")),
    )


def _ruling(row: Mapping[str, Any]) -> Ruling:
    votes = tuple((name, vote["outcome"], vote["dissent"]) for name, vote in sorted(row["votes"].items()))
    return Ruling(row["at"][:10], row["outcome"], row["rule"], row["standard"], row.get("reason"), votes)


def _attribution(history: Sequence[Mapping[str, Any]]) -> Attribution | None:
    """The last one; it holds."""
    for row in reversed(history):
        if "attribution" in row:
            return Attribution(row["attribution"], tuple(row["actors"]), row["standard"], row["confidence_percent"])
    return None


def _steps(connection: Connection, readers: Viewer, case_id: str) -> list[tuple[str, str, str, str | None]]:
    """What parties were told and asked: notification or remedy, party, due, what came of it (codes of answers and results)."""
    sent = filing_list.notifications(connection, readers, case_id)
    asked = filing_list.remedies(connection, readers, case_id)
    return [
        *((one["notification"], one["to"], one["due"], one["reply"]["kind"] if one["reply"] else None) for one in sent),
        *((one["remedy"], one["holder"], one["due"], one["result"]) for one in asked),
    ]


def _findings(run: Path, reports: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    """Report, reading, verdict; reports that are not in the run have none."""
    found = []
    with closing(DuckDBReader(run / DATABASE)) as store:
        for report in reports:
            try:
                told = explain(store, f"table:{report}")
            except NotFound:
                continue
            found += [
                (report, reading.reading, reading.verdict.value)
                for agreement in told.agreements
                for reading in agreement.readings
            ]
    return tuple(found)


def _names(run: Path | None) -> Mapping[str, str]:
    """Authority → its name, of a run."""
    if run is None:
        return {}
    with closing(DuckDBReader(run / DATABASE)) as store:
        return Voices.of(store).by_id


def _order(languages: Sequence[str], checkpoint: bytes) -> dict[str, Any]:
    return {"languages": list(languages), "checkpoint": bulletin_list.size_of(checkpoint)}
