"""Hand a letter to a mail server (SMTP), and say what became of it."""

from __future__ import annotations

import datetime as dt
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import format_datetime

from treve.casebook.mailing import Letter, Sent
from treve.catalogue import Sayings, marked, say, speaking

_SECONDS = 30
_FOR_GOOD = 500
_WHAT: Sayings[str] = Sayings(
    {
        "deadlines": marked("Something that you see is due soon, or overdue."),
        "published": marked("A bulletin for you was published."),
    }
)


@dataclass(frozen=True, slots=True)
class Server:
    """A mail server, and in whose name letters go out.

    secure    the line is encrypted before anything is said (STARTTLS), and the server's certificate checked
    user      None: nobody signs in
    link      address of the desk
    exercise  every letter says so
    """

    host: str
    port: int
    sender: str
    link: str
    secure: bool = True
    user: str | None = None
    password: str | None = None
    exercise: bool = False


def letter(server: Server, one: Letter, now: dt.datetime) -> EmailMessage:
    """The letter, in the language its reader has chosen: that there is something, and where to sign in."""
    message = EmailMessage()
    with speaking(one.language):
        subject = say("Trêve: there is something for you")
        message["Subject"] = f"[{say('EXERCISE')}] {subject}" if server.exercise else subject
        lines = [_WHAT[one.topic], say("Sign in to see it: {link}", link=server.link)]
        lines += ["", say("You are told so because you asked for it; your account’s page on the desk ends it.")]
    message["From"], message["To"] = server.sender, one.address
    message["Date"] = format_datetime(now)
    message["Message-ID"] = f"<{one.message_id}@{server.sender.rpartition('@')[2]}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content("\n".join(lines) + "\n")
    return message


def sender(server: Server, now: Callable[[], dt.datetime]) -> Callable[[Letter], tuple[Sent, str]]:
    """What tries one letter."""

    def send(one: Letter) -> tuple[Sent, str]:
        try:
            line = _connected(server)
        except smtplib.SMTPResponseException as problem:
            return Sent.LATER, _said(problem.smtp_code, problem.smtp_error)
        except (OSError, smtplib.SMTPException) as problem:
            return Sent.LATER, f"not reached: {problem}"
        try:
            line.send_message(letter(server, one, now()))
        except smtplib.SMTPRecipientsRefused as problem:
            code, text = next(iter(problem.recipients.values()))
            return _answered(code, text)
        except smtplib.SMTPResponseException as problem:
            return _answered(problem.smtp_code, problem.smtp_error)
        except (OSError, smtplib.SMTPException) as problem:
            # The line broke while the letter was on it: it may have been taken.
            return Sent.UNSURE, f"broken off: {problem}"
        finally:
            _let_go(line)
        return Sent.TAKEN, "taken"

    return send


def _connected(server: Server) -> smtplib.SMTP:
    line = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    try:
        if server.secure:
            line.starttls(context=ssl.create_default_context())
        if server.user is not None:
            line.login(server.user, server.password or "")
    except BaseException:
        line.close()
        raise
    return line


def _let_go(line: smtplib.SMTP) -> None:
    try:
        line.quit()
    except (OSError, smtplib.SMTPException):
        line.close()


def _answered(code: int, text: bytes | str) -> tuple[Sent, str]:
    return (Sent.REFUSED if code >= _FOR_GOOD else Sent.LATER), _said(code, text)


def _said(code: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return f"{code} {words}"
