"""A browser's window, and what must hold of every page shown in it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Page, Request

# A narrow browser may be a little wider than the page asks for: fractions of a pixel.
_HALF_A_PIXEL = 1


class Looked:
    """A window; it notes what the pages ask for and complain about."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.complaints: list[str] = []
        page.on("request", self._asked)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def sign_in(self, name: str, password: str) -> None:
        """Sign in as a person does."""
        self.page.goto("/sign-in")
        self.page.fill("#name", name)
        self.page.fill("#password", password)
        self.page.click("form.narrow button")
        self.page.wait_for_url(f"{self.address}/")

    def go(self, path: str) -> int:
        """Open a page; its status."""
        answer = self.page.goto(path)
        assert answer is not None
        return answer.status

    def faults(self) -> list[str]:
        """What is wrong with the page as it is shown: too wide, hard to use, asks elsewhere, complains."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        found = [f"{wide} pixels too wide: {self._widest()}"] if wide > _HALF_A_PIXEL else []
        found += [f"asked elsewhere: {one}" for one in self.outside] + [f"complains: {one}" for one in self.complaints]
        return found + self._hard_to_use()

    def _widest(self) -> str:
        return str(
            self.page.evaluate(
                "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > window.innerWidth + 1 "
                "|| e.getBoundingClientRect().left < -1).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')"
            )
        )

    def _hard_to_use(self) -> list[str]:
        rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
        report: dict[str, Any] = Axe().run(self.page, options=rules).response
        return [
            f"axe {one['impact']}: {one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in report["violations"]
            if one["impact"] in ("serious", "critical")
        ]

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and "GPU stall" not in message.text:
            self.complaints.append(message.text)
