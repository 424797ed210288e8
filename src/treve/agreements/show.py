"""Agreements told to a reader in plain text: `treve agreement list`, `show` and `timeline`."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from treve.agreements.description import (
    AreaLine,
    ClaimLine,
    ClauseLine,
    Description,
    ListLine,
    StandLine,
    TimeLine,
    describe,
    listing,
    timeline,
)
from treve.agreements.file import library_agreement, library_ids
from treve.model.agreement import Agreement
from treve.normalise.actor_book import actor_book

__all__ = ["describe", "described", "library", "listing", "listing_text", "timeline", "timeline_text"]

_ANSWERS = {True: "yes", False: "no", None: "cannot be told"}


def library() -> tuple[Agreement, ...]:
    """Every agreement of the library, in order of id."""
    book = actor_book()
    return tuple(library_agreement(name, book) for name in library_ids())


def listing_text(rows: Sequence[ListLine]) -> str:
    """One line for each agreement: id, stated starts, title."""
    width = max((len(row.agreement_id) for row in rows), default=0)
    starts = [_starts(row) for row in rows]
    column = max(map(len, starts), default=0)
    return "\n".join(
        f"{row.agreement_id:<{width}}  {start:<{column}}  {row.title}" for row, start in zip(rows, starts, strict=True)
    )


def _starts(row: ListLine) -> str:
    if not row.starts:
        return "no start stated"
    return row.starts[0] if len(row.starts) == 1 else f"{row.starts[0]}, contested"


def timeline_text(rows: Sequence[TimeLine]) -> str:
    """One line for each stated time, in order: when, agreement, what, on whose word."""
    width = max((len(row.agreement_id) for row in rows), default=0)
    return "\n".join(
        f"{row.utc or row.local or 'no day':<20}  {row.agreement_id:<{width}}  {_time(row)}" for row in rows
    )


def described(one: Description) -> str:
    """One agreement in full."""
    sections = (
        ("Documents", [f"{title} ({effect})" for title, effect in one.documents]),
        ("When", [_time(row) for row in one.times]),
        ("Guarantors", [f"{actor}, {role}{f', for {side}' if side else ''}" for actor, role, side in one.guarantors]),
        ("Who is said to be a party", [_claim(row) for row in one.parties]),
        ("Who is said to fight on a side", [_claim(row) for row in one.supporting_forces]),
        ("Who is said to be excluded", [_claim(row) for row in one.excluded_actors]),
        ("Where each stands", list(_stands(one.stands))),
        ("Where", [_area(row) for row in one.areas] + ([one.map_note] if one.map_note else [])),
        ("Forbidden", [_clause(row) for row in one.prohibitions]),
        ("Exceptions", [_clause(row) for row in one.exceptions]),
        ("Owed", [_clause(row) for row in one.obligations]),
        ("Who watches", [_clause(row) for row in one.mechanisms]),
        ("Sanctions", [_clause(row) for row in one.sanctions]),
        ("Follows", list(one.earlier)),
        ("Followed by", list(one.later)),
        ("Sources", [f"{number}. {source}" for number, source in enumerate(one.sources, 1)]),
    )
    head = f"{one.title}\n{one.agreement_id}, {one.kind}, days in {one.zone}\nreadings: {', '.join(one.readings)}"
    told = (f"{title}\n" + "\n".join(f"  {line}" for line in lines) for title, lines in sections if lines)
    return "\n\n".join((head, *told))


def _time(row: TimeLine) -> str:
    local = f"{row.local or 'no day'}{f' {row.zone}' if row.zone else ''}"
    marks = (
        f" = {row.utc}" if row.utc else "",
        f" ({row.kind})" if row.kind else "",
        " [legal end]" if row.legal_end else "",
        _on_whose_word(row.by, in_text=row.in_text),
        " [contested]" if row.contested else "",
        f"; {row.note}" if row.note else "",
    )
    return f"{row.what}: {local}" + "".join(marks)


def _claim(row: ClaimLine) -> str:
    marks = (
        f" {row.side}" if row.side else "",
        _on_whose_word(row.by, in_text=row.in_text),
        f", {row.on}" if row.on else "",
        f", from {row.first}" if row.first else "",
        f", until {row.until}" if row.until else "",
        " [contested]" if row.contested else "",
        f"; {row.note}" if row.note else "",
    )
    return f"{row.name}: {row.word}" + "".join(marks)


def _stands(rows: Iterable[StandLine]) -> Iterator[str]:
    """One line for each actor and reading, the eras in which it stands the same told once."""
    for _, group in itertools.groupby(sorted(rows, key=_same_actor), key=_same_actor):
        before: tuple[object, ...] = ()
        for row in group:
            answer = (row.bound, row.bound_why, row.excluded, row.excluded_why)
            if answer != before:
                since = f" from {row.from_at}" if row.from_at else ""
                excluded = "" if row.excluded is False else f"; excluded: {_ANSWERS[row.excluded]}, {row.excluded_why}"
                yield f"{row.name}, {row.reading}{since}: bound: {_ANSWERS[row.bound]}, {row.bound_why}{excluded}"
            before = answer


def _same_actor(row: StandLine) -> tuple[str, str]:
    return row.actor, row.reading


def _area(row: AreaLine) -> str:
    days = f", from {row.first}" if row.first else ""
    days += f", until {row.until}" if row.until else ""
    return f"{row.part}: {row.name} ({row.extent}){days}{_on_whose_word(row.by, in_text=False)}"


def _clause(row: ClauseLine) -> str:
    marks = (
        f": {row.detail}" if row.detail else "",
        f", in zone {row.zone_id}" if row.zone_id else "",
        f", by {', '.join(row.holders)}" if row.holders else "",
        f", due {row.due}{f' {row.due_zone}' if row.due_zone else ''}" if row.due else "",
        f", {row.due_rule}" if row.due_rule else "",
        f", {row.status}" if row.status else "",
        _on_whose_word(row.by, in_text=False),
        f"; {row.note}" if row.note else "",
    )
    return f"{row.clause_id} {row.code}" + "".join(marks)


def _on_whose_word(by: Sequence[str], *, in_text: bool) -> str:
    """Who says so: `text` stands for the agreement's own words."""
    names = [name for name in by if name != "text"]
    if in_text:
        names.insert(0, "the text")
    return f", says {' and '.join(names)}" if names else ""
