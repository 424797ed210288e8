"""In which order the days of a column are written: told by a value that only one order allows, else asked once."""

from __future__ import annotations

import datetime as dt
import re

from treve.catalogue import say
from treve.errors import BadValue
from treve.mapping.cells import Cell, YearNotShown, text_of
from treve.mapping.days import EXPECTED_YEAR, DayRule, Order, is_utc, read_when
from treve.mapping.evidence import Column
from treve.mapping.questions import Answers, Question

KEEP = "keep"
"""Answer: what Excel holds is right."""

_NAMED_ORDERS = (
    (r"(?:dd|jj|يي)(?:mm|شش)", Order.DAY_FIRST),
    (r"mm(?:dd|jj)", Order.MONTH_FIRST),
    (r"(?:yy|aa)mm(?:dd|jj)", Order.YEAR_FIRST),
)

_SHOWN = 3
_DAY_IN_FIGURES = re.compile(r"\d\s*([./\-\\])\s*\d{1,4}\s*\1\s*\d")
_SIGN = re.compile(r"(?<=\d)\s*([./\-\\])\s*(?=\d)")


def rule_of(column: Column, answers: Answers, notes: list[str]) -> dict[str, object]:
    """What a mapping says of the days of a column beyond its name; open questions stand in `answers`."""
    made: dict[str, object] = {}
    in_utc = [text_of(cell) for cell in column.values if is_utc(cell)]
    if in_utc:
        text = say(
            "Column {column} states times in UTC, such as {example}. In which zone do the places lie? An IANA zone such as "
            "Asia/Damascus; unknown: the days of such times stay vague.",
            column=repr(column.name),
            example=repr(in_utc[0]),
        )
        answers.ask(Question("zone", text))
    year = _year(column, answers)
    if year is not None:
        made["year"] = year
    order = _order(column, year, answers, notes)
    if order is not None:
        made["order"] = order
        if _turned(column, order, answers):
            made["turned"] = True
    return made


def _year(column: Column, answers: Answers) -> int | None:
    """The year of days that state none, or show none; None: all do, the one that is held is right, or the question is open."""
    key = f"year of {column.name}"
    lacking = [text_of(cell) for cell in column.values if _lacks_year(cell)]
    unshown = [cell for cell in column.values if isinstance(cell, YearNotShown)]
    if lacking:
        text = say(
            "The days of column {column} state no year, such as {example}. Which year is meant?",
            column=repr(column.name),
            example=repr(lacking[0]),
        )
    elif unshown:
        text = say(
            "Excel shows no year for days of column {column}, and holds {held}, which it may have put there by itself. Which year "
            "is meant? keep: the one it holds.",
            column=repr(column.name),
            held=f"{unshown[0]:%Y-%m-%d}",
        )
    else:
        return None
    answer = answers.ask(Question(key, text))
    if answer is None or (answer == KEEP and not lacking):
        return None
    if not re.fullmatch(r"(?:19|20)\d\d", answer):
        raise answers.refuse(key, "a year such as 2017" if lacking else f"a year such as 2017, or {KEEP}")
    return int(answer)


def _lacks_year(cell: Cell) -> bool:
    try:
        read_when(cell, DayRule())
    except BadValue as problem:
        return problem.expected == EXPECTED_YEAR
    return False


def _order(column: Column, year: int | None, answers: Answers, notes: list[str]) -> Order | None:
    """The order of days in figures; None: no day of the column depends on it, or the question is open."""
    in_figures: dict[Order, list[str]] = {order: [] for order in Order}
    undecided: list[str] = []
    for cell in column.values:
        if isinstance(cell, dt.date):
            continue
        read = {order: span for order in Order if (span := _span(cell, DayRule(order, year))) is not None}
        if not read or (len(read) == len(Order) and len(set(read.values())) == 1):
            continue
        if len(read) == 1:
            in_figures[next(iter(read))].append(text_of(cell))
        elif len(set(read.values())) > 1:
            undecided.append(text_of(cell))
    speaking = {order: examples for order, examples in in_figures.items() if examples}
    if not speaking and not undecided:
        return None
    apart = _written_apart(undecided, [text for examples in speaking.values() for text in examples])
    if len(speaking) == 1 and apart:
        return _asked_of_two_notations(column, speaking, apart, year, answers)
    if len(speaking) == 1:
        (order,) = speaking
        notes.append(
            say(
                "Days of column {column}: {order}, since {example} can be read in no other order.",
                column=repr(column.name),
                order=order.value,
                example=repr(speaking[order][0]),
            )
        )
        return order
    named = _named_order(column.name)
    if not speaking and named is not None and named.value in _possible(undecided, year):
        notes.append(
            say("Days of column {column}: {order}, as its name says.", column=repr(column.name), order=named.value)
        )
        return named
    key = f"order of {column.name}"
    shown = {order: ", ".join(map(repr, examples[:_SHOWN])) for order, examples in speaking.items()}
    if speaking:
        text = say(
            "Column {column} mixes orders: {evidence}. Which one counts? Days that only another order allows become errors, "
            "row by row.",
            column=repr(column.name),
            evidence="; ".join(
                f"{len(speaking[order])} {order.value} ({examples})" for order, examples in shown.items()
            ),
        )
        choices = tuple(order.value for order in speaking)
    else:
        text = say(
            "In which order are the days of column {column} written? {examples} can be read in several ways, and no day of the "
            "column decides it.",
            column=repr(column.name),
            examples=", ".join(map(repr, undecided[:_SHOWN])),
        )
        choices = _possible(undecided, year)
    answer = answers.ask(Question(key, text, choices))
    return None if answer is None else Order(answer)


