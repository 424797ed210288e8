"""Headers on every answer that keep a browser from doing with it what nobody meant."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not "no-referrer": a browser would then hide from this site, too, that a form was sent from it.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # What one person may see must not be kept by anything on the way, nor by a shared computer.
    "Cache-Control": "no-store",
}
# A year: what browsers ask for to remember that this address is only ever reached encrypted.
_INSIST = "max-age=31536000"


class SafeHeaders:
    """Puts the headers on every answer that does not set them itself."""

    def __init__(self, app: ASGIApp, secure: bool, exercise: bool = False) -> None:
        self.app = app
        self.headers = {**SAFE_HEADERS, **({"Strict-Transport-Security": _INSIST} if secure else {})}
        if exercise:
            self.headers["X-Treve-Exercise"] = "nothing in this answer is real"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, with_headers)
