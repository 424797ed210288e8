"""Agreements that somebody of the mission confirmed from a text: what was read, what was answered, by whom and when.

Confirmed again under the same id, the later version holds; what an earlier one said stays in the log.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from treve.casebook import people, schema, visible
from treve.casebook.book import Writing
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound, worded

KIND = "agreement"
MOST_CHARACTERS = 1_000_000
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{1,59}")
content = schema.content


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One version of an agreement.

    yaml     the agreement file
    text     the words that were read; `sha256` is of their UTF-8
    answers  question → answer, as given by who confirmed it
    by       name of the account that confirmed it
    version  1 for the first under this id
    """

    agreement_id: str
    title: str
    yaml: str
    document: str
    text: str
    sha256: str
    answers: Mapping[str, str]
    by: str
    at: str
    version: int


def confirm(
    writing: Writing,
    viewer: Viewer,
    agreement_id: str,
    title: str,
    yaml: str,
    document: str,
    text: str,
    answers: Mapping[str, str],
) -> None:
    """Keep an agreement under an id.

    document  name of the text that was read
    Raises Forbidden without the right, BadValue for an id that is none or for too much text.
    """
    viewer.must(Deed.ENTER_AGREEMENT)
    if _ID.fullmatch(agreement_id) is None:
        raise BadValue("agreement", "id", agreement_id[:80], "2 to 60 letters, digits, '-', '_' and '.'")
    if len(text) + len(yaml) > MOST_CHARACTERS:
        raise BadValue(
            "agreement",
            "text",
            f"{len(text) + len(yaml)} characters",
            worded("at most {most}", most=MOST_CHARACTERS),
        )
    told: dict[str, Any] = {
        "agreement": agreement_id,
        "title": title,
        "yaml": yaml,
        "document": document,
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "answers": dict(answers),
        "by": viewer.account_id,
    }
    writing.log(KIND, told, (KIND, agreement_id))
    writing.tell(KIND, agreement_id)


def listing(connection: Connection, viewer: Viewer) -> list[Confirmed]:
    """The agreements one may see, in order of id, each as it was confirmed last."""
    query = select(content.c.subject, content.c.body).where(content.c.subject_kind == KIND, visible.agreements(viewer))
    found: dict[str, list[bytes]] = {}
    for row in connection.execute(query.order_by(content.c.position)):
        found.setdefault(row.subject, []).append(row.body)
    return [_told(connection, bodies[-1], len(bodies)) for _, bodies in sorted(found.items())]


def versions(connection: Connection, viewer: Viewer, agreement_id: str) -> list[Confirmed]:
    """Every version of one agreement, the first first. Raises NotFound for one that is not there or cannot be seen."""
    is_it = (content.c.subject_kind == KIND) & (content.c.subject == agreement_id)
    query = select(content.c.body).where(is_it, visible.agreements(viewer)).order_by(content.c.position)
    found = [_told(connection, row.body, number) for number, row in enumerate(connection.execute(query).all(), 1)]
    if not found:
        raise NotFound("agreement", agreement_id)
    return found


def _told(connection: Connection, body: bytes, version: int) -> Confirmed:
    said = json.loads(body)
    names = ("title", "yaml", "document", "text", "sha256", "answers", "at")
    by = people.name_of(connection, said["by"])
    return Confirmed(said["agreement"], **{name: said[name] for name in names}, by=by, version=version)
