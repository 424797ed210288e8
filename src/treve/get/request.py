"""One request, made again while it is worth it."""

from __future__ import annotations

import datetime as dt
import email.utils
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import httpx

from treve.errors import DownloadError
from treve.get.manners import USER_AGENT, Manners

Answer = TypeVar("Answer")

_SHOWN_CHARACTERS = 200
"""How much of a server's own message is shown: enough for a sentence, too little for a page of HTML."""


@dataclass(frozen=True, slots=True)
class Again:
    """Not an answer yet: the same request may succeed later. pause: seconds the server asks for; None: it does not say."""

    reason: str
    pause: float | None = None


def client(manners: Manners) -> httpx.Client:
    """A client with the given timeouts. It follows no redirects: a redirected request would carry the token elsewhere."""
    timeout = httpx.Timeout(manners.read_seconds, connect=manners.connect_seconds)
    return httpx.Client(timeout=timeout, headers={"User-Agent": USER_AGENT}, follow_redirects=False)


def insist(
    what: str, ask: Callable[[], Answer | Again], manners: Manners, waiting: Callable[[float, str], None], kept: str
) -> Answer:
    """The answer of `ask`, called until it gives one or the attempts are used up.

    what     the request in words, for the error
    waiting  told of each pause, in seconds, and its reason
    kept     what becomes of the part already there, for the error
    Raises   DownloadError when the attempts are used up, or the server asks for more patience than there is.
    """
    reason = ""
    for failures in range(1, manners.attempts + 1):
        answer = _once(what, ask)
        if not isinstance(answer, Again):
            return answer
        reason = answer.reason
        pause = manners.pause(failures) if answer.pause is None else answer.pause
        if pause > manners.patience:
            raise DownloadError(f"{what}: the server asks to wait {pause:.0f} s ({reason}); {kept}")
        if failures < manners.attempts:
            waiting(pause, reason)
            manners.sleep(pause)
    raise DownloadError(f"{what}: no answer in {manners.attempts} attempts; the last one: {reason}; {kept}")


def _once(what: str, ask: Callable[[], Answer | Again]) -> Answer | Again:
    try:
        return ask()
    except (httpx.UnsupportedProtocol, httpx.InvalidURL) as problem:
        raise DownloadError(f"{what}: {problem}; expected an address that starts with https://") from problem
    except httpx.RequestError as problem:
        return Again(f"{type(problem).__name__}: {problem}")


def retry_after(response: httpx.Response, now: dt.datetime) -> float | None:
    """Seconds that the header Retry-After asks for, given in seconds or as a date; None if absent or unreadable."""
    text = response.headers.get("retry-after", "").strip()
    try:
        seconds = float(text)
    except ValueError:
        try:
            until = email.utils.parsedate_to_datetime(text)
        except ValueError:
            return None
        if until.tzinfo is None:
            until = until.replace(tzinfo=dt.UTC)
        seconds = (until - now).total_seconds()
    return max(seconds, 0.0) if math.isfinite(seconds) else None


def message(response: httpx.Response) -> str:
    """The status of an answer and the beginning of its text, on one line."""
    text = " ".join(response.text.split())[:_SHOWN_CHARACTERS]
    return f"HTTP {response.status_code} {response.reason_phrase}" + (f": {text}" if text else "")
