"""What each page needs: the rules of the pages' role matrix. Names are those of `tests.casebook.world.HOLDERS`.

A page that only shows has no row: it is shown to everybody who sees the thing it is about, and betrays nothing to anybody. A form
has a row: who may send it, on which things, and what is in it. In a form, {name} is an id and {thing} the thing it is tried on.
"""

from __future__ import annotations

from tests.serve.matrix_rules import EVERYBODY

# Method and path | who may, of those who see the thing | things to try it on | the form
FORMS: dict[str, tuple[set[str], tuple[str, ...], dict[str, str]]] = {
    "POST /sign-out": (EVERYBODY, (), {}),
}
# Pages that are not for everybody though they are about nothing one could see or not see: who may look.
SHOWN_TO: dict[str, set[str]] = {}
# Placeholder of a path → beginning of the ids that fit.
KINDS = {"report_id": "R-", "case_id": "C-", "notification_id": "N-", "remedy_id": "M-", "obligation_id": "O-"}
# Other placeholders: something that fits, to look whether the page stands.
FITTING: dict[str, str] = {"incident_id": "1"}
# Answers that are no pages by themselves: downloads, and parts that a page asks for.
PARTS = {
    "GET /incidents.csv",
    "GET /incidents.geojson",
    "GET /map/basemap",
    "GET /map/cells",
    "GET /map/window",
    "GET /map/zones",
}
# About one's own run, or about what the server was not given: it may not be there for anybody.
MAY_BE_ABSENT = {"GET /incidents/{incident_id}", "GET /map/basemap"}
