"""An audit of published totals in words: a few lines for a terminal, a page, and plain values for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from treve.bulletin import phrases
from treve.bulletin.answer_page import Answer
from treve.bulletin.view import Grid, Row, links, sentence_list
from treve.catalogue import Sayings, counted, grouped, marked, say
from treve.model.published_total import Audit, Bounds, CheckKind, CheckReason, Outcome, PublishedTotal, TotalCheck

KINDS = Sayings(
    {
        CheckKind.COMPLETE_PARTS: "The parts listed come to {counted}, and the total is given as {stated}.",
        CheckKind.PARTIAL_PARTS: "Some of the parts already come to {counted}, and the total is given as {stated}.",
        CheckKind.SAME_FIGURE: "The same recorder, days, place and measure have {stated} here and {counted} elsewhere.",
        CheckKind.DAYS_WITHIN: "Days within the period already come to {counted}, and the period is given {stated}.",
        CheckKind.DAYS_THAT_FILL: "The days that fill the period come to {counted}, and the period is given {stated}.",
        CheckKind.CARRIED_OVER: "The figure {stated} is tied to periods of different length.",
    }
)
HEADS = Sayings(
    {
        CheckKind.COMPLETE_PARTS: "parts against total",
        CheckKind.PARTIAL_PARTS: "some parts against total",
        CheckKind.SAME_FIGURE: "two figures for one thing",
        CheckKind.DAYS_WITHIN: "days within a period",
        CheckKind.DAYS_THAT_FILL: "days that fill a period",
        CheckKind.CARRIED_OVER: "one figure, two periods",
    }
)
REASONS = Sayings(
    {
        CheckReason.PART_NOT_READ: "A part could not be read, so that nothing follows from the others.",
        CheckReason.TOTAL_NOT_READ: "The total could not be read.",
        CheckReason.SHARES_AND_COUNTS: "Shares and counts do not add up to each other.",
        CheckReason.FIGURE_OPEN: "A figure is not stated or only about right, so that any sum fits.",
        CheckReason.PARTS_MAY_OVERLAP: "It fits if the parts share cases.",
        CheckReason.PERIODS_MAY_OVERLAP: "It fits if spans of two days stand for 24 hours across midnight, or do not.",
        CheckReason.TWO_PERIODS: "It fits if nothing happened on the days between; an outlet may have misdated it.",
    }
)
NOTHING_WRONG = marked("Every sum that could be checked adds up.")
FOUND = marked("{differences}: the figures cannot all be right.")
MADE = marked("{figures} read, {checks} made: {fitting}, {differing}, {look}, {open}.")
NOT_READ = (
    marked("{number} row could not be read and was left out."),
    marked("{number} rows could not be read and were left out."),
)
CAUTIONS = (
    marked(
        "A difference says that printed figures contradict each other. It does not say which of them is wrong, nor who erred: "
        "the recorder, the publisher, or whoever typed the file."
    ),
    marked(
        "Figures of different recorders, and figures that blame different parties, are never held against each other."
    ),
    marked("A sum that adds up is no proof that anything happened."),
)
TITLE = marked("Audit of published totals")


def audit_text(audit: Audit) -> str:
    """The differences and looks, each with its rows, notes and lines, under a line that counts the checks."""
    lines = [f"{audit.path}: {_made(audit)}"]
    if audit.faults:
        lines.append(_not_read(audit))
    for fault in audit.faults:
        lines.append(f"  line {fault.line}: {fault.column} holds {fault.value!r}; expected {fault.expected}")
    for outcome, head in ((Outcome.DIFFERENCE, "difference"), (Outcome.LOOK, "to look at")):
        for check in audit.found(outcome):
            lines += ["", f"{head}: {HEADS[check.kind]}", f"  {_sentence(check)}", *_rows_of(check)]
    lines += ["", verdict(audit)]
    return "\n".join(lines)


def verdict(audit: Audit) -> str:
    """The answer in one sentence."""
    differences = len(audit.found(Outcome.DIFFERENCE))
    return (
        say(FOUND, differences=counted("{number} difference", "{number} differences", differences))
        if differences
        else say(NOTHING_WRONG)
    )


def audit_values(audit: Audit) -> dict[str, Any]:
    """Plain values for JSON: counts, faults, and every comparison with its figures."""
    return {
        "path": audit.path,
        "rows": audit.rows,
        "figures": len(audit.totals),
        "adds_up": not audit.found(Outcome.DIFFERENCE) and not audit.faults,
        "outcomes": {outcome.value: len(audit.found(outcome)) for outcome in Outcome},
        "faults": [
            {"line": one.line, "column": one.column, "value": one.value, "expected": one.expected}
            for one in audit.faults
        ],
        "checks": [_values(check) for check in audit.checks],
    }


def audit_answer(audit: Audit) -> Answer:
    """The page: the answer, what it cannot say, differences, looks, and rows that could not be read."""
    grids = [
        _grid(caption, audit.found(outcome))
        for caption, outcome in (
            (say("Figures that cannot all be right"), Outcome.DIFFERENCE),
            (say("Figures to look at: they fit under a condition that the file does not settle"), Outcome.LOOK),
            (say("Sums that cannot be told"), Outcome.CANNOT_TELL),
            (say("Sums that add up"), Outcome.ADDS_UP),
        )
        if audit.found(outcome)
    ]
    sentences = [verdict(audit), _made(audit)]
    if audit.faults:
        sentences.append(_not_read(audit))
        rows = tuple(
            Row(say("line {line}", line=one.line), (one.column, one.value or say("blank"), one.expected))
            for one in audit.faults
        )
        heads = (say("Row"), say("Column"), say("Holds"), say("Expected"))
        grids.append(Grid(say("Rows that could not be read"), heads, rows, audit.path))
    return Answer(
        say("{title}: {file}", title=say(TITLE), file=audit.path),
        tuple(sentences),
        tuple(say(one) for one in CAUTIONS),
        tuple(grids),
    )


def _made(audit: Audit) -> str:
    return say(
        MADE,
        figures=counted("{number} figure", "{number} figures", len(audit.totals)),
        checks=counted("{number} comparison", "{number} comparisons", len(audit.checks)),
        fitting=counted("{number} adds up", "{number} add up", len(audit.found(Outcome.ADDS_UP))),
        differing=counted("{number} difference", "{number} differences", len(audit.found(Outcome.DIFFERENCE))),
        look=say("{number} to look at", number=len(audit.found(Outcome.LOOK))),
        open=say("{number} cannot be told", number=len(audit.found(Outcome.CANNOT_TELL))),
    )


def _not_read(audit: Audit) -> str:
    rows = len({fault.line for fault in audit.faults})
    return counted(*NOT_READ, rows)


def _sentence(check: TotalCheck) -> str:
    told = say(KINDS.messages[check.kind], counted=_counted(check), stated=bounds(check.stated))
    return f"{told} {REASONS[check.reason]}" if check.reason else told


def _counted(check: TotalCheck) -> str:
    if check.kind is CheckKind.SAME_FIGURE:
        return sentence_list(list(dict.fromkeys(bounds(one.bounds) for one in check.against)))
    if check.kind is CheckKind.DAYS_WITHIN:
        return bounds(Bounds(check.counted.low, check.counted.low))
    if check.kind is CheckKind.DAYS_THAT_FILL and check.counted.high is not None:
        return bounds(Bounds(check.counted.high, check.counted.high))
    return bounds(check.counted)


def bounds(value: Bounds) -> str:
    """12; 12 or more; 0 to 70; not stated."""
    low = plain(value.low)
    if value.high is None:
        return say("{low} or more", low=low) if value.low else phrases.not_stated()
    return low if value.exact else say("{low} to {high}", low=low, high=plain(value.high))


def plain(number: Decimal) -> str:
    """1,403 or 12.5."""
    return grouped(int(number)) if number == number.to_integral_value() else f"{number.normalize():f}"


def _rows_of(check: TotalCheck) -> list[str]:
    return [
        f"    line {one.line:>4}  {one.total_id}: {one.value or phrases.not_stated()}"
        f" ({'; '.join(part for part in (one.recorder, _days(one), one.place, one.measure, one.note) if part)})"
        for one in (check.total, *check.against)
    ]


def _days(total: PublishedTotal) -> str:
    first, last = total.first, total.last
    if first and last:
        return first.isoformat() if first == last else say("{first} to {last}", first=first, last=last)
    return say("until {day}", day=last) if last else say("from {day}", day=first) if first else ""


def _grid(caption: str, checks: Sequence[TotalCheck]) -> Grid:
    rows = []
    for check in checks:
        total = check.total
        figures = "; ".join(f"{one.total_id} {one.value or phrases.not_stated()}" for one in check.against)
        notes = "; ".join(dict.fromkeys(one.note for one in (total, *check.against) if one.note))
        source = links(" ".join(dict.fromkeys(one.url for one in (total, *check.against) if one.url)))
        head = say("{figure} (line {line})", figure=total.total_id, line=total.line)
        cells = (
            HEADS[check.kind],
            total.recorder,
            _days(total),
            total.place,
            _sentence(check),
            figures,
            notes or "–",
            source,
        )
        rows.append(Row(head, cells))
    heads = (
        say("Figure"),
        say("Comparison"),
        say("Recorder"),
        say("Days"),
        say("Place"),
        say("What it shows"),
        say("Held against"),
        say("Notes"),
        say("Source"),
    )
    return Grid(caption, heads, tuple(rows), "total_check")


def _values(check: TotalCheck) -> dict[str, Any]:
    return {
        "kind": check.kind.value,
        "outcome": check.outcome.value,
        "reason": check.reason.value if check.reason else None,
        "says": _sentence(check),
        "figure": _figure(check.total),
        "against": [_figure(one) for one in check.against],
        "stated": _ends(check.stated),
        "counted": _ends(check.counted),
    }


def _figure(total: PublishedTotal) -> dict[str, Any]:
    return {
        "line": total.line,
        "total_id": total.total_id,
        "value": total.value,
        "recorder": total.recorder,
        "party_blamed": list(total.party_blamed),
        "first": total.first.isoformat() if total.first else None,
        "last": total.last.isoformat() if total.last else None,
        "place": total.place,
        "measure": total.measure,
        "source": total.source,
        "url": total.url,
        "note": total.note,
    }


def _ends(value: Bounds) -> list[int | float | None]:
    return [_plain_number(value.low), None if value.high is None else _plain_number(value.high)]


def _plain_number(number: Decimal) -> int | float:
    return int(number) if number == number.to_integral_value() else float(number)
