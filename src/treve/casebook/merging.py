"""Cases that turn out to be one, and one that turns out to be several: reports move, and every history stays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert

from treve.casebook import case_list, cases, schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State
from treve.errors import Refused


def merge(writing: Writing, viewer: Viewer, case_id: str, into: str, reason: str) -> None:
    """End a case in favour of another, which takes its reports; both keep their history."""
    writing.take_turn()
    if case_id == into:
        raise Refused("a case is not merged with itself")
    now = cases.must_follow(writing.connection, viewer, case_id, State.SUPERSEDED)
    visible.seen_case(writing.connection, viewer, into)
    if cases.state(writing.connection, into).to_state is State.SUPERSEDED:
        raise Refused("a case that has ended takes no reports")
    entry = cases.append(writing, viewer, case_id, now, State.SUPERSEDED, {"reason": reason, "superseded_by": into})
    _carry(writing, case_id, into, cases.reports_of(writing.connection, case_id), entry)


def duplicate(writing: Writing, viewer: Viewer, case_id: str, of: str, reason: str) -> None:
    """Say that a case under verification tells what another tells: it points there, and closes next. Its reports stay."""
    writing.take_turn()
    if case_id == of:
        raise Refused("a case is no duplicate of itself")
    now = cases.must_follow(writing.connection, viewer, case_id, State.DUPLICATE)
    visible.seen_case(writing.connection, viewer, of)
    cases.append(writing, viewer, case_id, now, State.DUPLICATE, {"reason": reason, "duplicate_of": of})


@dataclass(frozen=True, slots=True)
class Parted:
    """What a split would do: the reports that go into a new case and those that stay, in order of their ids."""

    going: tuple[str, ...]
    staying: tuple[str, ...]


def parted(writing: Writing, viewer: Viewer, case_id: str, report_ids: Sequence[str]) -> Parted:
    """What `split` would do; nothing is moved.

    Raises NotFound for a case that cannot be seen, Forbidden without the right, Refused unless these are some, and not all, of
    those of its reports that one sees.
    """
    viewer.must(Deed.OPEN_CASE)
    cases.allowed(writing, viewer, case_id, Deed.MOVE_CASE)
    there = set(case_list.some(writing.connection, viewer, [case_id])[0]["reports"])
    going = set(report_ids)
    if not going or not going < there:
        raise Refused("a case is split by some of its reports, not by all and not by others")
    return Parted(tuple(sorted(going)), tuple(sorted(there - going)))


def split(writing: Writing, viewer: Viewer, case_id: str, report_ids: Sequence[str], reason: str) -> str:
    """Take some reports of a case into a new one; its id. At least one report that one sees stays. Raises as `parted`."""
    going = parted(writing, viewer, case_id, report_ids).going
    new = cases.new_case(writing, cases.workflow_of(writing.connection, case_id), [])
    entry = writing.log("split", {"case": case_id, "into": new, "reason": reason}, ("case", case_id))
    cases.append(writing, viewer, new, None, State.REPORTED, {"split_from": case_id})
    _carry(writing, case_id, new, going, entry)
    return new


def _carry(writing: Writing, case_id: str, into: str, report_ids: Sequence[str], entry: int) -> None:
    for report_id in report_ids:
        writing.connection.execute(
            insert(schema.case_report_end).values(case_id=case_id, report_id=report_id, entry=entry)
        )
        writing.connection.execute(insert(schema.case_report).values(case_id=into, report_id=report_id, entry=entry))
