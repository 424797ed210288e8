"""What each page needs: the rules of the pages' role matrix. Names are those of `tests.casebook.world.HOLDERS`.

A page that only shows has no row: it is shown to everybody who sees the thing it is about, and betrays nothing to anybody. A form
has a row: who may send it, on which things, and what is in it. In a form, {name} is an id and {thing} the thing it is tried on.
"""

from __future__ import annotations

from tests.serve.matrix_rules import CASES, EVERYBODY, MAY, OWN

# Method and path | who may, of those who see the thing | things to try it on | the form
FORMS: dict[str, tuple[set[str], tuple[str, ...], dict[str, str]]] = {
    "POST /analysis/ask": (EVERYBODY, (), {}),
    "POST /paste": (EVERYBODY, (), {}),
    "POST /paste/confirm": (MAY["enter an agreement"], (), {}),
    "POST /paste/drafts": (MAY["file"], (), {}),
    "POST /paste/sheet": (EVERYBODY, (), {}),
    "POST /drafts/{draft_id}/drop": ({"sector", "monitor"}, ("draft of mission",), {"reason": "x"}),
    "POST /drafts/{draft_id}/file": ({"sector", "monitor"}, ("draft of mission",), {"summary": "x"}),
    "POST /sign-out": (EVERYBODY, (), {}),
    "POST /cases/bulk": (
        MAY["move a case"] | {"commission"},
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
    "POST /remedies/{remedy_id}/result": (
        MAY["remedy"],
        ("remedy of party_a",),
        {"result": "taken", "text": "x"},
    ),
    "POST /obligations/{obligation_id}/announcement": (
        OWN["obligation of party_a"],
        ("obligation of party_a",),
        {"text": "x", "day": "2017-01-01"},
    ),
}
# Pages that are not for everybody though they are about nothing one could see or not see: who may look.
SHOWN_TO: dict[str, set[str]] = {}
# Placeholder of a path → beginning of the ids that fit.
KINDS = {
    "draft_id": "D-",
    "report_id": "R-",
    "case_id": "C-",
    "notification_id": "N-",
    "remedy_id": "M-",
    "obligation_id": "O-",
}
# Other placeholders: something that fits, to look whether the page stands.
FITTING: dict[str, str] = {"agreement_id": "syr-2016-12-30", "ending": "csv", "figure": "fronts"}
