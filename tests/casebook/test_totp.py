"""One-time passwords. Published values: RFC 6238, appendix B (SHA-1, 8 digits)."""

from __future__ import annotations

import base64

import pytest

from treve.casebook import totp

SECRET = base64.b32encode(b"12345678901234567890").decode()


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_codes_are_those_of_the_rfc(seconds: int, code: str) -> None:
    assert totp.code(SECRET, seconds // totp.STEP_SECONDS, digits=8) == code


def test_a_clock_may_be_half_a_minute_wrong_and_a_code_is_good_once() -> None:
    code = totp.code(SECRET, 100)
    assert totp.step_of(SECRET, code, 3000 - 30, 0) == 100
    assert totp.step_of(SECRET, code, 3000 + 59, 0) == 100
    assert totp.step_of(SECRET, code, 3000 + 61, 0) is None
    assert totp.step_of(SECRET, code, 3000, 100) is None
    assert totp.step_of(SECRET, "", 3000, 0) is None
    assert totp.step_of(SECRET, "٣٣٣٣٣٣", 3000, 0) is None


def test_secrets_are_long_and_differ() -> None:
    assert len(base64.b32decode(totp.new_secret())) == 20
    assert totp.new_secret() != totp.new_secret()
