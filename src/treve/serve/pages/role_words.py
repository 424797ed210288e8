"""Roles and deeds in words."""

from __future__ import annotations

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
DEEDS: Sayings[str] = Sayings(
    {
        "submit": marked("file reports"),
        "withdraw": marked("correct and withdraw what one filed"),
        "open_case": marked("open cases"),
        "move_case": marked("move cases"),
        "assign": marked("give cases to officers"),
        "table_case": marked("table cases"),
        "attribute": marked("say who did it"),
        "determine": marked("enter rulings"),
        "notify": marked("notify parties, publish"),
        "reply": marked("answer for a party"),
        "remedy": marked("ask for remedies"),
        "open_sealed": marked("open what is sealed"),
        "erase": marked("erase"),
        "manage": marked("manage accounts"),
        "watch": marked("record what was watched"),
        "export_log": marked("export the log"),
        "link": marked("decide whether reports tell the same"),
        "oblige": marked("enter obligations"),
        "hand_over": marked("write handover notes"),
        "enter_agreement": marked("enter agreements"),
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
