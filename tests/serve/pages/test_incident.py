from __future__ import annotations

import re

import pytest

from tests.serve.pages.desk_of_syria import Get
from tests.serve.slow_filter import SlowFilter
from treve.serve.pages import own_run


def test_every_version_has_the_same_fields_in_the_same_order(syrian_desk: Get, slow: SlowFilter) -> None:
    incident = max(slow.incidents, key=lambda row: row["reports"])["incident_id"]
    text = syrian_desk(f"/incidents/{incident}").text
    versions = re.findall(r'<article class="version">.*?</article>', text, re.DOTALL)
    assert len(versions) == len(slow.reports[incident])
    fields = {tuple(re.findall(r"<dt>(.*?)</dt>", version)) for version in versions}
    assert len({len(one) for one in fields}) == 1
    for report in slow.reports[incident]:
        assert report["report_id"] in text


def test_a_finding_is_told_under_each_reading_with_what_would_change_it(syrian_desk: Get, slow: SlowFilter) -> None:
    incident = next(
        key[0] for key, verdict in slow.findings.items() if verdict == "undetermined" and key[2] == "strict"
    )
    text = syrian_desk(f"/incidents/{incident}").text
    assert "Strict" in text
    assert "Presumed" in text
    assert "What would change it:" in text
    assert "To be known:" in text


def test_every_incident_of_the_run_can_be_opened(syrian_desk: Get, slow: SlowFilter) -> None:
    several = [row["incident_id"] for row in slow.incidents if row["reports"] > 1][:5]
    alone = [row["incident_id"] for row in slow.incidents if row["reports"] == 1][:5]
    for incident in (*several, *alone):
        assert syrian_desk(f"/incidents/{incident}").status_code == 200
    assert syrian_desk("/incidents/999999999").status_code == 404
    assert syrian_desk("/incidents/x").status_code == 404


def test_raw_rows_are_shown_when_asked_for(syrian_desk: Get) -> None:
    assert "The row as it was read" not in syrian_desk("/incidents/1").text
    assert "The row as it was read" in syrian_desk("/incidents/1", rows="true").text


def test_a_finding_says_on_which_version_of_the_register_it_rests(
    syrian_desk: Get, slow: SlowFilter, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = next(incident for incident, agreement, _ in slow.findings if agreement == "syr-2016-12-30")
    assert "as the mission confirmed it" not in syrian_desk(f"/incidents/{one}").text
    monkeypatch.setattr(own_run, "registered", lambda _: {"syr-2016-12-30": 2})
    assert syrian_desk(f"/incidents/{one}").text.count("Version 2, as the mission confirmed it") == 1
