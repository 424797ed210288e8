"""What a person may do with a case now: the steps that may follow and are theirs to make, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.workflow import DEED, NEXT, WITH_MORE, Simple, State, simple
from treve.catalogue import Sayings, marked, say
from treve.serve.pages import case_history
from treve.serve.pages.case_words import STEPS

# Each has a page with its form below the case's address.
DEEDS = (
    "step",
    "check",
    "close",
    "attribution",
    "determination",
    "notification",
    "remedy",
    "assignment",
    "tabling",
    "duplicate",
    "merge",
    "split",
    "undo",
)
_LABELS: Sayings[str] = Sayings(
    {
        "check": marked("Checked"),
        "close": marked("Close; no party was asked"),
        "attribution": marked("Settle who did it"),
        "determination": marked("Enter a ruling"),
        "notification": marked("Notify a party"),
        "remedy": marked("Ask for a remedy"),
        "assignment": marked("Give it to somebody"),
        "tabling": marked("Put before the commission"),
        "duplicate": marked("Tells what another case tells"),
        "merge": marked("Let it go on as another case"),
        "split": marked("Take some of its reports into a new case"),
        "undo": marked("Take my last step back"),
    }
)
# Deed of a page → the state that it brings the case into.
_BRINGS = {
    "attribution": State.ATTRIBUTION_SETTLED,
    "determination": State.DETERMINED,
    "notification": State.NOTIFIED,
    "remedy": State.REMEDY_REQUESTED,
    "duplicate": State.DUPLICATE,
    "merge": State.SUPERSEDED,
}
_WITHOUT_A_STEP = {"assignment": Deed.ASSIGN, "tabling": Deed.TABLE_CASE}


@dataclass(frozen=True, slots=True)
class Possible:
    """One thing that may be done. `to`: the state of a bare step, else empty."""

    deed: str
    label: str
    to: str = ""

    @property
    def address(self) -> str:
        """Below the address of the case."""
        return f"{self.deed}?to={self.to}" if self.to else self.deed


def possible(viewer: Viewer, told: Mapping[str, Any]) -> list[Possible]:
    """What may be done now, the way forward first. told: a case as `case_list.shown` tells it."""
    if "history" not in told:
        return []
    state, bodies = State(told["state"]), told["history"]
    after = [to for to in State if to in NEXT[state] and viewer.may(DEED[to])]
    found: list[Possible]
    if is_simple(told):
        found = _simple(viewer, state)
        after = [to for to in after if to is State.DETERMINED]
    else:
        found = [Possible("step", STEPS[to], to.value) for to in after if to not in WITH_MORE]
    ways = [deed for deed, to in _BRINGS.items() if to in after]
    # More parties can be told one after another, while no answer has come.
    if state is State.NOTIFIED and viewer.may(Deed.NOTIFY):
        ways.append("notification")
    ways += [deed for deed, right in _WITHOUT_A_STEP.items() if viewer.may(right)]
    if case_history.tabled(bodies):
        ways = [deed for deed in ways if deed != "tabling"]
    if viewer.may(Deed.OPEN_CASE) and viewer.may(Deed.MOVE_CASE) and len(told["reports"]) > 1:
        ways.append("split")
    if _is_last_mine(viewer, told):
        ways.append("undo")
    return found + [Possible(deed, _LABELS[deed]) for deed in ways]


def is_simple(told: Mapping[str, Any]) -> bool:
    """Does the case take the four steps of a small organisation?"""
    return any(one["kind"] == "case" and one.get("workflow") == "simple" for one in told.get("history", ()))


def label(deed: str, to: str) -> str:
    """What the heading of a form says."""
    if deed == "step":
        return STEPS.get(to, say("A step"))
    return _LABELS[deed]


def _simple(viewer: Viewer, state: State) -> list[Possible]:
    now = simple(state)
    if now is Simple.NEW and viewer.may(Deed.MOVE_CASE):
        return [Possible("check", _LABELS["check"])]
    return [Possible("close", _LABELS["close"])] if now is Simple.RULED and viewer.may(Deed.REMEDY) else []


def _is_last_mine(viewer: Viewer, told: Mapping[str, Any]) -> bool:
    """Was the last step a bare one, made by this person? Only such a step is taken back."""
    steps = [one for one in told["history"] if one["kind"] == "step"]
    if not steps or steps[-1].get("from") is None or State(steps[-1]["to"]) in WITH_MORE:
        return False
    return bool(steps[-1]["by"] == viewer.account_id)
