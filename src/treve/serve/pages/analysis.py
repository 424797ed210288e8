"""Analysis: did it hold? Each question with its answer or refusal, its figures, their tables, and what they cannot say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path as Folder
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from pydantic import StringConstraints
from starlette.responses import Response

from treve.analysis.questions import QUESTIONS
from treve.bulletin.effect_section import cannot_tell, effect_section
from treve.bulletin.figure_values import figure_csv, part_names
from treve.bulletin.plots import drawn
from treve.catalogue import say
from treve.errors import NotFound, Refused, RunFolderError
from treve.serve.analysis_job import AnalysisJobs
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.pages.run_here import own_run
from treve.serve.run_of import PARTIAL, OpenRun

router = APIRouter()
_FIGURE = "^[a-z_]{1,40}(_[0-9]{1,2})?$"
FigureInPath = Annotated[str, StringConstraints(pattern=_FIGURE), Path()]
EndingInPath = Annotated[Literal["png", "svg", "csv"], Path()]
AgreementInPath = Annotated[str, StringConstraints(max_length=80), Path()]
_MEDIA = {"png": "image/png", "svg": "image/svg+xml", "csv": "text/csv; charset=utf-8"}

Block = Mapping[str, Any]


@router.get("/analysis")
def show_analysis(desk: AtDesk, agreement: Annotated[str, Query(max_length=80)] = "") -> Response:
    """The answers about one agreement of one's own run."""
    return _page(desk, agreement)


@router.get("/analysis/progress")
def show_progress(desk: AtDesk) -> Response:
    """How far the analysis is that was asked for: a part of the page."""
    with own_run(desk) as run:
        progress = _jobs(desk).progress(run.folder) if run is not None else None
    return desk.page("analysis_progress.html", progress=progress, questions=len(QUESTIONS))


@router.post("/analysis/ask")
def ask(desk: AtDesk, form: Sent) -> Response:
    """Make the analysis of one agreement in the background."""
    agreement = words(form, "agreement")
    with own_run(desk) as run:
        if run is not None and run.readership.is_partial:
            raise Refused(PARTIAL)
        if run is None or agreement not in _agreements(run):
            return _page(desk, "", say("Choose an agreement of the run."))
        _jobs(desk).start(run.folder, agreement)
    return desk.go("/analysis", agreement=agreement, done="analysis_asked")


@router.get("/analysis/{agreement_id}/numbers.json")
def take_numbers(desk: AtDesk, agreement_id: AgreementInPath) -> Response:
    """Every number of the answers about one agreement."""
    block = _block(desk, agreement_id)
    if block is None:
        return _page(desk, "")
    data = json.dumps(block, ensure_ascii=False, indent=1).encode()
    return _file(data, "application/json", f"analysis-{agreement_id}.json")


@router.get("/analysis/{agreement_id}/{figure}.{ending}")
def take_figure(desk: AtDesk, agreement_id: AgreementInPath, figure: FigureInPath, ending: EndingInPath) -> Response:
    """One figure as a picture, or the numbers behind it."""
    block = _block(desk, agreement_id)
    if block is None:
        return _page(desk, "")
    data = figure_csv(block, figure).encode("utf-8-sig") if ending == "csv" else drawn(block, figure, ending)
    return _file(data, _MEDIA[ending], f"{agreement_id}_{figure}.{ending}")


def _page(desk: Desk, agreement: str, wrong: str = "") -> Response:
    with own_run(desk) as run:
        titles = _agreements(run) if run is not None else {}
        told = _told(run.folder) if run is not None else {}
        progress = _jobs(desk).progress(run.folder) if run is not None else None
        recorder = _recorder(run) if run is not None else None
    if run is None:
        return desk.page("no_run.html", 422 if wrong else 200)
    if agreement not in titles:
        agreement = next(iter(told), next(iter(titles), ""))
    block = told.get(agreement)
    section = effect_section(block, recorder) if block is not None and "effect" in block else None
    return desk.page(
        "analysis.html",
        422 if wrong else 200,
        wrong=wrong,
        made=run.made,
        titles=list(titles.items()),
        agreement=agreement,
        block=block,
        section=section,
        part_names=part_names,
        cannot_tell=cannot_tell(),
        progress=progress,
        questions=len(QUESTIONS),
        partial=run.readership.is_partial,
    )


def _block(desk: Desk, agreement_id: str) -> Block | None:
    """The answers about an agreement; None where there is no analysis at all. Raises NotFound for another agreement."""
    with own_run(desk) as run:
        told = _told(run.folder) if run is not None else {}
    if not told:
        return None
    if agreement_id not in told:
        raise NotFound("agreement", agreement_id)
    return told[agreement_id]


def _told(folder: Folder) -> dict[str, Block]:
    """What the analysis of a run holds, by agreement; empty where none was made since the run was."""
    path = folder / "analysis.json"
    if not path.is_file():
        return {}
    try:
        return {one["id"]: one for one in json.loads(path.read_text(encoding="utf-8"))["agreements"]}
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise RunFolderError(f"{path}: cannot be read: {problem}") from problem


def _summary(run: OpenRun) -> dict[str, Any]:
    path = run.folder / "summary.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise RunFolderError(f"{path}: cannot be read: {problem}") from problem
    return found


def _agreements(run: OpenRun) -> dict[str, str]:
    """The agreements of a run: id → title."""
    return {one["id"]: one["title"] for one in _summary(run)["agreements"]}


def _recorder(run: OpenRun) -> Block | None:
    largest: Block | None = _summary(run)["quality"]["largest_recorder"]
    return largest


def _jobs(desk: Desk) -> AnalysisJobs:
    jobs = desk.request.app.state.analysis_jobs
    assert isinstance(jobs, AnalysisJobs)
    return jobs


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
