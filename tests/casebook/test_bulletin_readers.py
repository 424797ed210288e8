"""Who reads which bulletins: the column of the roles, written out a second time."""

from __future__ import annotations

import pytest

from treve.casebook.bulletin_readers import AUDIENCE, DRAFTERS, READS, Reach
from treve.casebook.roles import Role

# Role → what it reads once it is published, as initials: mission, commission, all parties (S), own letters (P), public (X).
COLUMN = {
    "owner": "X",
    "field_monitor": "MX",
    "sector_office": "MX",
    "analyst": "MCSPX",
    "verification_officer": "MCSPX",
    "investigator": "MCSPX",
    "head_of_mission": "MCSPX",
    "party_liaison": "SPX",
    "commission_member": "CSX",
    "guarantor_centre": "SPX",
    "observer": "SX",
    "civil_reporter": "X",
    "mediator": "CSX",
    "public": "X",
    "auditor": "SX",
    "operator": "X",
}
INITIAL = {Reach.MISSION: "M", Reach.COMMISSION: "C", Reach.PARTIES: "S", Reach.PARTY: "P", Reach.PUBLIC: "X"}


@pytest.mark.parametrize("role", Role)
def test_each_role_reads_what_its_row_says(role: Role) -> None:
    assert {INITIAL[one] for one in READS[role]} == set(COLUMN[role.value])


def test_only_who_works_on_them_sees_drafts() -> None:
    assert {one.value for one in DRAFTERS} == {"analyst", "verification_officer", "investigator", "head_of_mission"}


def test_only_the_mission_s_own_papers_have_no_grain() -> None:
    assert [reach for reach in Reach if AUDIENCE[reach] is None] == [Reach.MISSION]
