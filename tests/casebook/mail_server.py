"""A mail server of one's own on 127.0.0.1 that answers as it is told to."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from aiosmtpd.controller import Controller


class MailServer:
    """What it was given, and what it says next: answers to a recipient and to a letter, the first ones first."""

    def __init__(self) -> None:
        self.port = _free_port()
        self.taken: list[EmailMessage] = []
        self.to_recipient: list[str] = []
        self.to_letter: list[str] = []
        self.drop = False

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        """Answer to a recipient."""
        said = self.to_recipient.pop(0) if self.to_recipient else "250 OK"
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Answer to a letter; `drop`: take it and hang up without a word."""
        said = self.to_letter.pop(0) if self.to_letter else "250 OK"
        if said.startswith("250"):
            read = message_from_bytes(envelope.content, policy=policy.default)
            assert isinstance(read, EmailMessage)
            self.taken.append(read)
        if self.drop:
            server.transport.abort()
        return said

    @contextmanager
    def running(self) -> Iterator[None]:
        """Up for as long as this lasts."""
        controller = Controller(self, hostname="127.0.0.1", port=self.port)
        controller.start()
        try:
            yield
        finally:
            controller.stop()


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
