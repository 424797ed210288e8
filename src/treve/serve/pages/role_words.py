"""Roles and deeds in words."""

from __future__ import annotations

from treve.casebook.deed_words import DEEDS as DEEDS
from treve.catalogue import Sayings, marked

ROLES: Sayings[str] = Sayings(
    {
        "owner": marked("owner: manages accounts, sees nothing"),
        "field_monitor": marked("field monitor, patrol leader"),
        "sector_office": marked("sector office"),
        "analyst": marked("analyst at headquarters"),
        "verification_officer": marked("verification officer"),
        "investigator": marked("investigator"),
        "head_of_mission": marked("head of mission"),
        "party_liaison": marked("liaison of a party"),
        "commission_member": marked("member of the commission"),
        "guarantor_centre": marked("centre of a guarantor"),
        "observer": marked("third-party observer"),
        "civil_reporter": marked("civil-society reporter"),
        "mediator": marked("mediator"),
        "public": marked("the public"),
        "auditor": marked("auditor"),
        "operator": marked("system operator: runs it, sees nothing"),
    }
)
SEEN: Sayings[str] = Sayings(
    {
        "report": marked("Reports"),
        "case": marked("Cases"),
        "notification": marked("Notifications"),
        "bulletin": marked("Bulletins"),
    }
)
