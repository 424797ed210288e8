"""The reports on which a verification of an obligation rests: an entry of its own, for those alone who see both.

A party reads what was seen of its obligation; that a report about it was filed, and by which id, is another matter.
"""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from treve.casebook import schema, visible
from treve.casebook.book import Writing
from treve.casebook.visible import Viewer

KIND = visible.OBLIGATION_EVIDENCE
content = schema.content


def rest_on(writing: Writing, viewer: Viewer, obligation_id: str, ordinal: int, report_id: str) -> None:
    """Say that a step of an obligation rests on a report. That both may be seen is checked by who calls this."""
    told = {"obligation": obligation_id, "step": ordinal, "report": report_id, "by": viewer.account_id}
    writing.log(KIND, told, (KIND, f"{obligation_id} {report_id}"))


def of(connection: Connection, viewer: Viewer, obligation_id: str) -> dict[int, str]:
    """Number of a step → the report on which it rests, where one sees that report."""
    query = select(content.c.body).where(
        content.c.subject_kind == KIND,
        content.c.subject.startswith(f"{obligation_id} ", autoescape=True),
        visible.obligation_evidence(viewer),
    )
    found = [json.loads(row.body) for row in connection.execute(query.order_by(content.c.position))]
    return {int(one["step"]): str(one["report"]) for one in found}
