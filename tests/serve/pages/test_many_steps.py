"""What is done to many is first shown, told of one by one, and done to exactly what was shown."""

from __future__ import annotations

import pytest

from tests.casebook.world import NOW, World, world
from treve.casebook.book import Casebook
from treve.casebook.gathering import Group
from treve.casebook.workflow import State
from treve.errors import BadValue
from treve.serve.pages import many_steps
from treve.serve.pages.many_steps import MOST_GROUPS, Steps, as_text, carried_out, looked_at

ONE, OTHER = "R-0123456789abcdef", "R-fedcba9876543210"


def test_groups_come_back_from_a_form_as_they_went_in() -> None:
    groups = [Group("12", (ONE, OTHER)), Group(ONE, (ONE,))]
    assert looked_at(as_text(groups)) == groups


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12",
        f"12 {ONE} x",
        f"12 {ONE}\n",
        f"12 {ONE}  {OTHER}",
        "\n".join(f"{n} {ONE}" for n in range(MOST_GROUPS + 1)),
    ],
)
def test_what_no_page_wrote_and_more_than_is_shown_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        looked_at(text)


def test_each_is_offered_what_is_theirs_to_do(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    expected = {
        "head": ["open", "add", "move"],
        "officer": ["open", "add", "move"],
        "analyst": ["open"],
        "sector": ["open"],
        "investigator": ["move"],
        "monitor": [],
        "liaison_a": [],
        "mediator": [],
    }
    assert {who: many_steps.offered(made.who[who]) for who in expected} == expected


def test_a_case_moves_once_however_many_of_its_groups_are_found_and_every_group_is_told_of(
    sqlite_book: Casebook,
) -> None:
    made: World = world(sqlite_book)
    reports = [made.report("monitor", str(number)) for number in range(4)]
    one, other = made.case(reports[0], reports[1]), made.case(reports[2])
    made.walk(other, State.REGISTERED)
    groups = [Group(str(number), (report,)) for number, report in enumerate(reports)]
    given = Steps(deed="move", to=State.REGISTERED, reason="complete")
    for dry_run in (True, False):
        with made.book.write(NOW) as writing:
            found = carried_out(writing, made.who["head"], groups, given, dry_run)
        assert found.moved == [one]
        assert [case for case, _ in found.stayed] == [other]
        assert [(group.name, case) for group, case in found.done] == [("0", one), ("1", one)]
        assert [group.name for group, _ in found.left] == ["2", "3"]
        assert "cannot become registered" in found.left[0][1]
        assert "no case" in found.left[1][1]
