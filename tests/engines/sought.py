"""What the server asks of a run, on any store: a query with every kind of facet, its lists, counts, cells and exports."""

from __future__ import annotations

import pyarrow as pa

from treve.serve import what_if
from treve.serve.query import parse
from treve.serve.sought import answers
from treve.serve.sought.chosen import choose
from treve.serve.sought.known import Known
from treve.serve.sought.listed import listed
from treve.serve.sought.ready import PREPARED
from treve.store.protocol import Store

QUERY = (
    'from:2016-12-01 to:2017-12-31 -act:drone_strike -area:Homs -place:"Hama city" -placed:nowhere -cell:10/616/355 reports:>=1 '
    "-recorder:AFP -target:Hezbollah -ruled:yes -verdict:outside a"
)
"""Every rule that narrows a choice is asked, and the example has incidents that pass them all."""
EARTH = answers.View(-180.0, -90.0, 180.0, 90.0, 6)


def ask_what_is_sought(store: Store, agreement: str) -> None:
    """Ask every question of sought/ and of what_if. A run that is being made adds to a table loaded twice: each is loaded once."""
    for table, sql_file in PREPARED.items():
        store.run(sql_file, table)
    choose(store, parse(QUERY), Known.of(store))
    # Asked in place of by_verdict.sql where a query names no verdict; step_under stands already.
    store.run("serve/sought/by_finding.sql", "step_chosen")
    store.run("serve/sought/met.sql", "step_met")
    found = answers.total(store).incidents
    if not found:
        raise AssertionError("no incident is chosen; expected some, so that the questions have answers")
    answers.counts(store)
    answers.verdicts(store)
    answers.spans(store)
    answers.cells(store, EARTH)
    answers.extent(store)
    answers.areas(store)
    for order in answers.Order:
        ids, _ = answers.page(store, order, "")
    # From here on the last incident of the page before stands in step_after.
    for after, order in zip(("2017-01-05.1.5", "", ""), answers.Order, strict=True):
        answers.page(store, order, after)
    listed(store, ids, agreement)
    store.run("serve/sought/withheld.sql", "step_withheld")
    store.load("step_against", pa.table({"agreement_id": [agreement]}))
    for name in ("export_ids", "export", "export_recorders", "told_by", "pairs_of", "own_reports", "lines"):
        store.fetch(f"serve/sought/{name}.sql")
    what_if.compare(store, agreement, "strict", "presumed")
