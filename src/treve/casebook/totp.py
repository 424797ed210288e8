"""One-time passwords that change every 30 seconds, as authenticator programs make them. Source: RFC 6238 (SHA-1, 6 digits)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets

STEP_SECONDS = 30


def new_secret() -> str:
    """A secret of 160 bits, in base32."""
    return base64.b32encode(secrets.token_bytes(20)).decode()


def code(secret: str, step: int, digits: int = 6) -> str:
    """The code of one step: seconds since 1970, divided by 30."""
    digest = hmac.new(base64.b32decode(secret), step.to_bytes(8, "big"), hashlib.sha1).digest()
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**digits:0{digits}d}"


def step_of(secret: str, given: str, seconds: int, used: int) -> int | None:
    """The step a code belongs to, one step of clock error allowed; None for a wrong code and for one used before.

    used  the last step that was accepted
    """
    now = seconds // STEP_SECONDS
    for step in (now - 1, now, now + 1):
        if step > used and hmac.compare_digest(code(secret, step).encode(), given.encode()):
            return step
    return None
