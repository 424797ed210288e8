"""A case is split from its page: looked at first, by some of its reports and never by all, and its history stays."""

from __future__ import annotations

import re

import pytest

from tests.casebook.world import NOW, World
from tests.serve.conftest import Enter
from tests.serve.pages.kept import state_of
from treve.casebook import cases, links
from treve.casebook.links import LinkDecision
from treve.serve.pages.case_split import torn

ON_SQLITE = pytest.mark.parametrize("url", ["sqlite"], indirect=True)


def _reports(made: World, case: str) -> list[str]:
    with made.book.read() as connection:
        return cases.reports_of(connection, case)


@ON_SQLITE
def test_the_reports_go_only_after_it_was_shown_which(made: World, enter: Enter) -> None:
    going, staying, third = (
        made.report("monitor", "six shells"),
        made.report("liaison_a", "a house"),
        made.report("sector"),
    )
    case = made.case(going, staying, third)
    with made.book.write(NOW) as writing:
        links.decide(writing, made.who["head"], going, staying, "same", "one crater")
        links.decide(writing, made.who["head"], going, third, "not_same", "two craters")
    head = enter("head")
    form = head.get(f"/cases/{case}/split").text
    assert {going, staying, third} == set(re.findall(r'name="report" value="(R-[0-9a-f]{16})"', form))
    order = {"report": [going], "reason": "two shells after all"}
    look = head.send(f"/cases/{case}/split", **order)
    assert look.status_code == 200
    assert "1 report would go into a new case, 2 would stay" in look.text
    # Parted though people decided that they tell the same: said before it is done. What was never joined is not.
    assert "one crater" in look.text
    assert "two craters" not in look.text
    assert _reports(made, case) == sorted([going, staying, third])

    done = head.send(f"/cases/{case}/split", **order, certain="yes")
    new = re.fullmatch(r"/cases/(C-[a-z2-7]{16})\?done=split", done.headers["location"])
    assert new is not None
    assert _reports(made, new[1]) == [going]
    assert _reports(made, case) == sorted([staying, third])
    assert state_of(made, new[1]) == "reported"
    for page in (head.get(f"/cases/{case}").text, head.get(f"/cases/{new[1]}").text):
        assert case in page
        assert new[1] in page
    assert "two shells after all" in head.get(f"/cases/{case}").text


@ON_SQLITE
def test_what_cannot_be_split_is_refused_and_what_was_written_is_kept(made: World, enter: Enter) -> None:
    one, other = made.report("monitor", "a"), made.report("monitor", "b")
    case, alone = made.case(one, other), made.case(made.report("monitor", "c"))
    head = enter("head")
    path = f"/cases/{case}/split"
    nothing = head.send(path, reason="kept words")
    assert (nothing.status_code, "Choose at least one report" in nothing.text) == (422, True)
    assert "kept words" in nothing.text
    wordless = head.send(path, report=[one])
    assert wordless.status_code == 422
    assert re.search(rf'value="{one}" checked', wordless.text)
    for certain in ({}, {"certain": "yes"}):
        for reports in ([one, other], [made.report("monitor", "of no case")]):
            assert head.send(path, report=reports, reason="x", **certain).status_code == 409
    assert head.send(f"/cases/{alone}/split", report=_reports(made, alone), reason="x").status_code == 409
    assert "not yours to make now" in head.get(f"/cases/{alone}/split").text
    assert _reports(made, case) == sorted([one, other])
    # Who opens no case splits none.
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case, made.who["investigator"].account_id)
    assert enter("investigator").send(path, report=[one], reason="x", certain="yes").status_code == 403


@ON_SQLITE
def test_an_officer_is_led_back_to_the_case_that_they_still_see(made: World, enter: Enter) -> None:
    one, other = made.report("monitor", "a"), made.report("monitor", "b")
    case = made.case(one, other)
    with made.book.write(NOW) as writing:
        cases.assign(writing, made.who["head"], case, made.who["officer"].account_id)
    done = enter("officer").send(f"/cases/{case}/split", report=[one], reason="x", certain="yes")
    assert done.headers["location"] == f"/cases/{case}?done=split"
    assert enter("officer").get(f"/cases/{case}").status_code == 200


def test_only_the_same_told_on_both_sides_is_torn() -> None:
    def decided(one: str, other: str, answer: str) -> LinkDecision:
        return LinkDecision(one, other, answer, "A", "", "")

    across, within, apart = decided("a", "c", "same"), decided("a", "b", "same"), decided("b", "c", "not_same")
    elsewhere = decided("a", "z", "same")
    assert torn([across, within, apart, elsewhere], ["a", "b"], ["c"]) == [across]
