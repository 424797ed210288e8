"""A casebook to look around in: the reports of the Syrian example, filed and worked on by accounts that stand for roles.

Which account files which report, every step and every ruling are made up by a fixed rule, to show how a case moves. They say
nothing about the incidents: nobody is attributed, and each made-up text says that it is a demonstration.
"""

from __future__ import annotations

import csv
import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from treve.casebook import book as books
from treve.casebook import cases, intake, log, people, report_form, rulings, watch
from treve.casebook.book import Casebook, Writing
from treve.casebook.roles import Preset, Role
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.visible import Viewer
from treve.casebook.workflow import Outcome, State
from treve.errors import BadFile
from treve.ledger import checkpoint
from treve.ledger.note import SecretKey
from treve.normalise.acts import find_act, read_crosswalk

ORIGIN = "demonstration.example/syria-2016"
SAID = "Demonstration: made up by the program; says nothing about the incident."
ACCOUNTS: dict[str, tuple[Role, str]] = {
    "head": (Role.HEAD_OF_MISSION, "mission"),
    "analyst": (Role.ANALYST, "mission"),
    "officer": (Role.VERIFICATION_OFFICER, "mission"),
    "investigator": (Role.INVESTIGATOR, "mission"),
    "desk": (Role.SECTOR_OFFICE, "mission"),
    "monitor": (Role.FIELD_MONITOR, "mission"),
    "commission": (Role.COMMISSION_MEMBER, "mission"),
    "centre-1": (Role.GUARANTOR_CENTRE, "guarantor_1"),
    "centre-2": (Role.GUARANTOR_CENTRE, "guarantor_2"),
    "liaison-a": (Role.PARTY_LIAISON, "party_a"),
    "liaison-b": (Role.PARTY_LIAISON, "party_b"),
    "observer": (Role.OBSERVER, "public"),
    "civil": (Role.CIVIL_REPORTER, "public"),
    "mediator": (Role.MEDIATOR, "public"),
    "auditor": (Role.AUDITOR, "public"),
    "operator": (Role.OPERATOR, "mission"),
}
# Beginning of a recorder's name → the account that files for it; any other recorder: the desk.
_FILED_BY = (
    ("Russia", "centre-1"),
    ("Turk", "centre-2"),
    ("Anadolu", "centre-2"),
    ("Syrian state", "liaison-a"),
    ("Syrian army", "liaison-a"),
    ("Syrian government", "liaison-a"),
    ("Syrian military", "liaison-a"),
    ("SANA", "liaison-a"),
    ("Syrian Coalition", "liaison-b"),
    ("opposition", "liaison-b"),
    ("FSA", "liaison-b"),
)
_OPENED = dt.datetime(2016, 12, 20, 8, tzinfo=dt.UTC)
_NOON = dt.time(12, tzinfo=dt.UTC)
WORK_STARTS = dt.datetime(2017, 3, 6, 9, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Filled:
    """What was made: account name → password, party name → key, and how much."""

    passwords: dict[str, str]
    keys: tuple[SecretKey, ...]
    reports: int
    cases: int
    entries: int


def fill(url: str, reports: Path, is_exercise: bool = False) -> tuple[Casebook, Filled]:
    """Make the casebook, as an exercise where asked.

    Raises BadFile where the reports are missing or a casebook is there already.
    """
    if not reports.is_file():
        raise BadFile(str(reports), "no such file", "reports.csv of examples/syria-2016")
    with reports.open(encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (_filed_on(row), row["report_id"]))
    book = books.create(url, ORIGIN, now=_OPENED, is_exercise=is_exercise)
    assert book.key is not None
    try:
        return book, _filled(book, rows, book.key)
    except BaseException:
        book.close()
        raise


def _filled(book: Casebook, rows: list[dict[str, str]], key: SecretKey) -> Filled:
    passwords = {name: secrets.token_urlsafe(12) for name in ("owner", *ACCOUNTS)}
    who = _people(book, passwords)
    filed = _file(book, who, rows, key)
    groups: dict[str, list[str]] = {}
    for row in rows:
        groups.setdefault(row["same_as"] or row["report_id"], []).append(filed[row["report_id"]])
    told_by_several = [sorted(set(group)) for _, group in sorted(groups.items()) if len(set(group)) > 1]
    for number, group in enumerate(told_by_several):
        _work(book, who, number, group)
    keys = tuple(SecretKey(f"demonstration.example/{name}", secrets.token_bytes(32)) for name in ("party-a", "party-b"))
    vouch(book, keys, WORK_STARTS + dt.timedelta(days=30))
    with book.read() as connection:
        entries = books.size(connection)
    return Filled(passwords, keys, len(set(filed.values())), len(told_by_several), entries)


def _people(book: Casebook, passwords: dict[str, str]) -> dict[str, Viewer]:
    with book.write(_OPENED) as writing:
        people.first_run(writing, "owner", passwords["owner"], Preset.COMMISSION)
        who = {}
        for name, (role, compartment) in ACCOUNTS.items():
            account_id = people.add_account(writing, name, passwords[name])
            people.grant(writing, account_id, role, compartment)
            who[name] = people.viewer(writing.connection, account_id)
    return who


def _file(book: Casebook, who: dict[str, Viewer], rows: list[dict[str, str]], key: SecretKey) -> dict[str, str]:
    """Row id → report id; one transaction a day."""
    crosswalk = read_crosswalk("acts_table")
    filed: dict[str, str] = {}
    for day in sorted({_filed_on(row) for row in rows}):
        with book.write(dt.datetime.combine(day, _NOON)) as writing:
            for row in (row for row in rows if _filed_on(row) == day):
                name = next((account for start, account in _FILED_BY if row["recorder"].startswith(start)), "desk")
                act = find_act(row["act"], crosswalk)
                form = report_form.read(_values(row, act.value if act else ""), row["report_id"])
                compartment = ACCOUNTS[name][1]
                done = intake.submit(writing, who[name], form, key, compartment, client_key=row["report_id"])
                filed[row["report_id"]] = done.report_id
            if day.weekday() == 0:
                watch.record(writing, who["desk"], "access_denied", day, "Wadi Barada", None, SAID)
                log.sign(writing, key)
    return filed


def _values(row: dict[str, str], act: str) -> dict[str, str | None]:
    place = row["place"] or "place not stated"
    words = f"{row['recorder']}: {row['act'].replace('_', ' ')}, {place}, {row['admin1']}"
    return {
        "summary": f"{words}. {row['note']}".strip(),
        "occurred_from": row["occurred_from"],
        "occurred_to": row["occurred_to"],
        "time_local": row["time_local"],
        "place": row["place"],
        "area": row["admin1"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "place_precision": row["place_precision"] if row["lat"] else "",
        "act": act,
        "perpetrator_alleged": row["perpetrator_alleged"],
        "target": row["target"],
        **{name: row[name] for name in ("killed_low", "killed_high", "injured_low", "injured_high")},
        "recorder": row["recorder"],
        "civilians_killed": row["civilians_killed"],
        "source": row["source"],
        "url": row["url"],
        "published": row["published"],
        "consent": "verification;notification;publication",
    }


def _filed_on(row: dict[str, str]) -> dt.date:
    """The day after the last day that a report speaks of."""
    return dt.date.fromisoformat(row["occurred_to"] or row["occurred_from"]) + dt.timedelta(days=1)


def _work(book: Casebook, who: dict[str, Viewer], number: int, group: list[str]) -> None:
    """One case, taken as far as its number says: so that every state is there to look at."""
    start = WORK_STARTS + dt.timedelta(hours=number)
    head, officer, commission = who["head"], who["officer"], who["commission"]
    case_id = ""

    def at(days: int, *deeds: Callable[[Writing], object]) -> None:
        with book.write(start + dt.timedelta(days=days)) as writing:
            for deed in deeds:
                deed(writing)

    def step(viewer: Viewer, *states: State) -> Callable[[Writing], object]:
        def made(writing: Writing) -> None:
            for state in states:
                cases.step(writing, viewer, case_id, state, SAID)

        return made

    with book.write(start) as writing:
        case_id = cases.open_case(writing, head, group)
        cases.step(writing, head, case_id, State.REGISTERED, SAID)
        cases.assign(writing, head, case_id, officer.account_id)
    if number % 11 == 0:
        return
    at(1, step(officer, State.TRIAGED, State.UNDER_VERIFICATION))
    if number % 11 == 1:
        return
    if number % 11 in (2, 3):
        at(3, step(officer, State.INSUFFICIENT_EVIDENCE))
        vote = Outcome.CANNOT_RULE
    else:
        at(3, step(officer, State.VERIFIED, State.SCOPE_TESTED, State.UNDER_INVESTIGATION))
        at(
            5,
            lambda writing: rulings.attribute(
                writing, head, case_id, "unattributed", (), "reasonable_grounds", None, SAID
            ),
        )
        vote = Outcome.CANNOT_RULE if number % 3 else Outcome.NOT_VIOLATION
    votes = {
        "guarantor_1": Vote(vote),
        "guarantor_2": Vote(vote) if number % 4 else Vote(None, SAID),
        "mission": Vote(vote),
    }
    at(
        7,
        lambda writing: cases.table(writing, head, case_id),
        lambda writing: rulings.determine(
            writing, commission, case_id, votes, DecidedBy.CONSENSUS, "reasonable_grounds", SAID
        ),
    )
    if number % 11 > 4:
        _follow(at, who, number, lambda: case_id)


def _follow(at: Callable[..., None], who: dict[str, Viewer], number: int, case: Callable[[], str]) -> None:
    """Notification, answer or silence, and what comes of it."""
    head, commission = who["head"], who["commission"]
    party, liaison = ("party_a", who["liaison-a"]) if number % 2 else ("party_b", who["liaison-b"])
    notification = ""

    def notify(writing: Writing) -> None:
        nonlocal notification
        due = (writing.now + dt.timedelta(days=7)).date()
        notification = rulings.notify(writing, head, case(), party, SAID, due)

    at(8, notify)
    if number % 11 == 5:
        return
    if number % 11 == 6:
        at(16, lambda writing: rulings.silence(writing, head, notification))
    else:
        at(10, lambda writing: rulings.answer(writing, liaison, notification, "response", SAID))
    if number % 11 == 7:
        at(11, lambda writing: rulings.dispute(writing, liaison, notification, SAID))
        return

    def accept(writing: Writing) -> None:
        for state in (State.ACCEPTED, State.FINAL):
            cases.step(writing, commission, case(), state, SAID)

    at(18, accept)
    if number % 11 == 10:
        due = (WORK_STARTS + dt.timedelta(days=40)).date()
        at(19, lambda writing: rulings.ask_remedy(writing, head, case(), party, SAID, due))
    elif number % 11 == 9:
        at(19, lambda writing: cases.step(writing, head, case(), State.CLOSED, SAID))


def vouch(book: Casebook, keys: Sequence[SecretKey], at: dt.datetime) -> None:
    """A checkpoint over all there is, countersigned by both parties with keys made for the demonstration."""
    assert book.key is not None
    with book.write(at) as writing:
        signed = log.sign(writing, book.key)
        for party in keys:
            log.countersign(writing, checkpoint.countersigned(signed, party, "checkpoint"), party.public)
