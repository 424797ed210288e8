"""Who may do what, and what each route needs: the rules of the role matrix, written out a second time by names of `HOLDERS`."""

from __future__ import annotations

from typing import Any

from tests.casebook.world import HOLDERS, PASSWORD

NAMES = ("owner", *HOLDERS)
EVERYBODY = set(NAMES)
_DAY = "2030-01-01"

# Deed → who may do it.
MAY: dict[str, set[str]] = {
    "nothing special": EVERYBODY,
    "file": {"monitor", "sector", "liaison_a", "liaison_b", "centre_1", "centre_2", "civil"},
    "withdraw": {"monitor", "sector", "liaison_a", "liaison_b", "centre_1", "centre_2", "civil"},
    "open a case": {"sector", "analyst", "officer", "head"},
    "move a case": {"officer", "investigator", "head"},
    "split a case": {"officer", "head"},
    "assign": {"head"},
    "table": {"head"},
    "attribute": {"investigator", "head"},
    "determine": {"commission"},
    "notify": {"head"},
    "reply": {"liaison_a", "liaison_b", "centre_1", "centre_2"},
    "remedy": {"head"},
    "open what is sealed": {"officer", "investigator", "head"},
    "erase": {"head"},
    "manage": {"owner"},
    "watch": {"monitor", "sector", "analyst"},
    "export the log": {
        "owner",
        "head",
        "liaison_a",
        "liaison_b",
        "centre_1",
        "centre_2",
        "commission",
        "observer",
        "auditor",
    },
    "link": {"analyst", "officer", "head"},
    "oblige": {"head"},
    "hand over": {"sector", "analyst", "officer", "investigator", "head"},
    "enter an agreement": {"sector", "analyst", "officer", "head"},
    # Of the person who filed the report of party_a: who filed it, and who heads the mission; an answer is for the first alone.
    "speak of the person": {"liaison_a", "head"},
    "read the answer": {"liaison_a"},
}
# Who may, beyond the deed: only the one who filed a report changes it.
OWN = {
    "report of mission": {"monitor"},
    "report of party_a": {"liaison_a"},
    "report of guarantor_1": {"centre_1"},
    "report of party_b": {"liaison_b"},
    "report of public": {"civil"},
    "notification to party_a": {"liaison_a"},
    "obligation of party_a": {"liaison_a"},
}
REPORTS = ("report of mission", "report of party_a", "report of guarantor_1", "report of party_b", "report of public")
# Each compartment where what is seen matters most; three kinds of people elsewhere.
SOME = ("report of mission", "report of party_a", "report of public")
CASES = ("assigned case", "tabled case")

