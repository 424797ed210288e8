"""The comparisons of an audit as rows of the table `total_check`."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa

from treve.model.published_total import Audit, TotalCheck
from treve.store.arrow_types import arrow_schema


def check_rows(audit: Audit) -> pa.Table:
    """One row for each comparison, in the order of the audit."""
    rows = [_row(audit.path, number, check) for number, check in enumerate(audit.checks, start=1)]
    return pa.Table.from_pylist(rows, schema=arrow_schema("total_check"))


def _row(path: str, number: int, check: TotalCheck) -> dict[str, Any]:
    total = check.total
    return {
        "path": path,
        "check_number": number,
        "kind": check.kind.value,
        "outcome": check.outcome.value,
        "reason": check.reason.value if check.reason else None,
        "total_id": total.total_id,
        "line": total.line,
        "recorder": total.recorder or None,
        "party_blamed": ";".join(total.party_blamed) or None,
        "place": total.place or None,
        "measure": total.measure,
        "first_day": total.first,
        "last_day": total.last,
        "stated_low": float(check.stated.low),
        "stated_high": _number(check.stated.high),
        "against": ";".join(one.total_id for one in check.against),
        "counted_low": float(check.counted.low),
        "counted_high": _number(check.counted.high),
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
