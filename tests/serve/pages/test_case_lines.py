"""A case in a list says of its reports what the one who looks may see of them, and nothing else."""

from __future__ import annotations

from tests.casebook.world import world
from treve.casebook import case_list
from treve.casebook.book import Casebook
from treve.serve.pages import case_lines
from treve.serve.pages.case_lines import Line


def test_only_reports_that_one_may_see_say_what_a_case_is_about(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    mission = made.report("monitor", "a", act="artillery", area="Idlib", occurred_from="2017-01-05")
    party = made.report("liaison_a", "b", act="mortar", area="Hama", occurred_from="2017-01-07")
    case = made.case(mission, party)

    def seen(name: str) -> list[Line]:
        with made.book.read() as connection:
            viewer = made.who[name]
            return case_lines.lines(connection, viewer, case_list.some(connection, viewer, [case]))

    (whole,) = seen("head")
    assert (whole.summary, whole.areas, whole.days) == (
        "artillery; mortar",
        ("Hama", "Idlib"),
        "2017-01-05 – 2017-01-07",
    )
    for one in seen("liaison_a"):
        assert (one.summary, one.areas, one.days) in (("mortar", ("Hama",), "2017-01-07"), ("", (), ""))
    assert seen("stranger") == []


def test_without_an_act_the_words_of_a_report(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    case = made.case(made.report("monitor", "shots near the mill"))
    with made.book.read() as connection:
        (line,) = case_lines.lines(connection, made.who["head"], case_list.some(connection, made.who["head"], [case]))
    assert (line.summary, line.areas, line.days, line.overdue) == ("shots near the mill", (), "", False)
