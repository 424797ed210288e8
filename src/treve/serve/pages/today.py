"""Today: what a duty officer looks at first."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import HTMLResponse

from treve.serve.pages.desk import AtDesk

router = APIRouter()


@router.get("/")
def today(desk: AtDesk) -> HTMLResponse:
    """What is new, what was not observed, and what is due."""
    return desk.page("today.html")
