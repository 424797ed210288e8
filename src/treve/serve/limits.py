"""How much one address may ask, and how large and how slow a body may be."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict, deque

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from treve.serve import problems
from treve.serve.options import ServeOptions

_MOST_ADDRESSES = 20_000
# A body must come at this pace once this many seconds have passed, and never pause longer than the second number.
_SLOWEST_BYTES_A_SECOND = 500
_GRACE_SECONDS = 20.0
_LONGEST_PAUSE_SECONDS = 20.0
_WITH_FILES = (
    "/api/reports/with-files",
    "/api/batches",
    "/api/bundles/in",
    "/reports/new",
    "/batches",
    "/paste",
    "/registers",
)


class Allowance:
    """So many times within so many seconds, for each key; kept in memory, so that no address is ever written down."""

    def __init__(self, times: int, seconds: float) -> None:
        self.times, self.seconds = times, seconds
        # The last so many moments of each key.
        self._seen: OrderedDict[str, deque[float]] = OrderedDict()

    def wait(self, key: str, now: float) -> int:
        """Seconds until there is one more; 0 where there is one now."""
        seen = self._seen.get(key)
        if seen is None or len(seen) < self.times or seen[0] + self.seconds <= now:
            return 0
        return int(seen[0] + self.seconds - now) + 1

    def use(self, key: str, now: float) -> None:
        """Use one up."""
        self._seen.setdefault(key, deque(maxlen=self.times)).append(now)
        self._seen.move_to_end(key)
        if len(self._seen) > _MOST_ADDRESSES:
            self._seen.popitem(last=False)


class Limits:
    """Answers 429, 413 and 408 before anything else looks at the request."""

    def __init__(self, app: ASGIApp, options: ServeOptions) -> None:
        self.app, self.options = app, options
        self.requests = Allowance(options.requests_a_minute, 60)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, if it keeps to the limits."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        address, now = address_of(scope), time.monotonic()
        wait = self.requests.wait(address, now)
        if wait:
            await problems.answer(429, "too many requests", {"Retry-After": str(wait)})(scope, receive, send)
            return
        self.requests.use(address, now)
        most = self.options.most_files if scope["path"].startswith(_WITH_FILES) else self.options.most_body
        declared = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if not declared.isdigit() or int(declared) > most:
            await problems.answer(413, f"at most {most} bytes", {"Connection": "close"})(scope, receive, send)
            return
        body = _Body(receive, most)
        await self.app(scope, body.receive, body.instead(scope, send))


class _Body:
    """The body as it comes, with an eye on its size and pace; once it breaks a limit the application reads no more of it."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive, self.most = receive, most
        self.read, self.done = 0, False
        self.broken: tuple[int, str] | None = None
        self.started = time.monotonic()

    async def receive(self) -> Message:
        """The next part. After a broken limit: as if the sender had gone."""
        if self.done:
            return await self._receive()
        if self.broken is not None:
            return {"type": "http.disconnect"}
        allowed = self.started + _GRACE_SECONDS + self.read / _SLOWEST_BYTES_A_SECOND - time.monotonic()
        try:
            message = await asyncio.wait_for(self._receive(), max(min(allowed, _LONGEST_PAUSE_SECONDS), 0.01))
        except TimeoutError:
            self.broken = (408, "the body came too slowly")
            return {"type": "http.disconnect"}
        if message["type"] == "http.request":
            self.read += len(message.get("body", b""))
            self.done = not message.get("more_body", False)
            if self.read > self.most:
                self.broken = (413, f"at most {self.most} bytes")
                return {"type": "http.disconnect"}
        return message

    def instead(self, scope: Scope, send: Send) -> Send:
        """What the application answers, or, where a limit is broken, that it is."""
        told = False

        async def answer(message: Message) -> None:
            nonlocal told
            if self.broken is None:
                await send(message)
            elif not told:
                told = True
                await problems.answer(*self.broken, {"Connection": "close"})(scope, self._receive, send)

        return answer


def address_of(scope: Scope) -> str:
    """Where a request comes from; addresses of one IPv6 network of 64 bits count as one."""
    host = str((scope.get("client") or ("unknown",))[0])
    return ":".join(host.split(":")[:4]) if ":" in host else host
