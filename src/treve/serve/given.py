"""What routes are given: who asks, ids, words and days, each in a form that can be read or is refused at the door."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from fastapi import Depends, Path, Query, Request
from pydantic import BaseModel, ConfigDict, StringConstraints

from treve.casebook.asking import Asker
from treve.casebook.filing_queue import FilingQueue
from treve.ledger.note import SecretKey


def asker_of(request: Request) -> Asker:
    """Who asks, as the door has found out."""
    asker = request.state.asker
    assert isinstance(asker, Asker)
    return asker


def _key(request: Request) -> SecretKey:
    key = request.app.state.key
    assert isinstance(key, SecretKey)
    return key


def _queue(request: Request) -> FilingQueue:
    queue = request.app.state.queue
    assert isinstance(queue, FilingQueue)
    return queue


Asks = Annotated[Asker, Depends(asker_of)]
LogKey = Annotated[SecretKey, Depends(_key)]
Queue = Annotated[FilingQueue, Depends(_queue)]

_HEX_ID = "-[0-9a-f]{16}$"
ReportId = Annotated[str, StringConstraints(pattern=f"^R{_HEX_ID}")]
CaseId = Annotated[str, StringConstraints(pattern="^C-[a-z2-7]{16}$")]
ReportInPath = Annotated[ReportId, Path(description="Id of a report")]
CaseInPath = Annotated[CaseId, Path(description="Id of a case")]
AccountId = Annotated[str, StringConstraints(pattern=f"^A{_HEX_ID}")]
Limit = Annotated[int, Query(ge=1, le=1000, description="At most so many")]

# No control characters but tab and ends of lines: they mean nothing in a sentence, and PostgreSQL keeps no NUL.
_WORDS = r"^[^\x00-\x08\x0B\x0C\x0E-\x1F\x7F]*$"
Words = Annotated[str, StringConstraints(min_length=1, max_length=20_000, pattern=_WORDS, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\x00-\x1F\x7F]*$")]
Day = dt.date


class Given(BaseModel):
    """The body of a request; a field that is not known is refused, since it would otherwise be lost without a word."""

    model_config = ConfigDict(extra="forbid")


class Reason(Given):
    """Why something is done."""

    reason: Words
