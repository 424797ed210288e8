"""What if: switch between two readings of an agreement, and see which incidents would change verdict."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.responses import Response

from treve.bulletin import agreement_told, coded_words, words
from treve.bulletin.view import Grid, Row
from treve.bulletin.voices import Voices
from treve.catalogue import counted, grouped, say
from treve.errors import NotFound
from treve.model.finding import Verdict
from treve.serve import what_if
from treve.serve.pages import agreements
from treve.serve.pages.agreements import AgreementInPath
from treve.serve.pages.desk import AtDesk, Desk
from treve.serve.pages.run_here import own_run
from treve.serve.what_if import Compared

router = APIRouter()
_ONE, _OTHER = "strict", "presumed"


@router.get("/agreements/{agreement_id}/what-if")
def switch(
    desk: AtDesk,
    agreement_id: AgreementInPath,
    one: Annotated[str, Query(max_length=80)] = _ONE,
    other: Annotated[str, Query(max_length=80)] = _OTHER,
    after: Annotated[int, Query(ge=0, le=2**62)] = 0,
) -> Response:
    """Two readings side by side, from the run of who looks."""
    title = agreements.title_of(desk, agreement_id)
    known: list[str] = []
    compared: Compared | None = None
    with own_run(desk) as run:
        if run is not None:
            known = what_if.readings_of(run.rows, agreement_id)
            for name in (one, other) if known else ():
                if name not in known:
                    raise NotFound("reading", name)
            compared = what_if.compare(run.rows, agreement_id, one, other, after) if known else None
    if run is None:
        return desk.page("no_run.html")
    voices = Voices.of_library()
    more = {"one": one, "other": other, "after": compared.after if compared else None}
    return desk.page(
        "what_if.html",
        agreement_id=agreement_id,
        title=title,
        one=one,
        other=other,
        readings=[(name, words.reading_in_list(name, voices.name(name))) for name in known],
        made=run.made,
        compared=compared,
        changes=_changes(compared) if compared else "",
        counts=_counts(compared, one, other, voices) if compared else None,
        changed=_changed(compared, one, other, voices) if compared else None,
        apart=_apart(desk, agreement_id, one, other, voices) if compared else None,
        more=f"?{urlencode(more)}" if compared and compared.after is not None else "",
    )


def _changes(compared: Compared) -> str:
    if not compared.different:
        return say("No incident would change verdict.")
    return counted(
        "{number} incident would change verdict.", "{number} incidents would change verdict.", compared.different
    )


def _apart(desk: Desk, agreement_id: str, one: str, other: str, voices: Voices) -> Grid | None:
    """Where the two readings put actors differently; None where the agreement cannot be read, or has not both readings."""
    laid = agreements.laid_of(desk, agreement_id)
    if laid is None or not {one, other} <= set(laid.readings):
        return None
    return agreement_told.apart(laid, one, other, voices)


def _counts(compared: Compared, one: str, other: str, voices: Voices) -> Grid:
    """Verdict under the one reading in rows, under the other in columns; what neither gives is left out."""
    order = [one.value for one in words.VERDICT_ORDER]
    down = [verdict for verdict in order if any(pair[0] == verdict for pair in compared.counts)]
    across = [verdict for verdict in order if any(pair[1] == verdict for pair in compared.counts)]
    heads = tuple(words.VERDICTS_SHORT[Verdict(verdict)] for verdict in across)
    first = say(
        "{one} ↓ {other} →",
        one=words.reading_in_list(one, voices.name(one)),
        other=words.reading_in_list(other, voices.name(other)),
    )
    rows = tuple(
        Row(
            words.VERDICTS_SHORT[Verdict(verdict)],
            tuple(grouped(compared.counts.get((verdict, beside), 0)) for beside in across),
        )
        for verdict in down
    )
    return Grid(say("Incidents by their verdict under both readings"), (first, *heads), rows, "finding", numeric=True)


def _changed(compared: Compared, one: str, other: str, voices: Voices) -> Grid:
    rows = tuple(
        Row(
            str(row["incident_id"]),
            (
                _days(row["first_day"], row["last_day"]),
                say(", ").join(part for part in (row["place_name"], row["admin1"]) if part) or say("not stated"),
                coded_words.act(row["act"]) if row["act"] else say("not stated"),
                words.VERDICTS_SHORT[Verdict(row["verdict_a"])],
                words.VERDICTS_SHORT[Verdict(row["verdict_b"])],
            ),
        )
        for row in compared.changed
    )
    heads = (
        say("Incident"),
        say("Days"),
        say("Place"),
        say("Act"),
        words.reading_in_list(one, voices.name(one)),
        words.reading_in_list(other, voices.name(other)),
    )
    return Grid(say("Incidents whose verdict changes"), heads, rows, "finding, incident, place")


def _days(first: object, last: object) -> str:
    return str(first) if first == last else f"{first} – {last}"
