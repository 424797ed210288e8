"""The language of an answer: asked for, chosen before, or the browser's."""

from __future__ import annotations

import httpx
import pytest

from tests.serve.server import client, serving
from treve.casebook.book import Casebook
from treve.serve.options import ServeOptions


def _language(answer: httpx.Response) -> str:
    return answer.text.partition('<html lang="')[2][:2]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("", "en"),
        ("de-DE,de;q=0.9", "en"),
        ("fr-CA,fr;q=0.9,en;q=0.8", "fr"),
        ("en;q=0.3,ar;q=0.7", "ar"),
        ("fr;q=0,en;q=0.1", "en"),
        ("fr;q=many,ar;q=0.9", "fr"),
        (",;=,;q=", "en"),
    ],
)
def test_a_browser_is_answered_in_its_first_language_that_is_spoken(
    sqlite_book: Casebook, asked: str, spoken: str
) -> None:
    with serving(sqlite_book) as address:
        assert _language(httpx.get(f"{address}/sign-in", headers={"Accept-Language": asked})) == spoken


def test_a_choice_in_the_address_is_kept_and_what_is_not_spoken_is_passed_over(sqlite_book: Casebook) -> None:
    with (
        serving(sqlite_book, ServeOptions(secure=True)) as address,
        client(address) as person,
    ):
        chosen = person.get("/sign-in?language=ar", headers={"Accept-Language": "fr"})
        assert _language(chosen) == "ar"
        assert 'dir="rtl"' in chosen.text
        assert {"Secure", "HttpOnly", "SameSite=Strict"} <= set(chosen.headers["set-cookie"].split("; "))
        kept = {"Cookie": "treve_language=ar", "Accept-Language": "fr"}
        assert _language(person.get("/sign-in", headers=kept)) == "ar"
        assert _language(person.get("/sign-in?language=xx", headers=kept)) == "ar"
        assert "set-cookie" not in person.get("/sign-in?language=xx").headers
        odd = {"Cookie": "treve_language=../../x; =;", "Accept-Language": "fr"}
        assert _language(person.get("/sign-in", headers=odd)) == "fr"
