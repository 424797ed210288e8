"""The language a request is answered in: the one asked for in its address, or chosen before, or that of the browser."""

from __future__ import annotations

import re
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from treve.catalogue import LANGUAGES, speaking

COOKIE = "treve_language"
_A_YEAR = 365 * 24 * 3600


class Speaks:
    """Speaks one language while a request is answered; a choice in the address (`?language=fr`) is kept in a cookie."""

    def __init__(self, app: ASGIApp, secure: bool) -> None:
        self.app, self.secure = app, secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        chosen = _in_address(scope)

        async def keeping(message: Message) -> None:
            if message["type"] == "http.response.start" and chosen is not None:
                words = f"{COOKIE}={chosen}; Path=/; Max-Age={_A_YEAR}; SameSite=Strict; HttpOnly"
                MutableHeaders(scope=message).append("Set-Cookie", words + ("; Secure" if self.secure else ""))
            await send(message)

        with speaking(language_of(scope)):
            await self.app(scope, receive, keeping)


def language_of(scope: Scope) -> str:
    """The language in which a request is answered."""
    return _in_address(scope) or _before(Headers(scope=scope))


def _in_address(scope: Scope) -> str | None:
    asked = parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=None).get("language", [""])[-1]
    return asked if asked in LANGUAGES else None


def _before(headers: Headers) -> str:
    """The language chosen before, else the first of the browser's that is spoken here, else English."""
    try:
        kept = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        kept = None
    if kept is not None and kept.value in LANGUAGES:
        return kept.value
    wished = [_weight(part) for part in headers.get("accept-language", "")[:500].split(",")]
    spoken = [(weight, code) for weight, code in wished if code in LANGUAGES and weight > 0]
    return max(spoken, key=lambda one: one[0])[1] if spoken else "en"


def _weight(part: str) -> tuple[float, str]:
    """One part of Accept-Language, such as `fr-CA;q=0.8`. Source: RFC 9110, 12.5.4."""
    name, _, rest = part.strip().partition(";")
    found = re.fullmatch(r"\s*q=([01](?:\.\d{0,3})?)\s*", rest)
    return (float(found[1]) if found else 1.0), name.split("-")[0].lower()
