"""Paste a text: what was agreed, who says so, what it does not say; answer the questions, and confirm into the register.

A text that nobody confirms is kept nowhere: the page carries it, and the browser sends it back with the answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

from fastapi import APIRouter
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from treve.bulletin.draft_docx import draft_docx
from treve.bulletin.draft_page import GROUPS, colours, pieces
from treve.bulletin.draft_told import question_text, told
from treve.bulletin.draft_words import words_in
from treve.casebook import agreed, drafts, people
from treve.casebook.drafted_values import incidents_of
from treve.casebook.roles import Deed
from treve.catalogue import LANGUAGES, current, in_words, marked, say
from treve.errors import BadFile, BadValue
from treve.extract.agreement_draft import agreement_entry, agreement_text, own_actors
from treve.extract.questions import Answer, Question, questions
from treve.normalise.actor_book import actor_book
from treve.normalise.own_actors import with_actors
from treve.serve import text_reader
from treve.serve.pages import text_answers
from treve.serve.pages.desk import AtDesk, Desk, Sent, words
from treve.serve.text_reader import Asked, Read

router = APIRouter()
_NAMELESS = "text"
_SHEETS = ("en", "fr")
TEXT_LANGUAGES = (
    ("auto", marked("found by the program")),
    ("en", "English"),
    ("fr", "français"),
    ("ar", "العربية"),
    ("ru", "русский"),
    ("es", "español"),
)


@dataclass(frozen=True, slots=True)
class _Form:
    """What was written; wrong: field → what is wrong with it."""

    text: str = ""
    source: str = ""
    published: str = ""
    zone: str = ""
    language: str = "auto"
    wrong: Mapping[str, str] = field(default_factory=dict)


@router.get("/paste")
def paste(desk: AtDesk) -> Response:
    """The page where a text is pasted or sent."""
    return _ask(desk, _Form())


@router.post("/paste")
def read_text(desk: AtDesk, form: Sent) -> Response:
    """Read the text and show what it says."""
    given, read = _read(form)
    return _ask(desk, given) if read is None else _show(desk, given, read, {}, {})


@router.post("/paste/confirm")
def confirm(desk: AtDesk, form: Sent) -> Response:
    """Keep the agreement once every question is answered and the file has no fault."""
    desk.viewer.must(Deed.ENTER_AGREEMENT)
    given, read = _read(form)
    if read is None:
        return _ask(desk, given)
    book = actor_book()
    asked = questions(read.draft, book)
    written = {one.key: words(form, f"answer-{number}") for number, one in enumerate(asked)}
    with desk.asks.reading() as (connection, viewer):
        name = people.name_of(connection, viewer.account_id)
    answers, wrong = text_answers.checked_answers(asked, written, book, name)
    if wrong:
        return _show(desk, given, read, written, wrong)
    document = given.source or _NAMELESS
    yaml = agreement_text(read.draft, document, answers, book)
    faults = text_answers.faults(yaml, with_actors(book, own_actors(answers)))
    if faults:
        return _show(desk, given, read, written, {}, faults)
    title = str(agreement_entry(read.draft, document, answers)["title"])
    agreement_id = answers["id"].value
    with desk.asks.writing() as (writing, viewer):
        agreed.confirm(writing, viewer, agreement_id, title, yaml, document, read.text, _values(answers))
    return desk.go(f"/agreements/{agreement_id}", done="agreement_confirmed")


@router.post("/paste/drafts")
def keep_drafts(desk: AtDesk, form: Sent) -> Response:
    """Put the incidents that were ticked among the drafts that wait for a person."""
    desk.viewer.must(Deed.SUBMIT)
    given, read = _read(form)
    if read is None:
        return _ask(desk, given)
    ticked = {str(one) for one in form.getlist("incident")}
    chosen = [one for number, one in enumerate(incidents_of(read.draft)) if str(number) in ticked]
    if not chosen:
        return _show(desk, given, read, {}, {"incident": say("Tick at least one incident.")})
    with desk.asks.writing() as (writing, viewer):
        drafts.keep(
            writing, viewer, words(form, "compartment") or _compartments(desk)[0], given.source or _NAMELESS, chosen
        )
    return desk.go("/drafts", done="incidents_drafted")


@router.post("/paste/sheet")
def sheet(desk: AtDesk, form: Sent) -> Response:
    """What the text says as one sheet for a word processor, or as a draft of an agreement file."""
    given, read = _read(form)
    if read is None:
        return _ask(desk, given)
    name, kind, book = given.source or _NAMELESS, words(form, "as"), actor_book()
    if kind == "yaml":
        return _file(agreement_text(read.draft, name, {}, book).encode(), "application/yaml", "draft.yaml")
    language = kind if kind in _SHEETS else "en"
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return _file(draft_docx(read.draft, name, book, language), media_type, f"draft.{language}.docx")


def _read(form: FormData) -> tuple[_Form, Read | None]:
    """What was written, and the text read; None where something is wrong with it."""
    upload = form.get("file")
    file, file_name = b"", ""
    if isinstance(upload, UploadFile) and upload.filename:
        # One byte more than is allowed is enough to know.
        file, file_name = upload.file.read(text_reader.MOST_BYTES + 1), upload.filename[-100:]
    text = text_reader.one_kind_of_line_end(str(form.get("text", "")) if not upload or not file else "")
    source = words(form, "source")[:300] or file_name
    given = _Form(text, source, words(form, "published"), words(form, "zone"), words(form, "language") or "auto")
    wrong = {}
    if len(file) > text_reader.MOST_BYTES:
        most = text_reader.MOST_BYTES // 2**20
        wrong["file"] = say("The file is too large: at most {most} megabytes.", most=most)
    elif not file and not text.strip():
        wrong["text"] = say("Paste a text, or choose a file.")
    elif len(text) > text_reader.MOST_CHARACTERS:
        most = text_reader.MOST_CHARACTERS
        wrong["text"] = say("The text is too long: at most {most} characters.", most=most)
    if wrong:
        return _with(given, wrong), None
    asked = Asked(file_name or _NAMELESS, text, file, given.published, given.zone, given.language)
    try:
        return given, text_reader.read(asked)
    except BadValue as problem:
        place = problem.column if problem.column in ("published", "zone", "language") else "text"
        return _with(given, {place: _told(problem)}), None
    except BadFile as problem:
        return _with(given, {"file" if file else "text": _told(problem)}), None


def _told(problem: BadValue | BadFile) -> str:
    said = problem.problem if isinstance(problem, BadFile) else problem.value
    return say(
        "This cannot be read: {problem}. Expected: {expected}.",
        problem=in_words(said),
        expected=in_words(problem.expected),
    )


def _with(given: _Form, wrong: Mapping[str, str]) -> _Form:
    return _Form(given.text, given.source, given.published, given.zone, given.language, wrong)


def _ask(desk: Desk, given: _Form) -> Response:
    tongues = [(code, say(name) if code == "auto" else name) for code, name in TEXT_LANGUAGES]
    most = text_reader.MOST_CHARACTERS
    return desk.page("paste.html", 422 if given.wrong else 200, given=given, tongues=tongues, most=most)


def _show(
    desk: Desk,
    given: _Form,
    read: Read,
    written: Mapping[str, str],
    wrong: Mapping[str, str],
    faults: tuple[str, ...] = (),
) -> Response:
    book, spoken = actor_book(), words_in(current().code)
    asked = questions(read.draft, book)
    viewer = desk.viewer
    may_confirm = viewer.may(Deed.ENTER_AGREEMENT)
    shown = told(read.draft, given.source or _NAMELESS, book, spoken)
    return desk.page(
        "paste_told.html",
        422 if wrong or faults else 200,
        given=given,
        text=read.text,
        told=shown,
        pieces_of_text=pieces(read.draft, read.text, spoken),
        colours=colours(read.draft, spoken),
        group_of=GROUPS,
        text_language=read.draft.language.value,
        text_direction=LANGUAGES["ar"].direction if read.draft.language.value == "ar" else "ltr",
        questions=[_question(number, one, written, wrong) for number, one in enumerate(asked)],
        lists=text_answers.lists(asked),
        may_confirm=may_confirm,
        incidents=list(incidents_of(read.draft)),
        compartments=[(one, one) for one in _compartments(desk)],
        incident_wrong=wrong.get("incident", ""),
        faults=faults,
        spoken=spoken,
    )


def _compartments(desk: Desk) -> list[str]:
    viewer = desk.viewer
    return sorted(viewer.compartments(Deed.SUBMIT)) if viewer.may(Deed.SUBMIT) else []


def _question(
    number: int, question: Question, written: Mapping[str, str], wrong: Mapping[str, str]
) -> dict[str, object]:
    """A question as the form asks it; an answer that the text itself suggests stands there already, to be confirmed."""
    suggested = question.choices[0] if len(question.choices) == 1 else ""
    near = text_answers.suggestions(question)
    return {
        "id": f"answer-{number}",
        "text": question_text(question, words_in(current().code)),
        "value": written.get(question.key, suggested),
        "choices": near,
        "hint": text_answers.hint(question, near),
        "wrong": wrong.get(question.key, ""),
        # A title may be in any script; the others are ids, days and zones.
        "direction": "auto" if question.key == "title" else "ltr",
    }


def _values(answers: Mapping[str, Answer]) -> dict[str, str]:
    return {key: one.value for key, one in answers.items()}


def _file(data: bytes, media_type: str, name: str) -> Response:
    return Response(data, media_type=media_type, headers={"Content-Disposition": f"attachment; filename={quote(name)}"})
