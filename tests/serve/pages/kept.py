"""What the casebook holds after a form was sent: asked of the casebook itself, not of a page."""

from __future__ import annotations

from tests.casebook.world import World
from treve.casebook import case_list, report_list
from treve.casebook.workflow import State


def state_of(made: World, case: str) -> str:
    """Where a case stands."""
    with made.book.read() as connection:
        return str(case_list.shown(connection, made.who["head"], case)["state"])


def reports_kept(made: World) -> int:
    """How many reports there are."""
    with made.book.read() as connection:
        return report_list.count(connection, made.who["head"])


def to_insufficient(made: World, case: str) -> None:
    """Bring a case to where the only ruling is that the body cannot rule."""
    made.walk(case, State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.INSUFFICIENT_EVIDENCE)
