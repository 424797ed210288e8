"""Drafted incidents and recorded totals as tables: the columns of the source `table`, and those `treve audit` reads.

Every row says `draft`: it becomes a report only when a person has confirmed it and changed that word.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from treve.model.draft import Draft, Fact, FactKind

REPORT_COLUMNS = (
    "report_id",
    "source",
    "recorder",
    "published",
    "occurred_from",
    "occurred_to",
    "place",
    "perpetrator_alleged",
    "target",
    "act",
    "killed_low",
    "killed_high",
    "note",
    "status",
    "start",
    "end",
)
TOTAL_COLUMNS = (
    "total_id",
    "source",
    "recorder",
    "url",
    "period_from",
    "period_to",
    "place",
    "party_blamed",
    "measure",
    "value",
    "part_of",
    "part_kind",
    "note",
)
DRAFT = "draft"


def report_rows(draft: Draft) -> Iterator[dict[str, object]]:
    """One row per drafted incident; the day is empty where the text leaves it open. killed: empty is unknown, 0 is stated."""
    incidents = [one for one in draft.facts if one.kind is FactKind.INCIDENT]
    for number, fact in enumerate(incidents, 1):
        first, _, last = str(fact.value["date"] or "").partition("/")
        yield {
            "report_id": f"{draft.id}-{number}",
            "source": draft.id,
            "recorder": "",
            "published": draft.published or "",
            "occurred_from": first,
            "occurred_to": last or first,
            "place": fact.value["place"] or "",
            "perpetrator_alleged": fact.value["perpetrator"] or "unknown",
            "target": fact.value["target"] or "",
            "act": fact.value["act"],
            "killed_low": _number(fact.value["killed_low"]),
            "killed_high": _number(fact.value["killed_high"]),
            "note": fact.text,
            "status": DRAFT,
            "start": fact.start,
            "end": fact.end,
        }


def _number(value: object) -> object:
    return "" if value is None else value


def total_rows(draft: Draft) -> Iterator[dict[str, object]]:
    """One row per recorded total and one per part by place; `part_of` names the total a part adds up to."""
    totals = [one for one in draft.facts if one.kind is FactKind.REGISTERED_TOTAL]
    for number, fact in enumerate(totals, 1):
        own = f"{draft.id}-T{number}"
        yield _total(draft, fact, own, None, fact.value["value"], "")
        for place, part in enumerate(fact.further.get("parts", ()), 1):
            yield _total(draft, fact, f"{own}-{place}", str(part["place"]), part["value"], own)


def _total(
    draft: Draft, fact: Fact, total_id: str, place: str | None, value: object, part_of: str
) -> dict[str, object]:
    period = str(fact.value["period"] or "")
    first, _, last = period.partition("/") if period and not period.startswith("P") else ("", "", "")
    return {
        "total_id": total_id,
        "source": draft.id,
        "recorder": fact.value["recorder"] or "",
        "url": "",
        "period_from": first,
        "period_to": last or first,
        "place": place or "",
        "party_blamed": fact.value["blamed"] or "",
        "measure": "violations",
        "value": value,
        "part_of": part_of,
        "part_kind": "partial" if part_of else "",
        "note": f"{DRAFT}: {fact.text}",
    }


def as_csv(columns: tuple[str, ...], rows: Iterable[dict[str, object]]) -> str:
    """The rows as CSV with a heading."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
