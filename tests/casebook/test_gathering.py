"""Reports gathered into cases, many at once by the rules of one: what is refused is left and said why; on both databases."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook import book as books
from treve.casebook import case_list, cases, gathering
from treve.casebook.book import Casebook
from treve.casebook.gathering import Gathered, Group
from treve.casebook.visible import Forbidden
from treve.casebook.workflow import State
from treve.errors import NotFound, Refused


@pytest.fixture
def made(book: Casebook) -> World:
    return world(book)


def _reports(made: World, case: str) -> list[str]:
    with made.book.read() as connection:
        return cases.reports_of(connection, case)


def _names(found: Gathered) -> tuple[list[str], list[str]]:
    return [group.name for group, _ in found.done], [group.name for group, _ in found.left]


def test_a_case_is_opened_over_each_group_that_a_single_step_would_take(made: World) -> None:
    reports = [made.report("monitor", str(number)) for number in range(6)]
    taken = made.case(reports[0])
    groups = [
        Group("in a case", (reports[0], reports[1])),
        Group("free", (reports[2], reports[3])),
        Group("twice", (reports[3], reports[4])),
        Group("nowhere", ("R-0000000000000000",)),
        Group("alone", (reports[5],)),
    ]
    with made.book.write(NOW) as writing:
        before = books.size(writing.connection)
        look = gathering.open_each(writing, made.who["analyst"], groups, dry_run=True)
        assert books.size(writing.connection) == before
    with made.book.write(NOW) as writing:
        found = gathering.open_each(writing, made.who["analyst"], groups)
    # The look tells exactly what is done, and every group is told of.
    assert _names(look) == _names(found) == (["free", "alone"], ["in a case", "twice", "nowhere"])
    assert [why for _, why in look.left] == [why for _, why in found.left]
    assert taken in found.left[0][1]
    assert [case for _, case in look.done] == [None, None]
    assert [_reports(made, case or "") for _, case in found.done] == [sorted(reports[2:4]), [reports[5]]]
    for who in ("monitor", "investigator", "commission"):
        with pytest.raises(Forbidden), made.book.write(NOW) as writing:
            gathering.open_each(writing, made.who[who], groups[1:2], dry_run=True)


def test_reports_are_added_to_a_case_by_who_opens_and_moves_cases(made: World) -> None:
    first, free, other, more = (made.report("monitor", str(number)) for number in range(4))
    case, elsewhere = made.case(first), made.case(other)
    head = made.who["head"]
    groups = [Group("free", (free,)), Group("elsewhere", (other,)), Group("more", (more, free))]
    with made.book.write(NOW) as writing:
        look = gathering.add_each(writing, head, groups, case, "one crater", dry_run=True)
        assert cases.reports_of(writing.connection, case) == [first]
    with made.book.write(NOW) as writing:
        found = gathering.add_each(writing, head, groups, case, "one crater")
    assert _names(look) == _names(found) == (["free"], ["elsewhere", "more"])
    assert _reports(made, case) == sorted([first, free])
    assert elsewhere in found.left[0][1]
    with made.book.read() as connection:
        told = case_list.shown(connection, head, case)
    entry = told["history"][-1]
    assert (entry["kind"], entry["reports"], entry["reason"]) == ("gathered", [free], "one crater")
    assert told["state"] == "reported"
    for who, kind in (("analyst", Forbidden), ("investigator", Forbidden), ("officer", NotFound)):
        with pytest.raises(kind), made.book.write(NOW) as writing:
            gathering.add(writing, made.who[who], case, [more], "x")
    with pytest.raises(NotFound), made.book.write(NOW) as writing:
        gathering.add_each(writing, head, groups, "C-aaaaaaaaaaaaaaaa", "x", dry_run=True)


def test_a_case_that_went_on_as_another_takes_no_reports(made: World) -> None:
    from treve.casebook import merging

    case, other = made.case(made.report("monitor", "a")), made.case(made.report("monitor", "b"))
    free = made.report("monitor", "c")
    with made.book.write(NOW) as writing:
        merging.merge(writing, made.who["head"], case, other, "x")
    with pytest.raises(Refused), made.book.write(NOW) as writing:
        gathering.add(writing, made.who["head"], case, [free], "x")
    with made.book.write(NOW) as writing:
        gathering.add(writing, made.who["head"], other, [free], "x")
        assert cases.state(writing.connection, other).to_state is State.REPORTED


def test_the_cases_of_reports_are_told_as_far_as_one_sees_both(made: World) -> None:
    own, other = made.report("liaison_a", "a"), made.report("liaison_b", "b")
    case = made.case(own, other)
    loose = made.report("liaison_a", "c")
    asked = [own, other, loose, "R-0000000000000000"]
    with made.book.read() as connection:
        found = {who: gathering.cases_of(connection, made.who[who], asked) for who in ("head", "liaison_a", "officer")}
    assert found == {"head": {own: [case], other: [case]}, "liaison_a": {own: [case]}, "officer": {}}
