"""Every page and every form against every role: found in the application itself, so that a new one is covered at once."""

from __future__ import annotations

import re
from collections.abc import Mapping

import httpx
import pytest
from fastapi.routing import APIRoute

from tests.serve.matrix_rules import EVERYBODY, NAMES
from tests.serve.pages.page_rules import FITTING, FORMS, KINDS, MAY_BE_ABSENT, SHOWN_TO
from tests.serve.stage import COMPARED, NOWHERE, Stage, betrayed, without_id
from treve.serve.door import COOKIE, second_word
from treve.serve.pages.every import PAGES

ROUTES = sorted(
    f"{method} {route.path}"
    for router in PAGES
    for route in router.routes
    if isinstance(route, APIRoute)
    for method in route.methods or ()
)
SHOWN = [route for route in ROUTES if route.startswith("GET ")]


def _ask(stage: Stage, name: str, route: str, path: str, form: Mapping[str, str] | None = None) -> httpx.Response:
    token = stage.tokens.get(name, "")
    headers = {"Cookie": f"{COOKIE}={token}"} if name else {}
    return stage.http.request(route.split(" ")[0], path, headers=headers, data=dict(form or {}))


def _paths(stage: Stage, route: str) -> dict[str, str]:
    """The name of each thing that a page can be about → its address; "" where it is about nothing."""
    path = route.split(" ")[1]
    for name, value in FITTING.items():
        path = path.replace(f"{{{name}}}", value)
    left = re.findall(r"{(\w+)}", path)
    if not left:
        return {"": path}
    (kind,) = left
    fits = [name for name in stage.there.seen if stage.there.ids[name].startswith(KINDS[kind])]
    return {name: path.replace(f"{{{kind}}}", stage.there.ids[name]) for name in fits}


def test_every_form_has_its_row() -> None:
    assert {route for route in ROUTES if not route.startswith("GET ")} == set(FORMS)


@pytest.mark.parametrize("route", SHOWN)
def test_a_page_is_shown_to_who_may_see_it_and_betrays_nothing(stage: Stage, route: str) -> None:
    wrong: list[tuple[object, ...]] = []
    for thing, path in _paths(stage, route).items():
        stranger = _ask(stage, "", route, path)
        assert (stranger.status_code, stranger.headers["location"]) == (303, f"/sign-in?next={path}")
        seen = stage.there.seen[thing] if thing else SHOWN_TO.get(route, EVERYBODY)
        for name in NAMES:
            answer = _ask(stage, name, route, path)
            hidden = (403,) if not thing else (404,)
            absent = (404,) if route in MAY_BE_ABSENT else ()
            if answer.status_code not in (*((200,) if name in seen else hidden), *absent):
                wrong.append((name, thing, answer.status_code, answer.text[-400:]))
            wrong += [(name, thing, "betrays", one) for one in betrayed(stage, name, answer, thing)]
            if thing and name in COMPARED and name not in seen:
                kind = next(one for one in re.findall(r"{(\w+)}", route) if one in KINDS)
                nowhere = NOWHERE[kind]
                other = _ask(stage, name, route, path.replace(stage.there.ids[thing], nowhere))
                told = [without_id(one.text, stage.there.ids[thing], nowhere) for one in (answer, other)]
                if _timeless(told[0]) != _timeless(told[1]):
                    wrong.append((name, thing, "differs from one that does not exist"))
    assert wrong == []


@pytest.mark.parametrize("route", FORMS)
def test_a_form_is_taken_from_who_may_send_it_and_only_with_the_session_s_word(stage: Stage, route: str) -> None:
    may, things, fields = FORMS[route]
    wrong: list[tuple[object, ...]] = []
    for thing in things or ("",):
        path = re.sub(r"{\w+}", stage.there.ids.get(thing, ""), route.split(" ")[1])
        form = {key: _filled(stage, value, thing) for key, value in fields.items()}
        stranger = _ask(stage, "", route, path, form)
        assert (stranger.status_code, stranger.json()) == (401, {"error": "sign in first"})
        for name in NAMES:
            for word in ("", "0" * 64, second_word("another session")):
                assert _ask(stage, name, route, path, {**form, "csrf": word}).status_code == 403, (name, word)
            answer = _ask(stage, name, route, path, {**form, "csrf": second_word(stage.tokens[name])})
            seen = name in stage.there.seen.get(thing, EVERYBODY)
            if answer.status_code not in _expected(seen, name in may):
                wrong.append((name, thing, answer.status_code, answer.text[-400:]))
            wrong += [(name, thing, "betrays", one) for one in betrayed(stage, name, answer, thing)]
    assert wrong == []


def _expected(seen: bool, may: bool) -> tuple[int, ...]:
    """Done and shown elsewhere, or shown again with what is wrong in it; else refused as the API refuses."""
    if seen and may:
        return (200, 303, 409, 422)
    return (403,) if seen else (403, 404)


def _filled(stage: Stage, value: str, thing: str) -> str:
    if value == "{thing}":
        return stage.there.ids[thing]
    return stage.there.ids[value[1:-1]] if value.startswith("{") else value


def _timeless(text: str) -> str:
    return re.sub(r"<time.*?</time>|/sign-in[^\"]*|\?language=..", "", text)
