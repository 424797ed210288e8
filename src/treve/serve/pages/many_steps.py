"""One step for all that a query finds: looked at first, made by the rules of a single step, never for more than can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, Response

from treve.casebook import cases, gathering
from treve.casebook.book import Connection, Writing
from treve.casebook.gathering import Group
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.casebook.workflow import DEED, WITH_MORE, State
from treve.catalogue import say
from treve.errors import BadValue, worded
from treve.serve.given import CaseId, Words
from treve.serve.pages import case_words
from treve.serve.pages.desk import Desk, words
from treve.serve.pages.sent import needed, read

MOST_GROUPS = 500
MOST_REPORTS = 5_000
_FIELDS = ("deed", "workflow", "case", "to", "reason")
_GROUP = re.compile(r"(\S{1,40})((?: R-[0-9a-f]{16})+)")


class Steps(BaseModel):
    """What is to be done with every group: a case over each, each into one case, or the cases in which they are moved a step."""

    deed: Literal["open", "add", "move"]
    workflow: Literal["full", "simple"] = "full"
    case: CaseId | None = None
    to: State | None = None
    reason: Words | None = None


# What each deed needs beyond itself.
_NEEDS: Mapping[str, tuple[str, ...]] = {"open": (), "add": ("case", "reason"), "move": ("to", "reason")}


@dataclass(frozen=True, slots=True)
class Found:
    """What a query finds.

    path      where the form is sent
    back      address of the list
    asked     what the address asks for, sent along with the form
    sentence  how many there are, exactly
    groups    those told by reports of the casebook; not all of them where there are too many
    without   sentence on those that are not; "" where there are none
    """

    path: str
    back: str
    asked: Mapping[str, str]
    sentence: str
    groups: Sequence[Group]
    without: str = ""

    @property
    def reports(self) -> int:
        """How many reports are in the groups."""
        return sum(len(one.reports) for one in self.groups)

    @property
    def too_many(self) -> bool:
        """More than is done at once."""
        return len(self.groups) > MOST_GROUPS or self.reports > MOST_REPORTS


@dataclass(slots=True)
class Made:
    """What was done, or would be. done: group, and its case where it has one. cases: how many cases moved, or would."""

    done: list[tuple[Group, str | None]] = field(default_factory=list)
    left: list[tuple[Group, str]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    stayed: list[tuple[str, str]] = field(default_factory=list)


def bare_steps(viewer: Viewer) -> list[State]:
    """The bare steps that this person may make at all."""
    return [to for to in State if to is not State.REPORTED and to not in WITH_MORE and viewer.may(DEED[to])]


def offered(viewer: Viewer) -> list[str]:
    """What this person may do with all that a query finds."""
    may_open = viewer.may(Deed.OPEN_CASE)
    found = ["open"] if may_open else []
    found += ["add"] if may_open and viewer.may(Deed.MOVE_CASE) else []
    return found + (["move"] if bare_steps(viewer) else [])


def must(viewer: Viewer) -> None:
    """Raises Forbidden for somebody who may do none of it."""
    if not offered(viewer):
        viewer.must(Deed.OPEN_CASE)


def ask(
    desk: Desk, found: Found, kept: Mapping[str, str] | None = None, wrong: Mapping[str, str] | None = None
) -> HTMLResponse:
    """The page with the form."""
    values: dict[str, Any] = {
        "found": found,
        "most": MOST_GROUPS,
        "most_reports": MOST_REPORTS,
        "offered": offered(desk.viewer),
        "steps": [("", "–"), *((one.value, case_words.STEPS[one.value]) for one in bare_steps(desk.viewer))],
        "kept": dict(kept or {}),
        "wrong": dict(wrong or {}),
    }
    return desk.page("many_steps.html", 422 if wrong else 200, **values)


def make(desk: Desk, found: Found, form: FormData) -> Response:
    """Look, or do it to what was looked at. found: what the query finds now."""
    kept = {name: words(form, name) for name in _FIELDS}
    given, wrong = read(Steps, kept)
    if given is not None:
        wrong = {name: needed() for name in _NEEDS[given.deed] if getattr(given, name) is None}
    if given is None or wrong:
        return ask(desk, found, kept, wrong)
    certain = words(form, "certain") == "yes"
    # Done to the very groups that were shown, whatever a run made since would find.
    groups = looked_at(words(form, "groups")) if certain else list(found.groups)
    if not certain and found.too_many:
        return ask(desk, found, kept, {"groups": say("Narrow it down first.")})
    with desk.asks.writing() as (writing, viewer):
        made = carried_out(writing, viewer, groups, given, dry_run=not certain)
    values: dict[str, Any] = {
        "found": found,
        "kept": kept,
        "made": made,
        "dry_run": not certain,
        "groups": as_text(group for group, _ in made.done),
        "words": case_words,
        "deed": given.deed,
        "to": given.to.value if given.to else "",
    }
    return desk.page("many_steps_made.html", **values)


def carried_out(writing: Writing, viewer: Viewer, groups: Sequence[Group], given: Steps, dry_run: bool) -> Made:
    """Do it, or say what would be done. Every group is told of: done, or left and why."""
    if given.deed == "move":
        assert given.to is not None
        assert given.reason is not None
        return _moved(writing, viewer, groups, given.to, given.reason, dry_run)
    if given.deed == "add":
        assert given.case is not None
        assert given.reason is not None
        gathered = gathering.add_each(writing, viewer, groups, given.case, given.reason, dry_run)
    else:
        gathered = gathering.open_each(writing, viewer, groups, given.workflow, dry_run)
    return Made(list(gathered.done), list(gathered.left))


def _moved(writing: Writing, viewer: Viewer, groups: Sequence[Group], to: State, reason: str, dry_run: bool) -> Made:
    """The cases in which the groups are, each moved once, however many groups it holds."""
    viewer.must(DEED[to])
    writing.take_turn()
    of = _cases_of(writing.connection, viewer, groups)
    wanted = list(dict.fromkeys(case for one in of.values() for case in one))
    moved, stayed = cases.bulk(writing, viewer, wanted, to, reason, dry_run)
    made = Made(moved=moved, stayed=stayed)
    went, why = set(moved), dict(stayed)
    for group in groups:
        own = of[group.name]
        if not own:
            made.left.append((group, say("in no case that you see")))
        elif went & set(own):
            made.done.append((group, next(one for one in own if one in went)))
        else:
            made.left.append((group, why[own[0]]))
    return made


def _cases_of(connection: Connection, viewer: Viewer, groups: Sequence[Group]) -> dict[str, list[str]]:
    """Name of a group → the cases that one sees in which its reports are."""
    found = gathering.cases_of(connection, viewer, [report for one in groups for report in one.reports])
    return {
        one.name: list(dict.fromkeys(case for report in one.reports for case in found.get(report, ())))
        for one in groups
    }


def as_text(groups: Iterable[Group]) -> str:
    """Groups as a form carries them: one a line, its name and its reports."""
    return "\n".join(" ".join((one.name, *one.reports)) for one in groups)


def looked_at(text: str) -> list[Group]:
    """The groups that a form carries. Raises BadValue for what no page wrote."""
    lines = text.split("\n") if text else []
    found = [_GROUP.fullmatch(line) for line in lines]
    groups = [Group(one[1], tuple(one[2].split())) for one in found if one is not None]
    reports = len([report for one in groups for report in one.reports])
    if not groups or len(groups) < len(lines) or len(groups) > MOST_GROUPS or reports > MOST_REPORTS:
        raise BadValue(
            "steps", "groups", text[:40], worded("what was looked at: 1 to {most} groups of reports", most=MOST_GROUPS)
        )
    return groups
