"""Notifications and remedies as each may see them."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, TO_VERIFIED, world
from tests.serve.rehearsal import scene
from treve.casebook import cases, filing_list, rulings, schema
from treve.casebook.book import Casebook
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.workflow import Outcome, State
from treve.errors import NotFound


def test_each_sees_its_own_filings_whole_and_no_others(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    there = scene(made)
    told, answered, remedy = (
        there.ids[name] for name in ("notification to party_a", "answered notification", "remedy of party_a")
    )
    with made.book.read() as connection:
        found = filing_list.notifications(connection, made.who["liaison_a"])
        assert [one["notification"] for one in found] == [answered, told]
        assert (found[0]["reply"]["kind"], found[0]["reply"]["text"], found[1]["reply"]) == ("response", "x", None)
        case_id = there.ids["tabled case"]
        assert [one["notification"] for one in filing_list.notifications(connection, made.who["head"], case_id)] == [
            told
        ]
        owed = filing_list.remedies(connection, made.who["liaison_a"])
        assert [(one["remedy"], one["measure"], one["result"]) for one in owed] == [(remedy, "discipline", None)]
        assert filing_list.remedies(connection, made.who["head"], case_id) == []
        for who in ("liaison_b", "monitor", "centre_1", "mediator", "owner"):
            assert filing_list.notifications(connection, made.who[who]) == []
            assert filing_list.remedies(connection, made.who[who]) == []
            with pytest.raises(NotFound):
                filing_list.shown(connection, made.who[who], told)
            with pytest.raises(NotFound, match="remedy"):
                filing_list.seen_remedy(connection, made.who[who], remedy)


def test_pages_asked_one_after_the_other_are_the_list_and_only_what_is_unanswered_is_due(
    sqlite_book: Casebook,
) -> None:
    made = world(sqlite_book)
    head = made.who["head"]
    case_id = made.case(made.report("liaison_a"))
    made.walk(case_id, *TO_VERIFIED, State.SCOPE_TESTED, State.UNDER_INVESTIGATION)
    due = dt.date(2017, 1, 20)
    with made.book.write(NOW) as writing:
        rulings.attribute(writing, head, case_id, "unattributed", (), "reasonable_grounds", None, "x")
        cases.table(writing, head, case_id)
        vote = {"a": Vote(Outcome.CANNOT_RULE)}
        rulings.determine(
            writing, made.who["commission"], case_id, vote, DecidedBy.CONSENSUS, "reasonable_grounds", "x"
        )
        told = [rulings.notify(writing, head, case_id, "party_a", f"{n}", due) for n in range(5)]
        rulings.answer(writing, made.who["liaison_a"], told[1], "response", "y")
    with made.book.read() as connection:
        whole = filing_list.notifications(connection, head)
        assert [one["notification"] for one in whole] == told[::-1]
        found: list[str] = []
        after = None
        while part := filing_list.notifications(connection, head, after=after, limit=2):
            found += [one["notification"] for one in part]
            after = found[-1]
        assert found == told[::-1]
        sent = select(schema.notification.c.notification_id)
        unanswered = connection.scalars(sent.where(filing_list.unanswered(head))).all()
        assert set(unanswered) == set(told) - {told[1]}
        assert connection.scalars(sent.where(filing_list.unanswered(made.who["liaison_b"]))).all() == []
        # What one does not see begins no page, as what is not there.
        for hidden in (told[0], "N-0000000000000000"):
            with pytest.raises(NotFound):
                filing_list.notifications(connection, made.who["liaison_b"], after=hidden)


def test_remedies_are_paged_by_the_day_they_are_due(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    head = made.who["head"]
    there = scene(made)
    with made.book.read() as connection:
        remedy = there.ids["remedy of party_a"]
        case_id = filing_list.case_of_remedy(connection, head, remedy)
        with pytest.raises(NotFound, match="remedy"):
            filing_list.case_of_remedy(connection, made.who["liaison_b"], remedy)
    days = [dt.date(2017, 3, day) for day in (9, 2, 9, 5)]
    with made.book.write(NOW) as writing:
        # Rows as `ask_remedy` writes them: how a case comes to several remedies does not matter here.
        asked = []
        for number, day in enumerate(days):
            entry = writing.log("remedy", {"measure": f"m{number}"}, ("case", case_id))
            values = {"case_id": case_id, "holder": "party_a", "due": day.isoformat(), "entry": entry}
            writing.add(("remedy", values | {"remedy_id": f"M-{number:016x}"}))
            asked.append((day.isoformat(), entry, f"M-{number:016x}"))
    with made.book.read() as connection:
        whole = [one["remedy"] for one in filing_list.remedies(connection, head)]
        assert [one for one in whole if one != remedy] == [name for *_, name in sorted(asked)]
        found: list[str] = []
        while part := filing_list.remedies(connection, head, after=found[-1] if found else None, limit=2):
            found += [one["remedy"] for one in part]
        assert found == whole
        open_ = select(schema.remedy.c.remedy_id)
        assert set(connection.scalars(open_.where(filing_list.without_result(head)))) == set(whole)
        assert connection.scalars(open_.where(filing_list.without_result(made.who["liaison_b"]))).all() == []
        with pytest.raises(NotFound, match="remedy"):
            filing_list.remedies(connection, made.who["liaison_b"], after=remedy)
