"""Which column says what: the header's words weighed with what the cells can be read as; asked where two fit equally well."""

from __future__ import annotations

from collections.abc import Mapping

from treve.catalogue import say
from treve.mapping.column_names import column_words, likeness
from treve.mapping.evidence import Column, evidence, is_day
from treve.mapping.fields import COUNTS, FIELDS
from treve.mapping.layout import GROUP
from treve.mapping.questions import Answers, Question

NONE = "none"
"""Answer: no column says this."""

_OWN_PART = 0.97
_LEAST_EVIDENCE = 0.5
_EVEN = 0.04
"""Two columns whose fitness differs by less fit equally well."""
_ASKED_IF_EVEN = frozenset({"day", "killed", "perpetrator_alleged", "target", "point"})


def choose(columns: Mapping[str, Column], answers: Answers, notes: list[str]) -> dict[str, str]:
    """Field → column. A question about the day is open if no column is chosen for it."""
    fitness = {name: _fitness(column) for name, column in columns.items()}
    chosen = _answered(columns, answers)
    taken = set(chosen.values())
    refused = {
        field for field in column_words() if (answers.get(f"column for {field}") or "").strip().casefold() == NONE
    }
    pairs = sorted(
        ((fits, field, name) for name, fields in fitness.items() for field, fits in fields.items()),
        key=lambda one: (-one[0], list(columns).index(one[2])),
    )
    for _, field, name in pairs:
        if field in chosen or name in taken or field in refused:
            continue
        rivals = _rivals(field, name, fitness, taken)
        if rivals and field in _ASKED_IF_EVEN:
            text = say(
                "Which column holds {field}? Equally fit: {columns}.",
                field=field,
                columns=", ".join(map(repr, (name, *rivals))),
            )
            answers.ask(Question(f"column for {field}", text, (name, *rivals, NONE)))
            refused.add(field)
            taken |= {name, *rivals}
            continue
        chosen[field] = name
        taken.add(name)
    _dates_in_parts(chosen, columns)
    if "day" not in chosen and "year" not in chosen and not any(one.key == "column for day" for one in answers.open):
        _ask_for_day(columns, chosen, answers)
    _unfit(columns, chosen, notes)
    return chosen


def _rivals(field: str, name: str, fitness: Mapping[str, dict[str, float]], taken: set[str]) -> list[str]:
    """Columns that fit the field as well as this one, and no other field better."""
    fits = fitness[name][field]
    return [
        other
        for other, fields in fitness.items()
        if other != name
        and other not in taken
        and fits - fields.get(field, 0) < _EVEN
        and max(fields.values()) <= fields.get(field, 0)
    ]


def _answered(columns: Mapping[str, Column], answers: Answers) -> dict[str, str]:
    named = {name.strip().casefold(): name for name in columns}
    chosen: dict[str, str] = {}
    for field in (*FIELDS, "lat", "lon", "easting", "northing", "utm_zone", "year", "month", "day_of_month"):
        answer = answers.get(f"column for {field}")
        if answer is None or answer.strip().casefold() == NONE:
            continue
        if answer.strip().casefold() not in named:
            raise answers.refuse(
                f"column for {field}", f"a column of the table, or {NONE}: {', '.join(map(repr, columns))}"
            )
        chosen[field] = named[answer.strip().casefold()]
    return chosen


def _fitness(column: Column) -> dict[str, float]:
    found: dict[str, float] = {}
    for field, like in _likeness(column.name).items():
        shown = evidence(field, column) if column.filled else 0.5
        if field in COUNTS and column.filled and shown < _LEAST_EVIDENCE and column.share(is_day) > _LEAST_EVIDENCE:
            continue
        if shown >= _LEAST_EVIDENCE or field == "report_id":
            found[field] = like * (0.5 + 0.5 * shown)
    if not found and column.filled and column.share(is_day) >= 0.9:
        found["day"] = 0.4
    return found


def _likeness(name: str) -> dict[str, float]:
    """By the whole name, and for one of a group (`Casualties / Killed`) by its own part."""
    own = likeness(name.rpartition(GROUP)[2]) if GROUP in name else {}
    whole = likeness(name)
    return {field: max(whole.get(field, 0), _OWN_PART * own.get(field, 0)) for field in whole | own}


def _dates_in_parts(chosen: dict[str, str], columns: Mapping[str, Column]) -> None:
    """Year, month and day in columns of their own: the column `day` holds numbers up to 31 then."""
    if "year" in chosen and "month" in chosen and "day" not in chosen and "day_of_month" not in chosen:
        for name, column in columns.items():
            if (
                name not in chosen.values()
                and likeness(name).get("day", 0) >= 0.9
                and evidence("day_of_month", column) == 1
            ):
                chosen["day_of_month"] = name
                return


def _ask_for_day(columns: Mapping[str, Column], chosen: dict[str, str], answers: Answers) -> None:
    like_days = [name for name, column in columns.items() if column.share(is_day) >= _LEAST_EVIDENCE]
    choices = tuple(like_days or columns)
    text = say(
        "Which column says on which day it happened? No header names it; columns: {columns}.",
        columns=", ".join(map(repr, choices)),
    )
    answer = answers.ask(Question("column for day", text, choices))
    if answer is not None:
        for field in [field for field, name in chosen.items() if name == answer]:
            del chosen[field]
        chosen["day"] = answer


def _unfit(columns: Mapping[str, Column], chosen: dict[str, str], notes: list[str]) -> None:
    """Say of columns whose header fits and whose cells do not that they are not read."""
    for name, column in columns.items():
        if name in chosen.values() or not column.filled:
            continue
        fields = [field for field, like in likeness(name).items() if like >= 0.9]
        if fields and evidence(fields[0], column) < _LEAST_EVIDENCE and fields[0] != "report_id":
            notes.append(
                say(
                    "Column {column} is called like {field}, but most of its cells cannot be read as that; it is not read.",
                    column=repr(name),
                    field=fields[0],
                )
            )
