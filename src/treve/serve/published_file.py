"""A file of an edition as an answer: a page is shown with nothing allowed in it but its own style, others are handed over."""

from __future__ import annotations

from starlette.responses import Response

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
# The page is whole in itself: no script runs in it, nothing is fetched, and it counts as a stranger to this site.
_ALONE = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; sandbox; "
    "frame-ancestors 'none'"
)
_LOOKED_AT = ("html", "pdf")


def file_answer(name: str, content: bytes, kept: bool = False) -> Response:
    """The answer. `kept`: the file is public and never changes under this address, so that caches may keep it."""
    ending = name.rpartition(".")[2]
    how = "inline" if ending in _LOOKED_AT else "attachment"
    headers = {"Content-Disposition": f'{how}; filename="{name}"'}
    if ending == "html":
        headers["Content-Security-Policy"] = _ALONE
    if kept:
        headers["Cache-Control"] = "public, max-age=86400"
    return Response(content, media_type=TYPES.get(ending, "application/octet-stream"), headers=headers)
