"""The menu: which pages there are, in which order, and who finds them there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer
from treve.catalogue import marked, say


@dataclass(frozen=True, slots=True)
class Section:
    """A page in the menu; what is not in somebody's menu may still be asked for, and answers as the casebook allows.

    label  English; said in the language spoken when it is shown
    """

    path: str
    label: str
    shown_to: Callable[[Viewer], bool]

    def name(self) -> str:
        """The label in the language spoken now."""
        return say(self.label)

    def holds(self, path: str) -> bool:
        """Is this page, or one below it, the one looked at?"""
        return path == self.path or (self.path != "/" and path.startswith(f"{self.path}/"))


def _everybody(_: Viewer) -> bool:
    return True


def _has_filings(viewer: Viewer) -> bool:
    return viewer.may(Deed.REPLY) or viewer.may(Deed.NOTIFY)


def _manages(viewer: Viewer) -> bool:
    return viewer.may(Deed.MANAGE)


def _reads_the_log(viewer: Viewer) -> bool:
    return viewer.may(Deed.EXPORT_LOG)


SECTIONS = (
    Section("/", marked("Today"), _everybody),
    Section("/paste", marked("Paste a text"), _everybody),
    Section("/incidents", marked("Incidents"), _everybody),
    Section("/map", marked("Map and timeline"), _everybody),
    Section("/inbox", marked("Inbox"), _everybody),
    Section("/cases", marked("Cases"), _everybody),
    Section("/filings", marked("Filings"), _has_filings),
    Section("/agreements", marked("Agreements"), _everybody),
    Section("/analysis", marked("Analysis"), _everybody),
    Section("/registers", marked("Registers"), _everybody),
    Section("/bulletins", marked("Bulletins"), _everybody),
    Section("/ledger", marked("Log"), _reads_the_log),
    Section("/admin", marked("Administration"), _manages),
)


def menu(viewer: Viewer) -> list[Section]:
    """The pages in somebody's menu."""
    return [section for section in SECTIONS if section.shown_to(viewer)]
