"""How the work on cases stands: what is alleged, what was verified and what was ruled, each counted apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from treve.bulletin import phrases, ruling_words
from treve.bulletin.edition.section import Section
from treve.bulletin.view import Grid, Row
from treve.catalogue import say


@dataclass(frozen=True, slots=True)
class Casework:
    """Cases and reports that may speak of a period, as a casebook has them.

    reports    that still stand
    alleged    cases that nobody has verified yet
    verified   cases that were verified and are not ruled on
    unsettled  cases in which looking brought nothing: not verified, or not enough evidence, and not ruled on
    ruled      outcome of the last ruling → cases
    other      cases that were withdrawn, tell what another tells, or go on as another
    decided    rulings made in the period, whatever they are about
    """

    reports: int
    alleged: int
    verified: int
    unsettled: int
    ruled: Mapping[str, int]
    other: int
    decided: int


def standing(work: Casework) -> Section:
    """The section; that nothing is ruled is said, and never a blank."""
    rows = [
        Row(say("alleged: reports that stand"), (phrases.number(work.reports),)),
        Row(say("alleged: cases that nobody has verified yet"), (phrases.number(work.alleged),)),
        Row(say("verified: it happened, roughly so; not ruled on"), (phrases.number(work.verified),)),
        Row(say("checked without result; not ruled on"), (phrases.number(work.unsettled),)),
        *(
            Row(say("ruled: {outcome}", outcome=ruling_words.OUTCOMES[code]), (phrases.number(work.ruled[code]),))
            for code in ruling_words.OUTCOMES
            if work.ruled.get(code)
        ),
    ]
    if work.other:
        rows.append(Row(say("withdrawn, or gone on as another case"), (phrases.number(work.other),)))
    sentences = [
        say(
            "Cases are counted on the days their reports may speak of; each stands in one row, by the last that was done."
        ),
        say("Rulings made in this period, whatever day they speak of: {number}.", number=phrases.number(work.decided)),
    ]
    if not work.ruled:
        sentences.append(say("No case of these days has been ruled on."))
    grid = Grid(
        caption=say("Alleged, verified and ruled"),
        columns=(say("How it stands"), say("this period")),
        rows=tuple(rows),
        table=say("the casebook"),
        numeric=True,
    )
    return Section(say("The work on cases"), tuple(sentences), (grid,))


def plain(work: Casework) -> dict[str, object]:
    """The counts as plain values."""
    return {
        "reports": work.reports,
        "alleged": work.alleged,
        "verified": work.verified,
        "checked_without_result": work.unsettled,
        "ruled": dict(sorted(work.ruled.items())),
        "other": work.other,
        "rulings_made_in_the_period": work.decided,
    }
