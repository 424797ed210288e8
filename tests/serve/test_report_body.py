"""A report over HTTP says the same as one from a table."""

from __future__ import annotations

from treve.casebook import report_form
from treve.casebook.report_form import COLUMNS
from treve.serve.report_body import Filed, ReportBody, form_of

TEXTS = {
    "summary": "shelling",
    "occurred_from": "2017-01-05",
    "occurred_to": "2017-01-06",
    "time_local": "04:30",
    "place": "market",
    "area": "Idlib",
    "latitude": "35.930",
    "longitude": "-36.63",
    "place_precision": "2",
    "act": "artillery",
    "perpetrator_alleged": "unknown",
    "target": "civilians",
    "killed_low": "0",
    "killed_high": "2",
    "injured_low": "1",
    "injured_high": "1",
    "civilians_killed": "1",
    "recorder": "SOHR",
    "source": "phone",
    "url": "https://example.org/1",
    "published": "2017-01-07",
    "consent": "notification;verification",
    "threat": "yes",
    "narrative": "from my roof",
    "identity": "the baker",
}


def test_every_field_is_there_and_means_the_same() -> None:
    assert set(ReportBody.model_fields) == set(COLUMNS) == set(TEXTS)
    values = TEXTS | {"consent": TEXTS["consent"].split(";"), "threat": True}
    values |= {name: int(TEXTS[name]) for name in TEXTS if name.endswith(("_low", "_high", "_killed"))}
    assert form_of(ReportBody.model_validate(values)) == report_form.read(TEXTS, "x")


def test_what_is_left_out_is_unknown_and_nothing_sealed_comes_back() -> None:
    assert form_of(ReportBody.model_validate({"summary": "x"})) == report_form.read({"summary": "x"}, "x")
    assert {"narrative", "identity"} & set(Filed.model_fields) == set()
    assert set(COLUMNS) - {"narrative", "identity"} <= set(Filed.model_fields)
