"""The case of a plain table of daily counts: one truce, the fronts it covers, and nothing else but the table."""

from __future__ import annotations

import datetime as dt
import hashlib
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from treve.agreements import file
from treve.analysis.answers import SCHEMA, answers
from treve.analysis.case import NOTHING_GIVEN, SEED, Case, GivenTables
from treve.analysis.counts_file import read_counts
from treve.analysis.happened import happened
from treve.analysis.truces import countries_of, given, known_starts, truce_of
from treve.analysis.weeks_file import read_weeks
from treve.errors import BadFile, BadValue, NotFound
from treve.model.daily_counts import DailyCounts, Front
from treve.model.refusal import Missing, Refusal
from treve.normalise.actor_book import actor_book
from treve.read import Progress, silent


@dataclass(frozen=True, slots=True)
class CountsOrder:
    """What an analysis of a table of counts is asked for.

    covered    fronts that the truce covers; empty: the only one of the file
    against    fronts to compare with; empty: all others
    effective  first day of effect; None: as the agreement states it
    effort     CSV file of effort; None: not known
    """

    counts: Path
    agreement: str
    covered: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    effective: dt.date | None = None
    effort: Path | None = None
    actors: Path | None = None
    seed: int = SEED
    as_of: dt.date | None = None
    given: GivenTables = NOTHING_GIVEN


def analyse_counts(order: CountsOrder, progress: Progress = silent) -> dict[str, Any]:
    """Ask every question about a table of counts; the result has the form of analysis.json.

    Raises  the errors of counts_file and of agreements.file.
    """
    return {
        "treve": version("treve"),
        "schema": SCHEMA,
        "command": _command(order),
        "inputs": [_input(option, path) for option, path in _files(order)],
        "agreements": [answers(counts_case(order), progress)],
    }


def _files(order: CountsOrder) -> tuple[tuple[str, Path], ...]:
    """Each file of an order with the option that gives it."""
    files = (
        ("--counts", order.counts),
        ("--areas", order.given.areas),
        ("--effort", order.effort),
        ("--comparable", order.given.comparable),
        ("--registers", order.given.registers),
        ("--happened", order.given.happened),
        ("--actors", order.actors),
    )
    return tuple((option, path) for option, path in files if path is not None)


def _input(option: str, path: Path) -> dict[str, str]:
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise BadFile(str(path), f"cannot be opened: {problem.strerror}", f"the file of {option}") from problem
    return {"option": option, "path": str(path), "sha256": hashlib.sha256(content).hexdigest()}


def _command(order: CountsOrder) -> str:
    """The command line that asks the same again."""
    words = ["treve", "analyse", "--agreement", order.agreement]
    for option, path in _files(order):
        words += [option, str(path)]
    for name in order.covered:
        words += ["--covered", name]
    for name in order.against:
        words += ["--against", name]
    for option, day in (("--effective", order.effective), ("--as-of", order.as_of)):
        words += [option, day.isoformat()] if day else []
    return shlex.join([*words, "--seed", str(order.seed)])


def counts_case(order: CountsOrder) -> Case:
    """The case of a table of counts. Raises the errors of counts_file and of agreements.file."""
    book = actor_book(order.actors)
    found = file.agreement(order.agreement, book)
    if len(found) != 1:
        raise BadValue(order.agreement, "agreement", f"{len(found)} agreements", "a file with one agreement")
    counts = read_counts(order.counts, order.covered, order.effort)
    own = truce_of(found[0])
    own = given(own, order.effective) if order.effective else own
    return Case(
        truce=own,
        counts=counts,
        others=_against(counts, order.against),
        truces=known_starts(countries_of(found[0]), book, (own,)),
        seed=order.seed,
        as_of=order.as_of,
        known=Refusal(Missing.NO_REPORT_DAYS) if order.as_of else None,
        given=order.given,
        weeks=read_weeks(order.given.areas, order.covered) if order.given.areas else None,
        happened=happened(countries_of(found[0]), order.given.happened),
    )


def _against(counts: DailyCounts, against: Sequence[str]) -> tuple[str, ...] | None:
    known = sorted({row.between for row in counts.rows if row.front is not Front.COVERED})
    for name in against:
        if name not in known:
            raise NotFound("front to compare with", name, known)
    return tuple(against) or None
