"""The application: routes, errors, and the guards that every request passes."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.metadata import version

import anyio.to_thread
from fastapi import APIRouter, Depends, FastAPI
from starlette.routing import BaseRoute

from treve.casebook import exercise
from treve.casebook.book import Casebook
from treve.casebook.database import CONNECTIONS
from treve.casebook.filing_queue import FilingQueue
from treve.serve import problems
from treve.serve.analysis_job import AnalysisJobs
from treve.serve.door import Door
from treve.serve.language_of import Speaks
from treve.serve.limits import Allowance, Limits
from treve.serve.options import USUAL, ServeOptions
from treve.serve.pages import every, frame, own_run, problem_page
from treve.serve.pages.desk import proven
from treve.serve.routes import (
    accounts,
    batches,
    bulletins,
    cases,
    exchange,
    files,
    filings,
    ledger,
    links,
    many_cases,
    obligations,
    own_account,
    redactions,
    releases,
    remedies,
    reporters,
    reports,
    rulings,
    run,
    session,
    watch,
)
from treve.serve.safe_headers import SafeHeaders
from treve.serve.static_files import KeptFiles

ROUTERS = (
    session.router,
    reports.router,
    many_cases.router,
    cases.router,
    rulings.router,
    filings.router,
    remedies.router,
    files.router,
    redactions.router,
    reporters.router,
    releases.router,
    bulletins.router,
    exchange.router,
    batches.router,
    links.router,
    obligations.router,
    watch.router,
    run.router,
    ledger.router,
    accounts.router,
    own_account.router,
)
_SIGN_IN_SECONDS = 15 * 60


def create_app(book: Casebook, options: ServeOptions = USUAL) -> FastAPI:
    """The application over an open casebook, which must have its log's key: receipts are signed with it."""
    assert book.key is not None
    options = dataclasses.replace(options, exercise=options.exercise or exercise.named(book.key.name))
    app = FastAPI(
        title="Trêve casebook",
        version=version("treve"),
        summary="Reports, cases, rulings and replies of a ceasefire mechanism. What one may not see does not exist.",
        docs_url=None,
        redoc_url=None,
        lifespan=_from_start_to_end,
    )
    app.state.book, app.state.key, app.state.options = book, book.key, options
    app.state.failed_sign_ins = Allowance(options.failures_to_wait, _SIGN_IN_SECONDS)
    app.state.told = problem_page.told
    app.state.analysis_jobs = AnalysisJobs()
    own_run.keep_ready(app)
    app.state.queue = FilingQueue(book, book.key)
    problems.add_to(app)
    app.router.routes.extend(_routes())
    app.mount("/static", KeptFiles(directory=frame.STATIC))
    # The last one added is the first a request passes.
    app.add_middleware(Door, book=book)
    app.add_middleware(Speaks, secure=options.secure)
    app.add_middleware(Limits, options=options)
    app.add_middleware(SafeHeaders, secure=options.secure, exercise=options.exercise)
    return app


@cache
def _routes() -> list[BaseRoute]:
    """Every route and page, built once: to work out what each takes and gives takes half a second."""
    every_one = APIRouter(responses=problems.EVERYWHERE)
    for router in ROUTERS:
        every_one.include_router(router, prefix="/api")
    # A form of a page is answered only with the session's second word in it.
    for router in every.PAGES:
        every_one.include_router(router, include_in_schema=False, dependencies=[Depends(proven)])
    for router in every.OPEN_PAGES:
        every_one.include_router(router, include_in_schema=False)
    return every_one.routes


@asynccontextmanager
async def _from_start_to_end(app: FastAPI) -> AsyncIterator[None]:
    # As many threads as connections.
    anyio.to_thread.current_default_thread_limiter().total_tokens = CONNECTIONS
    yield
    app.state.analysis_jobs.close()
