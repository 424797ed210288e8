"""What pages are given: the form with the session's word, and nothing without it."""

from __future__ import annotations

import httpx
import pytest
from starlette.datastructures import FormData

from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from treve.serve.door import COOKIE, second_word
from treve.serve.pages.desk import words

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@ON_SQLITE
def test_a_form_is_taken_with_the_word_of_its_own_session_alone(visit: Visit, made: World) -> None:
    one, other = visit("head"), visit("head")
    theirs = second_word(other.http.cookies[COOKIE])
    for data in ({}, {"csrf": ""}, {"csrf": theirs}, {"csrf": theirs[:-1]}):
        refused = one.http.post("/handover", data={"text": "x", **data})
        assert refused.status_code == 403
    header = {"X-CSRF-Token": second_word(one.http.cookies[COOKIE])}
    assert one.http.post("/handover", data={"text": "x"}, headers=header).status_code == 403
    assert one.send("/handover", text="x").status_code == 303


@ON_SQLITE
def test_another_site_s_form_is_refused_even_with_the_word(visit: Visit) -> None:
    one = visit("head")
    data = {"text": "x", "csrf": second_word(one.http.cookies[COOKIE])}
    for headers in ({"Origin": "https://elsewhere.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert one.http.post("/handover", data=data, headers=headers).status_code == 403


@ON_SQLITE
def test_a_token_of_a_program_opens_no_page(visit: Visit) -> None:
    stranger: httpx.Client = visit("").http
    assert stranger.get("/", headers={"Authorization": "Bearer anything"}).status_code == 303


def test_what_was_written_comes_without_white_space_around_and_one_kind_of_line_end() -> None:
    form = FormData([("text", "  a\r\nb \n"), ("other", "x")])
    assert (words(form, "text"), words(form, "absent")) == ("a\nb", "")
