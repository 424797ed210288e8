"""A mechanism with two guarantor centres, two parties and a commission: roles, not persons."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from treve.casebook import cases, intake, people, report_form
from treve.casebook.book import Casebook
from treve.casebook.roles import Preset, Role
from treve.casebook.visible import Viewer
from treve.casebook.workflow import State
from treve.ledger.note import SecretKey

NOW = dt.datetime(2017, 1, 10, 12, tzinfo=dt.UTC)
PASSWORD = "a long enough password"
HOLDERS = {
    "head": (Role.HEAD_OF_MISSION, "mission"),
    "officer": (Role.VERIFICATION_OFFICER, "mission"),
    "investigator": (Role.INVESTIGATOR, "mission"),
    "analyst": (Role.ANALYST, "mission"),
    "monitor": (Role.FIELD_MONITOR, "mission"),
    "sector": (Role.SECTOR_OFFICE, "mission"),
    "liaison_a": (Role.PARTY_LIAISON, "party_a"),
    "liaison_b": (Role.PARTY_LIAISON, "party_b"),
    "centre_1": (Role.GUARANTOR_CENTRE, "guarantor_1"),
    "centre_2": (Role.GUARANTOR_CENTRE, "guarantor_2"),
    "commission": (Role.COMMISSION_MEMBER, "mission"),
    "observer": (Role.OBSERVER, "public"),
    "civil": (Role.CIVIL_REPORTER, "public"),
    "mediator": (Role.MEDIATOR, "public"),
    "auditor": (Role.AUDITOR, "public"),
    "operator": (Role.OPERATOR, "mission"),
    "stranger": (Role.PUBLIC, "public"),
}


@dataclass(frozen=True)
class World:
    """A casebook and the people in it."""

    book: Casebook
    who: dict[str, Viewer]

    @property
    def key(self) -> SecretKey:
        assert self.book.key is not None
        return self.book.key

    def report(self, who: str, summary: str = "shelling heard", **more: str) -> str:
        """File a report; its id."""
        viewer = self.who[who]
        form = report_form.read({"summary": summary, **more}, "test")
        (_, compartment) = next(iter(viewer.grants))
        with self.book.write(NOW) as writing:
            return intake.submit(writing, viewer, form, self.key, compartment).report_id

    def case(self, *report_ids: str, workflow: str = "full") -> str:
        """Open a case; its id."""
        with self.book.write(NOW) as writing:
            return cases.open_case(writing, self.who["head"], report_ids, workflow)

    def walk(self, case_id: str, *states: State) -> None:
        """Bare steps by the head of mission."""
        with self.book.write(NOW) as writing:
            for state in states:
                cases.step(writing, self.who["head"], case_id, state, "test")


def world(book: Casebook) -> World:
    """Everybody in place."""
    who = {}
    with book.write(NOW) as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.COMMISSION)
        who["owner"] = people.viewer(writing.connection, people.account_named(writing.connection, "owner"))
        for name, (role, compartment) in HOLDERS.items():
            account_id = people.add_account(writing, name, PASSWORD)
            people.grant(writing, account_id, role, compartment)
            who[name] = people.viewer(writing.connection, account_id)
    return World(book, who)


TO_VERIFIED = (State.REGISTERED, State.TRIAGED, State.UNDER_VERIFICATION, State.VERIFIED)
