"""What each page needs: the rules of the pages' role matrix. Names are those of `tests.casebook.world.HOLDERS`.

A page that only shows has no row: it is shown to everybody who sees the thing it is about, and betrays nothing to anybody. A form
has a row: who may send it, on which things, and what is in it. In a form, {name} is an id and {thing} the thing it is tried on.
"""

from __future__ import annotations

from tests.casebook.world import PASSWORD
from tests.serve.matrix_rules import CASES, EVERYBODY, MAY, OWN, SOME

_DRAFTERS = {"head", "officer", "investigator", "analyst"}
# Who opens cases, and who moves any by a bare step: reviews are the commission's.
_STEPPERS = MAY["open a case"] | MAY["move a case"] | MAY["determine"]

# Who filed the reports of `SOME`: nobody else changes them.
_FILED_SOME = set().union(*(OWN[one] for one in SOME))
# Method and path | who may, of those who see the thing | things to try it on | the form
FORMS: dict[str, tuple[set[str], tuple[str, ...], dict[str, str]]] = {
    "POST /analysis/ask": (EVERYBODY, (), {}),
    "POST /paste": (EVERYBODY, (), {}),
    "POST /paste/confirm": (MAY["enter an agreement"], (), {}),
    "POST /paste/drafts": (MAY["file"], (), {}),
    "POST /paste/sheet": (EVERYBODY, (), {}),
    "POST /drafts/{draft_id}/drop": ({"sector", "monitor"}, ("draft of mission",), {"reason": "x"}),
    "POST /drafts/{draft_id}/file": ({"sector", "monitor"}, ("draft of mission",), {"summary": "x"}),
    "POST /account/mail": (EVERYBODY, (), {"address": "me@example.org", "topic": "deadlines"}),
    "POST /account/password": (EVERYBODY, (), {"password": PASSWORD, "new": "another long password"}),
    "POST /account/second-factor": (EVERYBODY, (), {"password": "not the password"}),
    "POST /account/tokens": (EVERYBODY, (), {"label": "x", "days": "3"}),
    "POST /account/tokens/{token}/end": (EVERYBODY, ("token of nobody",), {}),
    "POST /admin/compartments": ({"owner"}, (), {"compartment_name": "new"}),
    "POST /admin/grants/{grant_id}/end": ({"owner"}, ("grant",), {}),
    "POST /admin/people": ({"owner"}, (), {"name": "new", "password": "a long enough password"}),
    "POST /admin/people/{account_id}/disable": ({"owner"}, ("account",), {}),
    "POST /admin/people/{account_id}/grants": ({"owner"}, ("account",), {"role": "analyst", "compartment": "mission"}),
    "POST /admin/people/{account_id}/reset": ({"owner"}, ("account",), {"password": "a long enough password"}),
    "POST /bulletins/case": (
        _DRAFTERS,
        ("assigned case", "tabled case"),
        {"case": "{thing}", "case_reach": "mission", "language": "en"},
    ),
    "POST /bulletins/letter": (_DRAFTERS, ("notification to party_a",), {"notification": "{thing}", "language": "en"}),
    "POST /bulletins/period": (_DRAFTERS, (), {"kind": "daily", "until": "2017-01-05", "reach": "mission"}),
    "POST /bulletins/public": ({"head"}, (), {"first": "2017-01-03", "public_until": "2017-01-09", "language": "en"}),
    "POST /bulletins/{bulletin_id}/approve": ({"head"}, ("draft bulletin", "bulletin for the commission"), {}),
    "POST /bulletins/{bulletin_id}/discard": (_DRAFTERS, ("draft bulletin", "letter to party_a"), {"reason": "x"}),
    "POST /bulletins/{bulletin_id}/publish": ({"head"}, ("approved bulletin", "letter to party_a"), {}),
    "POST /ledger/countersign": (MAY["export the log"], (), {"key": "x"}),
    "POST /ledger/receipt": (MAY["export the log"], (), {"receipt": "x"}),
    "POST /ledger/sign": (MAY["export the log"], (), {}),
    "POST /registers/audit": (EVERYBODY, (), {}),
    "POST /registers/reconcile": (EVERYBODY, (), {}),
    "POST /sign-out": (EVERYBODY, (), {}),
    "POST /batches": (MAY["file"], (), {"compartment": "mission"}),
    "POST /batches/{batch_id}/undo": (MAY["withdraw"], ("batch of guarantor_1",), {"reason": "x"}),
    "POST /cases": (MAY["open a case"], ("report of mission", "report of public"), {"report": "{thing}"}),
    "POST /incidents/steps": (MAY["open a case"], (), {"deed": "open", "q": "act:mortar"}),
    "POST /inbox/steps": (MAY["open a case"], (), {"deed": "open"}),
    "POST /cases/bulk": (
        MAY["move a case"],
        (),
        {"to": "triaged", "reason": "x", "case": "C-aaaaaaaaaaaaaaaa"},
    ),
    "POST /cases/{case_id}/step": (MAY["move a case"], CASES, {"to": "triaged", "reason": "x"}),
    "POST /cases/{case_id}/check": (EVERYBODY, CASES, {"reason": "x"}),
    "POST /cases/{case_id}/close": (MAY["remedy"], CASES, {"reason": "x"}),
    "POST /cases/{case_id}/undo": (EVERYBODY, CASES, {"reason": "x"}),
    "POST /cases/{case_id}/assignment": (MAY["assign"], CASES, {"account": "{account}"}),
    "POST /cases/{case_id}/tabling": (MAY["table"], CASES, {}),
    "POST /cases/{case_id}/duplicate": (MAY["move a case"], CASES, {"of": "{case with a remedy}", "reason": "x"}),
    "POST /cases/{case_id}/merge": (MAY["move a case"], CASES, {"into": "{case with a remedy}", "reason": "x"}),
    "POST /cases/{case_id}/split": (MAY["split a case"], CASES, {"report": "{report of party_a}", "reason": "x"}),
    "POST /cases/{case_id}/attribution": (
        MAY["attribute"],
        CASES,
        {"result": "unattributed", "standard": "reasonable_grounds", "reason": "x"},
    ),
    "POST /cases/{case_id}/determination": (
        MAY["determine"],
        CASES,
        {
            "component-1": "a",
            "outcome-1": "cannot_rule",
            "dissent-1": "",
            "rule": "consensus",
            "standard": "reasonable_grounds",
            "reason": "x",
        },
    ),
    "POST /cases/{case_id}/notification": (MAY["notify"], CASES, {"to": "party_b", "text": "x", "due": "2030-01-01"}),
    "POST /cases/{case_id}/remedy": (
        MAY["remedy"],
        CASES,
        {"holder": "party_b", "measure": "x", "due": "2030-01-01"},
    ),
    "POST /filings/{notification_id}/reply": (
        MAY["reply"],
        ("notification to party_a",),
        {"kind": "response", "text": "x"},
    ),
    "POST /filings/{notification_id}/dispute": (MAY["reply"], ("answered notification",), {"text": "x"}),
    "POST /filings/{notification_id}/silence": (MAY["notify"], ("notification to party_a",), {}),
    "POST /handover": (MAY["hand over"], (), {"text": "x"}),
    "POST /reports/new": (MAY["file"], (), {"summary": "new", "compartment": "nowhere"}),
    "POST /reports/{report_id}/correction": (_FILED_SOME, SOME, {"summary": "x", "reason": "x"}),
    "POST /reports/{report_id}/withdrawal": (_FILED_SOME, SOME, {"reason": "x"}),
    "POST /reports/{report_id}/link": (
        MAY["link"],
        ("report of party_a",),
        {"report_2": "{report of guarantor_1}", "answer": "same", "reason": "x"},
    ),
    "POST /watch": (MAY["watch"], (), {"kind": "patrol", "day": "2017-01-01", "area": "x", "note": "x"}),
    "POST /saved": (EVERYBODY, (), {"name": "x", "what": "due"}),
    "POST /saved/{filter_id}/drop": ({"centre_1"}, ("filter of centre_1",), {}),
    "POST /saved/{filter_id}/revoke": ({"centre_1"}, ("filter of centre_1",), {}),
    "POST /saved/{filter_id}/share": ({"centre_1"}, ("filter of centre_1",), {}),
    "POST /remedies/{remedy_id}/result": (
        MAY["remedy"],
        ("remedy of party_a",),
        {"result": "taken", "text": "x"},
    ),
    "POST /obligations": (
        MAY["oblige"],
        (),
        {"holder": "party_a", "kind": "map", "what": "maps", "clause": "art. 1"},
    ),
    "POST /obligations/{obligation_id}/refusal": (
        OWN["obligation of party_a"],
        ("obligation of party_a",),
        {"text": "x", "day": "2017-01-01"},
    ),
    "POST /obligations/{obligation_id}/verification": (
        MAY["move a case"],
        ("obligation of party_a",),
        {"seen": "verified", "text": "x", "day": "2017-01-01"},
    ),
    "POST /obligations/{obligation_id}/announcement": (
        OWN["obligation of party_a"],
        ("obligation of party_a",),
        {"text": "x", "day": "2017-01-01"},
    ),
}
# Pages that are not for everybody though they are about nothing one could see or not see: who may look.
SHOWN_TO: dict[str, set[str]] = {
    "GET /admin": {"owner"},
    "GET /batches": MAY["file"],
    "GET /bulletins/new": _DRAFTERS,
    "GET /obligations/new": MAY["oblige"],
    "GET /inbox/steps": _STEPPERS,
    "GET /incidents/steps": _STEPPERS,
    "GET /ledger": MAY["export the log"],
    "GET /ledger/export": MAY["export the log"],
    "GET /reports/keying": MAY["file"],
    "GET /reports/new": MAY["file"],
}
# Placeholder of a path → beginning of the ids that fit.
KINDS = {
    "account_id": "A-",
    "batch_id": "B-",
    "bulletin_id": "E-",
    "case_id": "C-",
    "draft_id": "D-",
    "notification_id": "N-",
    "obligation_id": "O-",
    "remedy_id": "M-",
    "report_id": "R-",
}
# Other placeholders: something that fits, to look whether the page stands.
FITTING: dict[str, str] = {
    "agreement_id": "syr-2016-12-30",
    "ending": "csv",
    "figure": "fronts",
    "incident_id": "1",
    "name": "a.json",
}
# Answers that are no pages by themselves: downloads, and parts that a page asks for.
PARTS = {
    "GET /agreements/{agreement_id}/actors",
    "GET /analysis/progress",
    "GET /incidents.csv",
    "GET /incidents.geojson",
    "GET /map/basemap",
    "GET /map/cells",
    "GET /map/window",
    "GET /map/zones",
}
# About one's own run, or about what the server was not given: it may not be there for anybody.
MAY_BE_ABSENT = {*PARTS - {"GET /analysis/progress"}, "GET /incidents/{incident_id}"}
