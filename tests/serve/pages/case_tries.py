"""Every deed of a case tried on the casebook itself, and rolled back: what it then allows, whatever a page offers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from tests.casebook.world import World
from treve.casebook import book as books
from treve.casebook import cases, merging, rulings
from treve.casebook.book import Writing
from treve.casebook.rulings import DecidedBy, Vote
from treve.casebook.visible import Viewer
from treve.casebook.workflow import ONLY_OUTCOME, Outcome, Simple, State
from treve.errors import NotFound, Refused

Act = Callable[[Writing, Viewer], object]
SOON = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=9)
GROUNDS = "reasonable_grounds"


class _Undone(Exception):
    """Rolls a transaction back that went well."""


def acts(made: World, case: str, other: str, state: State) -> dict[str, Act]:
    """Address below that of the case → the deed, filled in as it fits the state. other: a case it can be joined to."""
    ruled = {"a": Vote(ONLY_OUTCOME.get(state, Outcome.MINOR_VIOLATION))}
    somebody = made.who["observer"].account_id

    def bare(to: State) -> Act:
        return lambda writing, viewer: cases.step(writing, viewer, case, to, "x")

    found: dict[str, Act] = {f"step?to={to.value}": bare(to) for to in State}
    return found | {
        "check": lambda writing, viewer: cases.simple_step(writing, viewer, case, Simple.CHECKED, "x"),
        "close": lambda writing, viewer: cases.simple_close(writing, viewer, case, "x"),
        "attribution": lambda writing, viewer: rulings.attribute(
            writing, viewer, case, "unattributed", (), GROUNDS, None, "x"
        ),
        "determination": lambda writing, viewer: rulings.determine(
            writing, viewer, case, ruled, DecidedBy.CONSENSUS, GROUNDS, "x"
        ),
        "notification": lambda writing, viewer: rulings.notify(writing, viewer, case, "party_b", "x", SOON),
        "remedy": lambda writing, viewer: rulings.ask_remedy(writing, viewer, case, "party_b", "x", SOON),
        "assignment": lambda writing, viewer: cases.assign(writing, viewer, case, somebody),
        "tabling": lambda writing, viewer: cases.table(writing, viewer, case),
        "duplicate": lambda writing, viewer: merging.duplicate(writing, viewer, case, other, "x"),
        "merge": lambda writing, viewer: merging.merge(writing, viewer, case, other, "x"),
        "split": lambda writing, viewer: merging.split(writing, viewer, case, [_one_of(writing, case)], "x"),
        "undo": lambda writing, viewer: cases.undo(writing, viewer, case, "x"),
    }


def _one_of(writing: Writing, case: str) -> str:
    return cases.reports_of(writing.connection, case)[0]


def allowed(made: World, viewer: Viewer, tried: dict[str, Act]) -> set[str]:
    """Those of the deeds that the casebook takes from this person and that leave an entry; nothing stays of them."""
    return {name for name, act in tried.items() if _takes(made, viewer, act)}


def _takes(made: World, viewer: Viewer, act: Act) -> bool:
    taken = False
    try:
        with made.book.write() as writing:
            before = books.size(writing.connection)
            act(writing, viewer)
            taken = books.size(writing.connection) > before
            raise _Undone
    except (_Undone, NotFound, Refused):
        return taken


def life(made: World, case: str) -> Iterator[State]:
    """Lead a case through its life, ruled, disputed, reviewed and remedied; its state after each step."""
    head, commission, party = made.who["head"], made.who["commission"], made.who["liaison_a"]
    told: list[str] = []

    def bare(who: Viewer, to: State) -> Act:
        return lambda writing, _: cases.step(writing, who, case, to, "x")

    def rule(writing: Writing, _: Viewer) -> None:
        votes = {"a": Vote(Outcome.MINOR_VIOLATION)}
        rulings.determine(writing, commission, case, votes, DecidedBy.CONSENSUS, GROUNDS, "x")

    def tell(writing: Writing, _: Viewer) -> None:
        told.append(rulings.notify(writing, head, case, "party_a", "x", SOON))

    way: list[Act] = [
        *(bare(head, to) for to in (State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION)),
        *(bare(made.who["officer"], to) for to in (State.VERIFIED, State.SCOPE_TESTED, State.UNDER_INVESTIGATION)),
        lambda writing, _: rulings.attribute(
            writing, made.who["investigator"], case, "unattributed", (), GROUNDS, None, "x"
        ),
        lambda writing, _: cases.table(writing, head, case),
        rule,
        tell,
        lambda writing, _: rulings.answer(writing, party, told[0], "response", "x"),
        lambda writing, _: rulings.dispute(writing, party, told[0], "x"),
        bare(commission, State.UNDER_REVIEW),
        bare(commission, State.FINAL),
        lambda writing, _: told.append(rulings.ask_remedy(writing, head, case, "party_a", "x", SOON)),
        lambda writing, _: rulings.end_remedy(writing, head, told[1], "refused", "x"),
        *(bare(head, to) for to in (State.SANCTIONED, State.CLOSED, State.REOPENED)),
    ]
    yield State.REPORTED
    for step in way:
        with made.book.write() as writing:
            step(writing, head)
            now = cases.state(writing.connection, case).to_state
        yield now
