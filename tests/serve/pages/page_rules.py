"""What each page needs: the rules of the pages' role matrix. Names are those of `tests.casebook.world.HOLDERS`.

A page that only shows has no row: it is shown to everybody who sees the thing it is about, and betrays nothing to anybody. A form
has a row: who may send it, on which things, and what is in it. In a form, {name} is an id and {thing} the thing it is tried on.
"""

from __future__ import annotations

from tests.casebook.world import PASSWORD
from tests.serve.matrix_rules import EVERYBODY, MAY

_DRAFTERS = {"head", "officer", "investigator", "analyst"}

# Method and path | who may, of those who see the thing | things to try it on | the form
FORMS: dict[str, tuple[set[str], tuple[str, ...], dict[str, str]]] = {
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
    "POST /sign-out": (EVERYBODY, (), {}),
}
# Pages that are not for everybody though they are about nothing one could see or not see: who may look.
SHOWN_TO: dict[str, set[str]] = {
    "GET /admin": {"owner"},
    "GET /bulletins/new": _DRAFTERS,
    "GET /ledger": MAY["export the log"],
    "GET /ledger/export": MAY["export the log"],
}
# Placeholder of a path → beginning of the ids that fit.
KINDS = {
    "account_id": "A-",
    "bulletin_id": "E-",
    "report_id": "R-",
    "case_id": "C-",
    "notification_id": "N-",
    "remedy_id": "M-",
    "obligation_id": "O-",
}
# Other placeholders: something that fits, to look whether the page stands.
FITTING: dict[str, str] = {"name": "a.json"}
