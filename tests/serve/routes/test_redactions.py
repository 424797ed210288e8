"""Redacted copies over HTTP: a preview keeps nothing, a copy is kept with its hash, custody tells of it."""

from __future__ import annotations

import hashlib
import io
import json

from PIL import Image

from tests.casebook.world import World
from tests.serve.routes.conftest import Enter


def _picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "PNG")
    return made.getvalue()


def test_texts_and_pictures_are_previewed_and_then_kept(small: World, come: Enter) -> None:
    monitor, analyst, other = come("monitor"), come("analyst"), come("liaison_a")
    report = {"compartment": "mission", "summary": "Ahmad, +963 944 123 456, saw it"}
    files = [("files", ("a.txt", b"Ahmad of Saraqib")), ("files", ("b.png", _picture()))]
    filed = monitor.post("/api/reports/with-files", data={"report": json.dumps(report)}, files=files).json()["report"]
    path = f"/api/reports/{filed}"
    seen = analyst.post(f"{path}/redacted-texts/preview", {"words": ["ahmad"]}).json()
    assert seen["text"].startswith("[…], +963")
    assert [one["text"] for one in seen["left_in"]] == ["+963 944 123 456"]
    assert analyst.post(f"{path}/redacted-texts/preview", {"words": ["nobody"]}).status_code == 422
    assert analyst.get(f"{path}/copies").json() == {"copies": []}
    kept = analyst.post(f"{path}/redacted-texts", {"words": ["Ahmad"], "file": 1, "reason": "for the parties"}).json()
    assert kept["text"] == "[…] of Saraqib"
    summary = analyst.post(f"{path}/redacted-texts", {"words": [], "suggested": True, "reason": "x"}).json()
    assert (summary["sha256"], "963" in summary["text"]) == (None, False)
    part = {"file": 2, "parts": [{"left": 0, "top": 0, "width": 20, "height": 30}]}
    shown = analyst.post(f"{path}/redacted-pictures/preview", part)
    assert (shown.status_code, shown.headers["content-type"]) == (200, "image/png")
    assert Image.open(io.BytesIO(shown.content)).getpixel((5, 5)) == (0, 0, 0)
    covered = analyst.post(f"{path}/redacted-pictures", part | {"reason": "faces"}).json()["sha256"]
    assert covered == hashlib.sha256(shown.content).hexdigest()
    outside = {"file": 2, "parts": [{"left": 0, "top": 0, "width": 200, "height": 30}]}
    assert analyst.post(f"{path}/redacted-pictures/preview", outside).status_code == 422
    copies = {one["sha256"]: one for one in analyst.get(f"{path}/copies").json()["copies"]}
    assert set(copies) == {kept["sha256"], covered}
    text = analyst.get(f"{path}/copies/{kept['sha256']}")
    assert (text.content.decode(), text.headers["content-type"]) == ("[…] of Saraqib", "text/plain; charset=utf-8")
    listed = analyst.get(f"{path}/files").json()["files"]
    assert [one["media_type"] for one in listed] == ["text/plain", "image/png"]
    assert copies[covered]["made_of"] == listed[1]["original_sha256"]
    assert [one["done"] for one in analyst.get(f"{path}/custody/2").json()["custody"]] == [
        "received",
        "redacted copy made",
    ]
    for hidden in ("copies", "files", "custody/1", f"copies/{covered}"):
        assert other.get(f"{path}/{hidden}").status_code == 404
