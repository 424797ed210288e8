"""What the commands of the casebook say, in sentences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from treve.catalogue import counted, say


class Duty(Protocol):
    """What is owed."""

    @property
    def holder(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def what(self) -> str: ...


class Standing(Protocol):
    """What is owed and how it stands."""

    @property
    def obligation_id(self) -> str: ...
    @property
    def obligation(self) -> Duty: ...
    @property
    def announced(self) -> int | None: ...
    @property
    def verified(self) -> int | None: ...
    @property
    def missing(self) -> int | None: ...
    @property
    def overdue(self) -> bool: ...


def fed(taken: int, left_out: Mapping[str, int]) -> str:
    """How many reports of a casebook went into a run, and why others did not."""
    told = counted("{number} report of the casebook", "{number} reports of the casebook", taken)
    reasons = {
        "withdrawn": say("withdrawn: {number}", number=left_out.get("withdrawn", 0)),
        "erased": say("erased: {number}", number=left_out.get("erased", 0)),
        "no_incident": say("ruled that nothing happened: {number}", number=left_out.get("no_incident", 0)),
        "faulty_agreement": say(
            "confirmed agreements in which this version finds faults: {number}",
            number=left_out.get("faulty_agreement", 0),
        ),
        "agreement_given": say(
            "confirmed agreements that the run is given otherwise: {number}", number=left_out.get("agreement_given", 0)
        ),
    }
    named = "; ".join(words for why, words in reasons.items() if left_out.get(why))
    return say("{told}. Left out: {named}.", told=told, named=named) if named else f"{told}."


def refreshed(folder: str, taken: int, messages: int) -> str:
    """What a worker has done."""
    return say(
        "{folder}: made again from {reports} reports after {changes} changes",
        folder=folder,
        reports=taken,
        changes=messages,
    )


def analysed(folder: str, is_well: bool, is_newest: bool) -> str:
    """A run whose analysis has ended."""
    if not is_well:
        return say(
            "{folder}: the analysis ended in an error; it is not tried again before the run is made anew", folder=folder
        )
    if not is_newest:
        return say("{folder}: analysed as it was before the last change", folder=folder)
    return say("{folder}: analysed", folder=folder)


def no_readership(folder: str) -> str:
    """A folder that a worker has removed."""
    return say("{folder}: removed, nobody reads this any more", folder=folder)


def added(case: str, reports: int) -> str:
    """A case to which reports were added."""
    return say("{case}: {reports} added", case=case, reports=reports)


def merged(case: str, into: str) -> str:
    """A case that went on as another."""
    return say("{case}: goes on as {into}", case=case, into=into)


def duplicate(case: str, of: str) -> str:
    """A case that tells what another tells."""
    return say("{case}: tells what {of} tells", case=case, of=of)


def moved(moved: int, left: int, dry_run: bool) -> str:
    """How many cases moved, or would."""
    if dry_run:
        return say("{moved} would move, {left} would not", moved=moved, left=left)
    return say("{moved} moved, {left} did not", moved=moved, left=left)


def notification(one: Mapping[str, Any]) -> str:
    """One notification and what came back."""
    reply = one["reply"]["kind"] if one["reply"] else say("no answer yet")
    told = say(
        "{name}: to {to}, answer due {due}: {reply}",
        name=one["notification"],
        to=one["to"],
        due=one["due"],
        reply=reply,
    )
    return _marked(told, say("disputed") if one["disputes"] else "")


def remedy(one: Mapping[str, Any]) -> str:
    """One measure and what became of it."""
    result = one["result"] or say("not known yet")
    return say(
        "{name}: {holder}, due {due}: {result}", name=one["remedy"], holder=one["holder"], due=one["due"], result=result
    )


def obligation(one: Standing) -> str:
    """What is owed, what was announced and what was seen."""

    def number(value: int | None) -> str:
        return say("not said") if value is None else str(value)

    told = say(
        "{name}: {holder}, {kind}, {what}: announced {announced}, verified {verified}",
        name=one.obligation_id,
        holder=one.obligation.holder,
        kind=one.obligation.kind,
        what=one.obligation.what,
        announced=number(one.announced),
        verified=number(one.verified),
    )
    if one.missing:
        told += "; " + say("{number} announced and not found", number=one.missing)
    return _marked(told, say("overdue") if one.overdue else "")


def due(day: str, kind: str, name: str, holder: str | None, overdue: bool) -> str:
    """One thing that is due."""
    return _marked(f"{day}  {kind:10}  {name}  {holder or ''}", say("overdue") if overdue else "")


def burst(recorder: str, compartment: str, reports: int, usual: float | None, stands_out: bool) -> str:
    """What one recorder filed before a cut-off."""
    mean = say("not known") if usual is None else f"{usual:.1f}"
    told = say(
        "{who} in {where}: {reports} reports, usually {usual}",
        who=recorder,
        where=compartment,
        reports=reports,
        usual=mean,
    )
    return _marked(told, say("far more than usual") if stands_out else "")


def readable(good: int, bad: int) -> str:
    """How many rows of a table can be taken."""
    return say("{good} rows can be taken, {bad} cannot", good=good, bad=bad)


def row(line: int, state: str, report: str | None, changes: Mapping[str, tuple[str | None, str | None]]) -> str:
    """What one row of a table would do."""
    told = f"{line}: {state}" + (f" {report}" if report else "")
    for name, (before, after) in changes.items():
        told += f"; {name}: {before or '…'} → {after or '…'}"
    return told


def taken(new: int, updated: int, known: int, batch: str | None) -> str:
    """What an import did."""
    told = say("{new} new, {updated} corrected, {known} known before", new=new, updated=updated, known=known)
    return f"{told}; " + (say("batch {name}", name=batch) if batch else say("no batch"))


def undone(withdrawn: int, restored: int, left: int) -> str:
    """What taking a batch back did."""
    return say(
        "{withdrawn} reports withdrawn, {restored} restored, {left} left alone since they were changed again",
        withdrawn=withdrawn,
        restored=restored,
        left=left,
    )


def served(address: str) -> str:
    """Where a casebook is served."""
    return say("Served at {address}; Ctrl-C stops.", address=address)


def _marked(told: str, mark: str) -> str:
    return f"{told} ({mark})" if mark else told