# Method and path | deed | things to try it on; "own" after the deed: of these, only one's own. In a body, {name} is an id.
ROUTES: dict[str, tuple[str, tuple[str, ...], Any]] = {
    "GET /api/session": ("nothing special", (), None),
    "DELETE /api/session": ("nothing special", (), None),
    "POST /api/reports": ("file", (), {"compartment": "=own", "summary": "new"}),
    "POST /api/reports/with-files": ("file", (), "files"),
    "GET /api/reports": ("nothing special", (), None),
    "GET /api/reports/count": ("nothing special", (), None),
    "GET /api/reports/{report_id}": ("nothing special", REPORTS, None),
    "GET /api/reports/{report_id}/likely-same": ("nothing special", SOME, None),
    "GET /api/reports/{report_id}/affected": ("nothing special", SOME, None),
    "GET /api/reports/{report_id}/incident": ("nothing special", SOME, None),
    "POST /api/reports/{report_id}/correction": ("withdraw own", SOME, {"summary": "x", "reason": "x"}),
    "POST /api/reports/{report_id}/withdrawal": ("withdraw own", REPORTS, {"reason": "x"}),
    "POST /api/reports/{report_id}/sealed": ("open what is sealed", SOME, {"reason": "x"}),
    "POST /api/reports/{report_id}/erasure": ("erase", SOME, {"why": "law"}),
    "GET /api/reports/{report_id}/files/{sha256}": ("nothing special", ("report with a file",), None),
    "POST /api/batches": ("file", (), "table"),
    "POST /api/batches/{batch_id}/undo": ("withdraw", ("batch of guarantor_1",), {"reason": "x"}),
    "GET /api/incidents": ("nothing special", (), None),
    "GET /api/links": ("nothing special", (), None),
    "POST /api/links": (
        "link",
        ("report of party_a",),
        {"report_1": "{thing}", "report_2": "{report of guarantor_1}", "answer": "same", "reason": "x"},
    ),
    "POST /api/cases": ("open a case", ("report of mission", "report of public"), {"reports": ["{thing}"]}),
    "GET /api/cases": ("nothing special", (), None),
    "GET /api/cases/count": ("nothing special", (), None),
    "GET /api/cases/{case_id}": ("nothing special", CASES, None),
    "POST /api/cases/{case_id}/steps": ("move a case", CASES, {"to": "triaged", "reason": "x"}),
    "POST /api/cases/{case_id}/simple-steps": ("nothing special", CASES, {"to": "checked", "reason": "x"}),
    "POST /api/cases/{case_id}/undo": ("nothing special", CASES, {"reason": "x"}),
    "POST /api/cases/{case_id}/assignments": ("assign", CASES, {"account": "{account}"}),
    "POST /api/cases/{case_id}/tabling": ("table", CASES, None),
    "POST /api/cases/bulk": ("move a case", (), {"where": {}, "to": "triaged", "reason": "x"}),
    "POST /api/cases/{case_id}/merge": ("move a case", CASES, {"into": "{case with a remedy}", "reason": "x"}),
    "POST /api/cases/{case_id}/split": ("split a case", CASES, {"reports": ["{report of party_a}"], "reason": "x"}),
    "POST /api/cases/{case_id}/duplicate": ("move a case", CASES, {"of": "{case with a remedy}", "reason": "x"}),
    "POST /api/cases/{case_id}/attribution": (
        "attribute",
        CASES,
        {"result": "unattributed", "standard": "reasonable_grounds", "reason": "x"},
    ),
    "POST /api/cases/{case_id}/determination": (
        "determine",
        CASES,
        {
            "votes": {"a": {"outcome": "cannot_rule"}},
            "rule": "consensus",
            "standard": "reasonable_grounds",
            "reason": "x",
        },
    ),
    "POST /api/cases/{case_id}/notifications": ("notify", CASES, {"to": "party_b", "text": "x", "due": _DAY}),
    "GET /api/notifications": ("nothing special", (), None),
    "GET /api/notifications/{notification_id}": ("nothing special", ("notification to party_a",), None),
    "POST /api/notifications/{notification_id}/reply": (
        "reply",
        ("notification to party_a",),
        {"kind": "response", "text": "x"},
    ),
    "POST /api/notifications/{notification_id}/silence": ("notify", ("notification to party_a",), None),
    "POST /api/notifications/{notification_id}/dispute": ("reply", ("answered notification",), {"text": "x"}),
    "POST /api/cases/{case_id}/remedies": ("remedy", CASES, {"holder": "party_b", "measure": "x", "due": _DAY}),
    "GET /api/remedies": ("nothing special", (), None),
    "POST /api/remedies/{remedy_id}/result": ("remedy", ("remedy of party_a",), {"result": "taken", "text": "x"}),
    "POST /api/obligations": (
        "oblige",
        (),
        {"holder": "party_a", "kind": "map", "what": "maps", "clause": "art. 1", "due": _DAY},
    ),
    "GET /api/obligations": ("nothing special", (), None),
    "GET /api/obligations/{obligation_id}": ("nothing special", ("obligation of party_a",), None),
    "POST /api/obligations/{obligation_id}/announcement": (
        "reply own",
        ("obligation of party_a",),
        {"text": "x", "day": "2017-01-01"},
    ),
    "POST /api/obligations/{obligation_id}/verification": (
        "move a case",
        ("obligation of party_a",),
        {"seen": "verified", "text": "x", "day": "2017-01-01"},
    ),
    "GET /api/due": ("nothing special", (), None),
    "POST /api/watch": ("watch", (), {"kind": "patrol", "day": "2017-01-01", "area": "x", "note": "x"}),
    "GET /api/watch": ("nothing special", (), None),
    "GET /api/scorecard": ("nothing special", (), None),
    "GET /api/bursts": ("nothing special", (), {"?": {"cut_off": "2017-01-10T19:30:00Z"}}),
    "GET /api/run/summary": ("nothing special", (), None),
    "GET /api/run/incidents": ("nothing special", (), None),
    "GET /api/findings": ("nothing special", (), None),
    "POST /api/ledger/checkpoint": ("export the log", (), None),
    "GET /api/ledger/checkpoint": ("export the log", (), None),
    "GET /api/ledger/proofs/inclusion": ("export the log", (), {"?": {"entry": 0, "size": "=size"}}),
    "GET /api/ledger/proofs/consistency": ("export the log", (), {"?": {"earlier": "=size", "size": "=size"}}),
    "POST /api/ledger/countersignatures": ("export the log", (), "countersigned"),
    "GET /api/ledger/export": ("export the log", (), None),
    "GET /api/accounts": ("manage", (), None),
    "POST /api/accounts": ("manage", (), {"name": "new", "password": "a long enough password"}),
    "POST /api/accounts/{account_id}/grants": ("manage", ("account",), {"role": "analyst", "compartment": "mission"}),
    "POST /api/accounts/{account_id}/disable": ("manage", ("account",), None),
    "DELETE /api/grants/{grant_id}": ("manage", ("grant",), None),
    "GET /api/officers": ("assign", (), None),
    "GET /api/compartments": ("manage", (), None),
    "POST /api/compartments": ("manage", (), {"name": "new", "meaning": "x"}),
    "POST /api/account/password": ("nothing special", (), {"password": PASSWORD, "new": "another long password"}),
    "POST /api/account/second-factor": ("nothing special", (), {"password": PASSWORD}),
    "GET /api/account/tokens": ("nothing special", (), None),
    "POST /api/account/tokens": ("nothing special", (), {"label": "x", "scopes": []}),
    "DELETE /api/account/tokens/{token}": ("nothing special", ("token of nobody",), None),
}
