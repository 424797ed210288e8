"""Eight questions for an agreement file: what, who, who says so, where, since when, what is forbidden, who is out, until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from treve.agreements.source_text import read_source_texts
from treve.errors import BadFile, BadValue
from treve.interview import answers
from treve.interview.answers import Moment, Named
from treve.normalise.actor_book import ActorBook
from treve.normalise.own_actors import NewActor, as_csv

Ask = Callable[["Question", str | None, str | None], str]
"""Asks a person: the question, what a draft says already (None: nothing), what was wrong with the last answer (None: nothing)."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its key, what is asked, and how to answer it."""

    key: str
    text: str
    how: str


@dataclass(frozen=True, slots=True)
class Made:
    """The content of an agreement file, and the actors that only it knows."""

    content: Mapping[str, Any]
    new_actors: tuple[NewActor, ...]


def interview(ask: Ask, book: ActorBook, draft: Mapping[str, Any] | None = None) -> Made:
    """Ask the eight questions, each until its answer can be read; an empty answer keeps what the draft says.

    Keys of the draft that no question is about (evidence, mechanism, obligations, …) stay as they are.
    """
    sheet = _Sheet(book, dict(draft or {}))
    for question, known, read in _QUESTIONS:
        draft_says = known(sheet.content)
        problem: str | None = None
        while True:
            answer = ask(question, draft_says, problem)
            if draft_says is not None and not answer.strip():
                break
            try:
                read(sheet, answer)
            except BadValue as wrong:
                problem = f"{wrong.value!r}: expected {wrong.expected}"
            else:
                break
    return sheet.made()


@dataclass(slots=True)
class _Sheet:
    """What has been answered so far; the draft under it."""

    book: ActorBook
    content: dict[str, Any]
    new: list[NewActor] = field(default_factory=list)
    voice: str | None = None
    source: int | None = None

    def what(self, text: str) -> None:
        self.content["title"] = answers.read_title(text)

    def who(self, text: str) -> None:
        named = answers.read_named("who", text, self.book)
        if not named.actor_ids:
            raise BadValue("who", "answer", text, "at least one; a truce that binds nobody covers nothing")
        self.content["parties"] = self._claims(named, "bound")

    def who_says_so(self, text: str) -> None:
        said, _, read_in = (part.strip() for part in text.partition("|"))
        self.voice = answers.read_voice(said, self.book)
        if read_in:
            self.content["sources"] = [*(self.content.get("sources") or ()), read_in]
            self.source = len(self.content["sources"])

    def where(self, text: str) -> None:
        self.content["territory"] = {**(self.content.get("territory") or {}), "include": answers.read_places(text)}

    def from_when(self, text: str) -> None:
        self._time("effective", answers.read_moment("from when", text, self._country()), None)

    def forbidden(self, text: str) -> None:
        self.content["prohibitions"] = [{"code": code} for code in answers.read_prohibitions(text)]

    def excluded(self, text: str) -> None:
        self.content["excluded_actors"] = self._claims(answers.read_excluded(text, self.book), "excluded")

    def until_when(self, text: str) -> None:
        self._time("ended", answers.read_end(text, self._country()), "scheduled_end")

    def made(self) -> Made:
        """The file's content, in the order of the schema; whatever nobody has said yet who says so is said by the voice."""
        content = self.content
        content.setdefault("class", "cessation")
        effective = content["times"]["effective"][0]
        content.setdefault("zone", effective.get("tz"))
        country = self._country()
        content.setdefault("id", "-".join((_prefix(country), str(effective["value"])[:10])))
        content.setdefault("sources", [])
        for entry in self._entries():
            self._sign(entry)
        first = ("id", "title", "class", "zone", "times", "parties", "territory", "excluded_actors", "prohibitions")
        ordered = {key: content[key] for key in first if key in content}
        return Made(ordered | {key: value for key, value in content.items() if key not in ordered}, tuple(self.new))

    def _entries(self) -> list[dict[str, Any]]:
        claims = (self.content[key] for key in ("parties", "excluded_actors") if self.content.get(key))
        times = (self.content["times"][key] for key in ("effective", "ended") if self.content["times"].get(key))
        return [entry for entries in (*claims, *times) for entry in entries]

    def _sign(self, entry: dict[str, Any]) -> None:
        if entry.get("by") or self.voice is None:
            return
        entry["by"] = self.voice
        entry["in_text"] = self.voice == "text"
        if self.source is not None and not entry.get("src"):
            entry["src"] = [self.source]

    def _claims(self, named: Named, word: str) -> list[dict[str, Any]]:
        self.new += named.new
        return [{"actor": actor_id, "asserted": word} for actor_id in named.actor_ids]

    def _time(self, what: str, moment: Moment | None, kind: str | None) -> None:
        entry = None if moment is None else {"value": moment.value, "tz": moment.zone, "utc": moment.utc}
        if entry is not None and kind is not None:
            entry["kind"] = kind
        self.content["times"] = {**(self.content.get("times") or {}), what: [entry] if entry else []}

    def _country(self) -> str | None:
        return answers.country_of((self.content.get("territory") or {}).get("include") or [])


