"""People at the desk, all in one process: readers who look at pages, writers who file reports, open cases and take steps.

Each waits 5 to 15 seconds between two looks, as one reads, and keeps a connection as a browser does. What is asked is drawn from
a seed.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from benchmarks.desk_book import PASSWORD

LEAST_THOUGHT, MOST_THOUGHT = 5.0, 15.0
# Pages and how often each is chosen, of a hundred looks.
SHARES = {
    "Today": 15,
    "Incidents": 27,
    "An incident": 15,
    "Map": 15,
    "Inbox": 10,
    "Cases": 7,
    "A case": 5,
    "Agreements": 3,
    "Saved": 3,
}
_ACTS = ("air_strike", "kinetic", "artillery", "ied_or_mine", "small_arms", "mortar", "sniper", "siege")
_STEPS = ("registered", "triaged", "under_verification")


@dataclass(slots=True)
class Asked:
    """One request: what it was for, when it was sent, milliseconds until its last byte was there, and what was wrong with it."""

    name: str
    at: float
    milliseconds: float
    wrong: str = ""


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(slots=True)
class Person:
    """Somebody signed in, with one connection, who remembers what the last lists held."""

    port: int
    name: str
    seed: int
    told: list[Asked]
    chance: random.Random = field(init=False)
    cookie: str = ""
    second_word: str = ""
    incidents: list[str] = field(default_factory=list)
    cases: list[str] = field(default_factory=list)
    filed: list[str] = field(default_factory=list)
    case: str = ""
    _line: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    async def sign_in(self) -> None:
        """Sign in; not counted."""
        answer = await self._exchange("POST", "/api/session", {"name": self.name, "password": PASSWORD})
        assert answer.status == 200, answer.body
        self.cookie = answer.headers["set-cookie"].partition(";")[0]
        self.second_word = json.loads(answer.body)["csrf"]

    async def close(self) -> None:
        """Let go of the line."""
        if self._line is not None:
            self._line[1].close()
            with contextlib.suppress(OSError):
                await self._line[1].wait_closed()

    async def ask(self, name: str, path: str, body: dict[str, object] | None = None, expected: int = 200) -> str:
        """The text of an answer, with its time among what is told; "" where it is not the one expected."""
        started, clock, text, wrong = time.time(), time.perf_counter(), "", ""
        try:
            answer = await self._exchange("POST" if body is not None else "GET", path, body)
            text = answer.body.decode()
            wrong = "" if answer.status == expected else f"{answer.status} {path}: {text[:200]}"
        except (OSError, EOFError, TimeoutError, ValueError) as problem:
            await self.close()
            self._line, wrong = None, f"{type(problem).__name__} {path}: {problem}"
        self.told.append(Asked(name, started, 1000 * (time.perf_counter() - clock), wrong))
        return "" if wrong else text

    async def _exchange(self, method: str, path: str, body: dict[str, object] | None) -> Answer:
        sent = json.dumps(body).encode() if body is not None else b""
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", f"Content-Length: {len(sent)}"]
        lines += [f"Cookie: {self.cookie}"] if self.cookie else []
        lines += ["Content-Type: application/json", f"X-CSRF-Token: {self.second_word}"] if body is not None else []
        whole = "\r\n".join(lines).encode() + b"\r\n\r\n" + sent
        async with asyncio.timeout(60):
            # A line that the server has let go of while its owner was reading is opened again, as a browser does.
            if self._line is not None and not self._line[0].at_eof():
                try:
                    self._line[1].write(whole)
                    return await _answer(self._line[0])
                except (ConnectionResetError, BrokenPipeError, asyncio.IncompleteReadError) as problem:
                    begun = isinstance(problem, asyncio.IncompleteReadError) and problem.partial
                    if method != "GET" or begun:
                        raise
            await self.close()
            reader, writer = self._line = await asyncio.open_connection("127.0.0.1", self.port)
            writer.write(whole)
            return await _answer(reader)


async def _answer(reader: asyncio.StreamReader) -> Answer:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:] if line)}
    status, body = int(head[0].split()[1]), b""
    if headers.get("transfer-encoding") == "chunked":
        while size := int(await reader.readline(), 16):
            body += (await reader.readexactly(size + 2))[:-2]
        await reader.readline()
    else:
        body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Answer(status, headers, body)


async def read(person: Person, until: float) -> None:
    """Look at pages until a moment."""
    await _think(person, least=0)
    while time.monotonic() < until:
        await look(person, person.chance.choices(list(SHARES), list(SHARES.values()))[0])
        await _think(person)


async def look(person: Person, name: str) -> None:
    """Look at one of the pages of `SHARES`."""
    await _LOOKS.get(name, _plain)(person, name)


async def write(person: Person, until: float) -> None:
    """Do one thing after another until a moment."""
    await _think(person, least=0)
    count = 0
    while time.monotonic() < until:
        await deed(person, count)
        count += 1
        await _think(person)


async def deed(person: Person, count: int) -> None:
    """The next thing that a writer does: two reports, a case over them, three steps, and again from the first."""
    at = count % (3 + len(_STEPS))
    if at < 2:
        person.filed += await _file(person, count)
    elif at == 2:
        filed, person.filed, person.case = person.filed, [], ""
        answer = await person.ask("opens a case", "/api/cases", {"reports": filed}, 201) if filed else ""
        person.case = json.loads(answer)["case"] if answer else ""
    elif person.case:
        step: dict[str, object] = {"to": _STEPS[at - 3], "reason": "as the desk does", "after": at - 3}
        await person.ask("takes a step", f"/api/cases/{person.case}/steps", step)


async def _file(person: Person, count: int) -> list[str]:
    report: dict[str, object] = {
        "compartment": "mission",
        "client_key": f"{person.name}-{count}",
        "summary": f"report {count} of {person.name}: shelling near the market",
        "area": f"governorate {person.chance.randrange(14)}",
        "act": "mortar",
        "occurred_from": "2018-02-05",
        "identity": "a source",
    }
    answer = await person.ask("files a report", "/api/reports", report, 201)
    return [json.loads(answer)["report"]] if answer else []


async def _think(person: Person, least: float | None = None) -> None:
    await asyncio.sleep(person.chance.uniform(LEAST_THOUGHT if least is None else least, MOST_THOUGHT))


def query(chance: random.Random) -> str:
    """What somebody asks of list and map: nothing, an act, a span of days, or both; about half of it nobody asked before."""
    year, month = chance.randint(2015, 2024), chance.randint(1, 9)
    span = f"from:{year}-{month:02}-{chance.randint(1, 28):02} to:{year}-{month + chance.randint(1, 3):02}-28"
    kinds = (
        "",
        f"act:{chance.choice(_ACTS)}",
        span,
        f"{span} act:{chance.choice(_ACTS)}",
        f"verdict:covered {span}",
        f"deaths:>={chance.randint(1, 20)}",
        "verdict:covered",
        "linked:yes",
    )
    return chance.choices(kinds, (25, 15, 20, 15, 10, 5, 5, 5))[0]


async def _plain(person: Person, name: str) -> None:
    paths = {"Today": "/", "Inbox": "/inbox", "Cases": "/cases", "Agreements": "/agreements", "Saved": "/saved"}
    text = await person.ask(name, paths[name])
    if name == "Cases":
        person.cases = re.findall(r'href="/cases/(C-[a-z2-7]{16})"', text) or person.cases


async def _incidents(person: Person, _: str) -> None:
    text = await person.ask("Incidents", "/incidents?" + urlencode({"q": query(person.chance)}))
    person.incidents = re.findall(r'href="/incidents/(\d+)"', text) or person.incidents


async def _incident(person: Person, name: str) -> None:
    if not person.incidents:
        await _incidents(person, name)
    else:
        await person.ask("An incident", f"/incidents/{person.chance.choice(person.incidents)}")


async def _case(person: Person, _: str) -> None:
    if not person.cases:
        await _plain(person, "Cases")
    else:
        await person.ask("A case", f"/cases/{person.chance.choice(person.cases)}")


async def _map(person: Person, _: str) -> None:
    """The page, what its script asks for, and some pans, a few seconds from one to the next."""
    asked = query(person.chance)
    await person.ask("Map", "/map?" + urlencode({"q": asked}))
    await person.ask("Map: zones", "/map/zones")
    for _pan in range(person.chance.randint(1, 4)):
        width = person.chance.choice((40.0, 10.0, 2.5))
        west, south = person.chance.uniform(-80, 60), person.chance.uniform(-30, 40)
        view: dict[str, float] = {
            "west": west,
            "south": south,
            "east": west + width,
            "north": south + width / 2,
            "pixels": 1200,
        }
        await person.ask("Map: after a pan", f"/map/cells?{urlencode({'q': asked})}&{urlencode(view)}")
        await asyncio.sleep(person.chance.uniform(1, 4) * MOST_THOUGHT / 15)


_LOOKS: dict[str, Callable[[Person, str], Awaitable[None]]] = {
    "Incidents": _incidents,
    "An incident": _incident,
    "Map": _map,
    "A case": _case,
}
