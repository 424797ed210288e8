"""Every module with a router is in the list, once; and nothing that is open to strangers takes a form but signing in."""

from __future__ import annotations

import importlib
import pkgutil

from fastapi import APIRouter
from fastapi.routing import APIRoute

from treve.serve import pages
from treve.serve.door import OPEN_PAGES as OPEN_ADDRESSES
from treve.serve.door import is_open
from treve.serve.pages import every


def _routers(name: str) -> list[APIRouter]:
    modules = [importlib.import_module(f"{pages.__name__}.{one.name}") for one in pkgutil.iter_modules(pages.__path__)]
    return [found for module in modules if isinstance(found := getattr(module, name, None), APIRouter)]


def _routes(routers: tuple[APIRouter, ...]) -> list[tuple[str, str]]:
    routes = [route for router in routers for route in router.routes if isinstance(route, APIRoute)]
    return [(method, route.path) for route in routes for method in sorted(route.methods or ())]


def test_every_router_is_listed_once() -> None:
    for name, listed in (("router", every.PAGES), ("open_router", every.OPEN_PAGES)):
        assert {id(one) for one in _routers(name)} == {id(one) for one in listed}
        assert len(set(map(id, listed))) == len(listed)


def test_no_address_is_answered_by_two_pages() -> None:
    found = _routes(every.PAGES) + _routes(every.OPEN_PAGES)
    assert sorted(set(found)) == sorted(found)


def test_what_is_open_to_strangers_is_meant_to_be() -> None:
    assert not [one for one in _routes(every.PAGES) if is_open(*one)]
    for one in _routes(every.OPEN_PAGES):
        assert is_open(*one), one
    assert {one for one in _routes(every.OPEN_PAGES) if one[0] != "GET"} == {("POST", "/sign-in")}
    assert set(_routes(every.OPEN_PAGES)) >= OPEN_ADDRESSES