def _known_list(key: str, name: str) -> Callable[[Mapping[str, Any]], str | None]:
    return lambda content: "; ".join(str(one.get(name)) for one in content.get(key) or ()) or None


def _known_places(content: Mapping[str, Any]) -> str | None:
    areas = (content.get("territory") or {}).get("include") or ()
    return "; ".join(one if isinstance(one, str) else str(one.get("name")) for one in areas) or None


def _known_time(what: str) -> Callable[[Mapping[str, Any]], str | None]:
    def known(content: Mapping[str, Any]) -> str | None:
        times = [one for one in (content.get("times") or {}).get(what) or () if one.get("value")]
        return "; ".join(f"{one['value']} {one.get('tz') or ''}".strip() for one in times) or None

    return known


def _known_voice(content: Mapping[str, Any]) -> str | None:
    """What the draft says only if it says it of every claim: otherwise somebody must be named."""
    claims = [*(content.get("parties") or ()), *((content.get("times") or {}).get("effective") or ())]
    voices = {str(one.get("by")) for one in claims}
    return "; ".join(sorted(voices)) if claims and "None" not in voices else None


_QUESTIONS: tuple[tuple[Question, Callable[[Mapping[str, Any]], str | None], Callable[[_Sheet, str], None]], ...] = (
    (
        Question("what", "What is it called?", "a title"),
        lambda content: content.get("title"),
        _Sheet.what,
    ),
    (
        Question("who", "Who is said to be bound?", "names or ids, separated by ';'; +Name adds one the library lacks"),
        _known_list("parties", "actor"),
        _Sheet.who,
    ),
    (
        Question(
            "who_says_so",
            "Who says so?",
            "`text` if you read the agreement itself, or an actor or office; then | and what you read, with its address",
        ),
        _known_voice,
        _Sheet.who_says_so,
    ),
    (
        Question("where", "Where does it hold?", "SY, or SY/Homs; SY/Idlib? (with ? where only some part is meant)"),
        _known_places,
        _Sheet.where,
    ),
    (
        Question("from_when", "From when?", "a day, or a day, an hour and a zone: 2017-01-20 12:00 Asia/Damascus"),
        _known_time("effective"),
        _Sheet.from_when,
    ),
    (
        Question("forbidden", "What is forbidden?", "numbers or words of the list, separated by ';'"),
        _known_list("prohibitions", "code"),
        _Sheet.forbidden,
    ),
    (
        Question("excluded", "Who is shut out of it?", "names or ids, separated by ';'; empty: nobody is named"),
        _known_list("excluded_actors", "actor"),
        _Sheet.excluded,
    ),
    (
        Question("until_when", "Until when?", "as for the start; empty: no end is stated"),
        _known_time("ended"),
        _Sheet.until_when,
    ),
)

QUESTIONS: tuple[Question, ...] = tuple(question for question, _, _ in _QUESTIONS)


def _prefix(country: str | None) -> str:
    return (country or "own").lower()


def read_draft(path: Path) -> Mapping[str, Any]:
    """The content of a draft, whatever it still lacks. Raises BadFile, BadAgreement."""
    value = read_source_texts(path)[0].value
    if not isinstance(value, dict):
        raise BadFile(str(path), "holds no mapping", "a draft with the keys of an agreement file")
    return value


def write(made: Made, path: Path) -> Path | None:
    """Write the agreement, and beside it the actors that only it knows; the path of those, None if there are none.

    Raises BadFile if a file stands there already, or cannot be written.
    """
    actors = path.with_suffix(".actors.csv") if made.new_actors else None
    for one in (path, actors):
        if one is not None and one.exists():
            raise BadFile(str(one), "exists already", "a file that does not exist yet")
    writer = YAML()
    writer.allow_unicode = True
    writer.width = 120
    try:
        with path.open("w", encoding="utf-8") as file:
            writer.dump(dict(made.content), file)
        if actors is not None:
            actors.write_text(as_csv(made.new_actors), encoding="utf-8", newline="")
    except OSError as problem:
        raise BadFile(str(path), f"cannot be written: {problem.strerror}", "a folder to write to") from problem
    return actors
