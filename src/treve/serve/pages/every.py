"""Every page there is: a router of each module, in the order in which an address is looked for."""

from __future__ import annotations

from fastapi import APIRouter

from treve.serve.pages import (
    account,
    admin,
    agreements,
    analysis,
    batches_page,
    bulletins,
    case_page,
    case_rulings,
    case_split,
    case_steps,
    cases_page,
    drafts,
    entrance,
    feeds,
    filings_page,
    inbox,
    inbox_steps,
    incident,
    incident_steps,
    incidents,
    ledger,
    map_page,
    new_bulletin,
    new_report,
    obligations_page,
    paste,
    public_site,
    registers,
    report_page,
    saved,
    today,
    watch_page,
    what_if,
)

PAGES: tuple[APIRouter, ...] = (
    account.router,
    admin.router,
    agreements.router,
    analysis.router,
    batches_page.router,
    # Before the page of one: `new` is no bulletin.
    new_bulletin.router,
    bulletins.router,
    cases_page.router,
    case_page.router,
    case_rulings.router,
    case_split.router,
    case_steps.router,
    drafts.router,
    entrance.router,
    filings_page.router,
    inbox.router,
    inbox_steps.router,
    incidents.router,
    # Before the page of one: `steps` is no incident.
    incident_steps.router,
    incident.router,
    ledger.router,
    map_page.router,
    # Before the page of one: `new` is no report.
    new_report.router,
    report_page.router,
    obligations_page.router,
    paste.router,
    registers.router,
    saved.router,
    today.router,
    watch_page.router,
    what_if.router,
)
# Open to strangers: `door.OPEN_PAGES`, and what stands below `/public/` and `/feeds/`.
OPEN_PAGES: tuple[APIRouter, ...] = (
    entrance.open_router,
    feeds.open_router,
    public_site.open_router,
)
