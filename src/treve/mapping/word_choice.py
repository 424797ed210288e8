"""What the words and codes of a column stand for: by a sheet of codes, by our lists of words, else asked."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping

from treve.catalogue import say
from treve.mapping import codebook
from treve.mapping.cells import text_of
from treve.mapping.evidence import Column
from treve.mapping.layout import Table
from treve.mapping.questions import UNKNOWN, Answers, Question
from treve.mapping.word_lists import act_of, is_known_act
from treve.mapping.workbook import Workbook

_SHOWN = 5


def rule_of(
    field: str, table: Table, column: Column, answers: Answers, notes: list[str], book: Workbook
) -> dict[str, object]:
    """What a mapping says of the words of a column; open questions stand in `answers`."""
    words: dict[str, str] = {}
    explained: dict[str, object] = {}
    if codebook.is_coded(column):
        found = codebook.codes_of(column, book.sheets, table.sheet)
        if found is not None:
            words = dict(found.words)
            explained = {"codebook": found.sheet, "labels": words}
            notes.append(
                say(
                    "Codes of column {column} are explained by sheet {sheet}.",
                    column=repr(column.name),
                    sheet=repr(found.sheet),
                )
            )
        elif all(text_of(cell).isdecimal() for cell in column.values) and field in (
            "act",
            "perpetrator_alleged",
            "target",
        ):
            words = _asked_codes(column, answers)
    if field == "act":
        words = _acts(column, words, notes)
    return {"words": words, **explained} if words else {}


def _asked_codes(column: Column, answers: Answers) -> dict[str, str]:
    key = f"codes of {column.name}"
    codes = sorted((text_of(cell) for cell in column.values), key=lambda code: (len(code), code))
    text = say(
        "What do the codes {codes} of column {column} stand for? Write them as 1=shelling; 2=air strike; or "
        "unknown: leave them as they are.",
        codes=", ".join(codes),
        column=repr(column.name),
    )
    answer = answers.ask(Question(key, text))
    if answer is None or answer.casefold() == UNKNOWN:
        return {}
    halves = [part.partition("=") for part in answer.split(";") if "=" in part]
    pairs = {code.strip(): meaning.strip() for code, _, meaning in halves}
    missing = [code for code in codes if not pairs.get(code)]
    if missing:
        raise answers.refuse(
            key, f"each code with its meaning, such as {codes[0]}=shelling; missing: {', '.join(missing)}"
        )
    return pairs


def _acts(column: Column, words: dict[str, str], notes: list[str]) -> dict[str, str]:
    """Words for kinds of conduct with the act each stands for; those nobody knows stay as they are, and are told."""
    made = {code: act_of(label) or label for code, label in words.items()}
    strange: dict[str, int] = {}
    for cell, times in column.values.items():
        text = text_of(cell)
        label = words.get(text, text)
        act = act_of(label)
        if act is None:
            strange[label] = strange.get(label, 0) + times
        elif text not in made and not is_known_act(text):
            made[text] = act
    if strange:
        notes.append(
            say(
                "Words of column {column} for kinds of conduct that are not known: {words}. Their acts stay open; add them under "
                "fields, act, words of the mapping.",
                column=repr(column.name),
                words=listed(strange),
            )
        )
    return made


def listed(words: AnyMapping[str, int]) -> str:
    """The commonest words with their numbers, and how many more there are."""
    most = sorted(words.items(), key=lambda one: (-one[1], one[0]))
    more = f", … ({len(most) - _SHOWN})" if len(most) > _SHOWN else ""
    return ", ".join(f"{word!r} ({times})" for word, times in most[:_SHOWN]) + more
