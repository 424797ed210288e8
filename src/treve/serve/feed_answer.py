"""A feed as an answer: its tag and its date, and nothing where the reader has this version. Source: RFC 9110, section 13."""

from __future__ import annotations

import datetime as dt
import hashlib
from email.utils import format_datetime, parsedate_to_datetime

from fastapi import Request
from starlette.responses import Response


def feed_answer(
    request: Request,
    data: bytes,
    media_type: str,
    updated: dt.datetime | None,
    tagged: bytes | None = None,
    cached: str = "private, no-cache",
) -> Response:
    """The feed, or 304 where the reader has it already.

    updated  when anything in it last changed; None where that is not known
    tagged   what tells one version from another, where that is not the whole of it
    cached   who may keep it
    """
    tag = '"' + hashlib.sha256(data if tagged is None else tagged).hexdigest()[:32] + '"'
    headers = {"ETag": tag, "Cache-Control": cached, "Vary": "Accept-Language, Cookie"}
    if updated is not None:
        headers["Last-Modified"] = format_datetime(updated, usegmt=True)
    known = request.headers.get("if-none-match")
    if known is not None:
        fresh = known == tag
    else:
        fresh = updated is not None and _since(request.headers.get("if-modified-since")) >= updated
    return (
        Response(status_code=304, headers=headers) if fresh else Response(data, media_type=media_type, headers=headers)
    )


def _since(text: str | None) -> dt.datetime:
    """The moment of a header; long ago where there is none or it cannot be read."""
    try:
        found = parsedate_to_datetime(text or "")
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return found if found.tzinfo is not None else found.replace(tzinfo=dt.UTC)


def base(request: Request) -> str:
    """The address of this server, without a slash at its end."""
    return str(request.base_url).rstrip("/")