def _written_apart(undecided: list[str], decided: list[str]) -> list[str]:
    """Days that could be read in several ways and are written with another sign than every day that decides an order.

    `13-01-2017` says nothing of `01/05/2017`: two signs in one column are two habits, most often of two people or programs.
    """
    signs = {sign for text in decided for sign in _signs(text)}
    return [text for text in undecided if not signs & _signs(text)]


def _signs(text: str) -> set[str]:
    """What stands between the figures of a day."""
    return set(_DAY_IN_FIGURES.findall(text)) or set(_SIGN.findall(text))


def _asked_of_two_notations(
    column: Column, speaking: dict[Order, list[str]], apart: list[str], year: int | None, answers: Answers
) -> Order | None:
    """The order of a column whose only evidence is written with another sign than days that need it; None: the question is open."""
    ((told, examples),) = speaking.items()
    text = say(
        "Column {column} writes days with different signs: {example} can only be {order}, but that says nothing of {examples}. "
        "Which order counts? Days that only another order allows become errors, row by row.",
        column=repr(column.name),
        example=repr(examples[0]),
        order=told.value,
        examples=", ".join(map(repr, apart[:_SHOWN])),
    )
    possible = {told.value, *_possible(apart, year)}
    choices = tuple(order.value for order in Order if order.value in possible)
    answer = answers.ask(Question(f"order of {column.name}", text, choices))
    return None if answer is None else Order(answer)


def _named_order(name: str) -> Order | None:
    """The order that a name such as `Date (dd/mm/yyyy)` or `Date jj/mm/aaaa` tells; None: it tells none."""
    plain = re.sub(r"[\s./\-\\]", "", name.lower())
    for pattern, order in _NAMED_ORDERS:
        if re.search(pattern, plain):
            return order
    return None


def _possible(texts: list[str], year: int | None) -> tuple[str, ...]:
    return tuple(order.value for order in Order if all(_span(text, DayRule(order, year)) is not None for text in texts))


def _span(cell: Cell, rule: DayRule) -> object | None:
    try:
        return read_when(cell, rule).span
    except BadValue:
        return None


def _turned(column: Column, order: Order, answers: Answers) -> bool:
    """Whether Excel read the days of a column in the order of another language: then only days 1 to 12 became cells of days."""
    other = {Order.DAY_FIRST: Order.MONTH_FIRST, Order.MONTH_FIRST: Order.DAY_FIRST}.get(order)
    days = [cell for cell in column.values if isinstance(cell, dt.date)]
    if other is None or len(days) < 2 or any(day.day > 12 for day in days):
        return False
    readings = [
        (text_of(cell), _span(cell, DayRule(order)), _span(cell, DayRule(other)))
        for cell in column.values
        if isinstance(cell, str)
    ]
    # Texts of days that say the same in both orders, such as `5 January 2017`, say nothing here.
    beyond = [text for text, own, turned in readings if own is not None and turned is None]
    undecided = [text for text, own, turned in readings if own is not None and turned not in (None, own)]
    if not beyond or undecided:
        return False
    text = say(
        "In column {column} Excel holds {days} different days, none beyond the twelfth of a month, and left {texts} texts such "
        "as {example}. It looks as if it took month for day: is {shown} meant to be {turned}? turn: turn these days; "
        "keep: they are right.",
        column=repr(column.name),
        days=len(days),
        texts=len(beyond),
        example=repr(beyond[0]),
        shown=f"{days[0]:%Y-%m-%d}",
        turned=f"{days[0]:%Y-%d-%m}",
    )
    return answers.ask(Question(f"turned days of {column.name}", text, ("turn", "keep"))) == "turn"
