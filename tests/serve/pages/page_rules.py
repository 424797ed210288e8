"""What each page needs: the rules of the pages' role matrix. Names are those of `tests.casebook.world.HOLDERS`.

A page that only shows has no row: it is shown to everybody who sees the thing it is about, and betrays nothing to anybody. A form
has a row: who may send it, on which things, and what is in it. In a form, {name} is an id and {thing} the thing it is tried on.
"""

from __future__ import annotations

from tests.serve.matrix_rules import EVERYBODY, MAY

# Method and path | who may, of those who see the thing | things to try it on | the form
FORMS: dict[str, tuple[set[str], tuple[str, ...], dict[str, str]]] = {
    "POST /paste": (EVERYBODY, (), {}),
    "POST /paste/confirm": (MAY["enter an agreement"], (), {}),
    "POST /paste/drafts": (MAY["file"], (), {}),
    "POST /paste/sheet": (EVERYBODY, (), {}),
    "POST /drafts/{draft_id}/drop": ({"sector", "monitor"}, ("draft of mission",), {"reason": "x"}),
    "POST /drafts/{draft_id}/file": ({"sector", "monitor"}, ("draft of mission",), {"summary": "x"}),
    "POST /sign-out": (EVERYBODY, (), {}),
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
FITTING: dict[str, str] = {"agreement_id": "syr-2016-12-30"}
