"""Files over HTTP: copies without metadata, as downloads that no browser runs; what is sealed; and erasure."""

from __future__ import annotations

import json

from tests.casebook.test_attachments import GPS, jpeg, segment
from tests.casebook.world import World
from tests.serve.routes.conftest import Enter


def test_a_photograph_comes_back_without_its_place_and_is_gone_once_erased(small: World, come: Enter) -> None:
    monitor, head, officer = come("monitor"), come("head"), come("officer")
    report = {"compartment": "mission", "summary": "x", "narrative": "from my roof", "identity": "the baker"}
    photo = ("files", ("the baker's roof.jpg", jpeg(segment(0xE1, GPS))))
    report_id = monitor.post("/api/reports/with-files", data={"report": json.dumps(report)}, files=[photo]).json()[
        "report"
    ]
    (file,) = head.get(f"/api/reports/{report_id}").json()["attachments"]
    path = f"/api/reports/{report_id}/files/{file['sha256']}"
    copy = head.get(path)
    assert (copy.status_code, GPS in copy.content, copy.headers["content-type"]) == (200, False, "image/jpeg")
    assert copy.headers["content-disposition"] == f'attachment; filename="{report_id}-1.jpg"'
    assert copy.headers["x-content-type-options"] == "nosniff"
    sealed = f"/api/reports/{report_id}/sealed"
    assert officer.post(sealed, {"reason": "curious"}).status_code == 404
    assert monitor.post(sealed, {"reason": "mine"}).status_code == 403
    assert head.post(sealed, {"reason": "to call back"}).json()["opened"][0]["identity"] == "the baker"
    erased = head.post(f"/api/reports/{report_id}/erasure", {"why": "danger"})
    assert (erased.status_code, erased.json()["entries"] >= 2) == (200, True)
    assert head.get(path).status_code == 404
    assert head.get(f"/api/reports/{report_id}").json() == {
        "report": report_id,
        "compartment": "mission",
        "state": "erased",
    }
