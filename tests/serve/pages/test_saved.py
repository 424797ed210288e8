"""Saved filters on their page: kept as what their list can read, shared by a link shown once, seen by their owner alone."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import World
from tests.serve.conftest import Enter
from tests.serve.server import Person
from treve.serve.pages.saved import narrowed

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


@pytest.mark.parametrize(
    ("what", "query", "kept"),
    [
        ("reports", "area=Idlib&act=mortar", "act=mortar&area=Idlib"),
        ("reports", "area=Idlib&colour=red", "area=Idlib"),
        ("reports", "first=soon&area=Idlib", "area=Idlib"),
        ("reports", "in_case=false", "in_case=false"),
        # A page of a list is no part of what it shows.
        ("reports", "after=R-0123456789abcdef&area=Idlib", "area=Idlib"),
        ("reports", "area=A%26act%3Dmortar", "area=A%26act%3Dmortar"),
        ("cases", "state=registered&mine=true", "state=registered&mine=true"),
        ("cases", "state=nowhere&due_before=2017-02-01", "due_before=2017-02-01"),
        ("cases", "after=C-aaaaaaaaaaaaaaaa", ""),
        ("cases", "area=Idlib", ""),
        ("due", "area=Idlib", ""),
        ("elsewhere", "area=Idlib", ""),
    ],
)
def test_a_filter_is_kept_as_what_its_list_can_read(what: str, query: str, kept: str) -> None:
    assert narrowed(what, query) == kept
    assert narrowed(what, kept) == kept


def _filters(person: Person) -> list[str]:
    return re.findall(r'id="(F-[0-9a-f]{16})"', person.get("/saved").text)


def _shared(text: str) -> list[str]:
    return re.findall(r"/feeds/([A-Za-z0-9_-]{43})/", text)


@ON_SQLITE
def test_a_filter_without_a_name_or_of_nothing_is_not_saved_and_stays_to_be_named(made: World, enter: Enter) -> None:
    head = enter("head")
    bad = head.send("/saved", name="", what="reports", query="area=Idlib")
    assert (bad.status_code, "This is needed." in bad.text, 'value="area=Idlib"' in bad.text) == (422, True, True)
    assert head.send("/saved", name="x", what="elsewhere").status_code == 422
    assert head.send("/saved", name="x" * 201, what="due").status_code == 422
    assert _filters(head) == []
    assert made.who


@ON_SQLITE
def test_a_saved_filter_leads_to_its_list_and_is_its_owner_s_alone(made: World, enter: Enter) -> None:
    report = made.report("monitor", "shelling", area="Idlib")
    made.report("monitor", "elsewhere", area="Homs")
    head, analyst = enter("head"), enter("analyst")
    assert head.send("/saved", name="the <north>", what="reports", query="area=Idlib").status_code == 303
    page = head.get("/saved").text
    assert "the &lt;north&gt;" in page
    link = re.search(r'<h2 id="of-F-[^>]*><a href="([^"]+)"', page)
    assert link is not None
    listed = head.http.get(link[1]).text
    assert re.findall(r'<a href="/reports/(R-[0-9a-f]{16})"', listed) == [report]
    (one,) = _filters(head)
    assert _filters(analyst) == []
    for deed in ("share", "revoke", "drop"):
        assert analyst.send(f"/saved/{one}/{deed}").status_code == 404, deed
    assert _filters(head) == [one]


@ON_SQLITE
def test_a_link_is_shown_once_and_ends_by_a_new_one_by_being_revoked_and_with_its_filter(
    made: World, enter: Enter
) -> None:
    head, reader = enter("head"), enter("")

    def answers(token: str) -> int:
        return reader.get(f"/feeds/{token}/ics").status_code

    head.send("/saved", name="all", what="due")
    (one,) = _filters(head)
    first = _shared(head.send(f"/saved/{one}/share").text)
    # What is due is a calendar and no feed of what is new.
    assert len(first) == 1
    assert _shared(head.get("/saved").text) == []
    second = _shared(head.send(f"/saved/{one}/share").text)
    assert [answers(token) for token in (*first, *second)] == [404, 200]
    assert head.send(f"/saved/{one}/revoke").status_code == 303
    assert answers(second[0]) == 404
    third = _shared(head.send(f"/saved/{one}/share").text)
    assert answers(third[0]) == 200
    assert head.send(f"/saved/{one}/drop").status_code == 303
    assert (answers(third[0]), _filters(head)) == (404, [])
    assert made.who
