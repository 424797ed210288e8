"""Keep the catalogue of translations: find every sentence in the code and the templates.

python scripts/catalogue.py           add new sentences to each locale/*.po, drop those that nobody says any more
python scripts/catalogue.py --check   exit 1 if a sentence has no translation, or one whose places differ
"""

from __future__ import annotations

import ast
import importlib
import io
import re
import string
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

from treve import read
from treve.catalogue import Sayings
from treve.catalogue.say import NOUNS
from treve.count.rule_file import counting_rule, rule_names
from treve.normalise.actor_book import actor_book

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "treve"
LOCALE = PACKAGE / "catalogue" / "locale"
LANGUAGES = ("fr", "ar")
# As the catalogues are written, and Unicode CLDR has them: in Arabic 11 to 99 have the form before the last, 100 to 102 the last.
# Babel's own differ: it swaps those two, and newer versions know French with a form for millions, which no sentence here needs.
PLURALS = {
    "fr": "nplurals=2; plural=(n > 1);",
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
}
KEYWORDS = {"say": None, "marked": None, "counted": (1, 2), "_": None}
TEMPLATE_CALL = re.compile(r"""\b_\(\s*("(?:[^"\\]|\\.)*")""")
TEMPLATE_COUNTED = re.compile(r"""\bcounted\(\s*("(?:[^"\\]|\\.)*")\s*,\s*("(?:[^"\\]|\\.)*")""")
# Folders whose errors readers see on pages, and where in each error its words stand; those of a fault of the server are shown to
# nobody (serve/problems.py). Only commands, which speak English, reach the modules that no page imports.
TELLING = ("casebook", "serve")
COMMANDS_ONLY = (
    "backup",
    "bundle_parts",
    "demonstration",
    "envelope",
    "evacuation",
    "exchange_items",
    "package_check",
    "rows",
    "upgrade",
)
MESSAGE_PLACES = {
    "worded": (0,),
    "coded": (1,),
    "Refused": (0,),
    "Forbidden": (0,),
    "NotFound": (0,),
    "BadValue": (0, 1, 3, 4),
    "BadFile": (1, 2),
    "BadQuery": (0, 2),
    "_Wrong": (0, 2),
}
Key = str | tuple[str, str]


def sentences() -> dict[Key, list[str]]:
    """Every sentence and the files that say it."""
    found: dict[Key, list[str]] = {}
    for path, key in (*_in_code(), *_in_tables(), *_in_templates(), *_in_refusals(), *_names()):
        found.setdefault(key, []).append(path)
    return {
        key: sorted(set(paths)) for key, paths in sorted(found.items(), key=lambda item: (item[1][0], str(item[0])))
    }


def _in_code() -> Iterator[tuple[str, Key]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        # A module that does not import the catalogue may have functions of its own under the same names.
        if path.parent.name == "catalogue" or "from treve.catalogue import" not in path.read_text(encoding="utf-8"):
            continue
        for _, message, _, _ in extract_from_file("python", str(path), KEYWORDS):
            key = message if isinstance(message, str) else tuple(message)[:2]
            yield str(path.relative_to(ROOT)), key


def _in_tables() -> Iterator[tuple[str, Key]]:
    """The tables of sentences by code: `Sayings` at the top of a module, or in a dictionary there."""
    for path in sorted(PACKAGE.rglob("*.py")):
        if "Sayings" not in path.read_text(encoding="utf-8") or path.parent.name == "catalogue":
            continue
        module = importlib.import_module(".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts))
        for value in vars(module).values():
            tables = value.values() if isinstance(value, dict) else [value]
            for table in tables:
                if isinstance(table, Sayings):
                    for message in table.messages.values():
                        yield str(path.relative_to(ROOT)), message


def _in_templates() -> Iterator[tuple[str, Key]]:
    for path in sorted(PACKAGE.rglob("templates/*")):
        text = path.read_text(encoding="utf-8")
        for quoted in TEMPLATE_CALL.findall(text):
            yield str(path.relative_to(ROOT)), str(eval(quoted, {}, {}))
        for one, many in TEMPLATE_COUNTED.findall(text):
            yield str(path.relative_to(ROOT)), (str(eval(one, {}, {})), str(eval(many, {}, {})))


@dataclass(frozen=True, slots=True)
class Refusals:
    """What errors say in a module: the sentences found, and the places where one is put together so that none can be found."""

    sentences: list[str]
    scattered: list[str]


def refusals_of(path: Path) -> Refusals:
    """What is raised in a module: texts at the places of a message, and the sentences of `worded` and `coded`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assigned: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            assigned.setdefault(node.targets[0].id, []).append(node.value)
    found = Refusals([], [])
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name | ast.Attribute):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
        telling = _tells(path) or (name in ("worded", "coded") and not _away(path))
        for place in MESSAGE_PLACES.get(name, ()) if telling else ():
            value = node.args[place] if place < len(node.args) else None
            # Where something stands may be put together of names: that is no sentence.
            if value is not None and (name != "BadValue" or place not in (0, 1) or isinstance(value, ast.Constant)):
                _look(value, assigned, found, f"{path.relative_to(ROOT)}:{node.lineno}")
    return found


def _tells(path: Path) -> bool:
    return path.relative_to(PACKAGE).parts[0] in TELLING and not _away(path)


def _away(path: Path) -> bool:
    return path.parent == PACKAGE / "casebook" and path.stem in COMMANDS_ONLY


def _look(value: ast.expr, assigned: dict[str, list[ast.expr]], found: Refusals, where: str) -> None:
    if isinstance(value, ast.Constant):
        if isinstance(value.value, str) and any(map(str.isalpha, value.value)):
            found.sentences.append(value.value)
    elif isinstance(value, ast.IfExp):
        _look(value.body, assigned, found, where)
        _look(value.orelse, assigned, found, where)
    elif isinstance(value, ast.Name):
        for one in assigned.get(value.id, ()):
            _look(one, {}, found, where)
    elif isinstance(value, ast.JoinedStr | ast.BinOp):
        found.scattered.append(where)


def _in_refusals() -> Iterator[tuple[str, Key]]:
    """What is refused: the texts of errors, which pages say in the language of the reader."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for sentence in refusals_of(path).sentences:
            yield str(path.relative_to(ROOT)), sentence


def _names() -> Iterator[tuple[str, Key]]:
    """What our own lists call asserters, sources, counting rules and what is counted."""
    for asserter in actor_book().asserters.values():
        yield "src/treve/normalise/library/asserters.csv", asserter.name
    for source in read.sources().values():
        yield "src/treve/read", source.title
    for noun in NOUNS.values():
        yield "src/treve/catalogue/say.py", noun
    for name in rule_names():
        yield "src/treve/count/rules", counting_rule(name).title


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands."""
    path = LOCALE / f"{language}.po"
    if not path.is_file():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def renewed(language: str) -> str:
    """The catalogue of a language with exactly the sentences that are said, as text."""
    before = catalogue(language)
    after = Catalog(locale=language, project="treve", fuzzy=False)
    after.mime_headers = [("Plural-Forms", PLURALS[language])]
    after.header_comment = f"# {before.locale.english_name if before.locale else language} of treve."
    for key, paths in sentences().items():
        known = before.get(key[0] if isinstance(key, tuple) else key)
        after.add(key, known.string if known and known.id == key else None, [(path, None) for path in paths])
    text = io.BytesIO()
    write_po(text, after, omit_header=False, width=0, no_location=True)
    return re.sub(r'"(POT-Creation-Date|PO-Revision-Date|Generated-By)[^\n]*\n', "", text.getvalue().decode("utf-8"))


def faults(language: str) -> list[str]:
    """Sentences without a translation, and translations that leave out a place or invent one."""
    found = []
    known = catalogue(language)
    for key in sentences():
        message = known.get(key[0] if isinstance(key, tuple) else key)
        if message is None or not all(_strings(message)):
            found.append(f"{language}: no translation of {key!r}")
        else:
            found += [
                f"{language}: {text!r} has places {sorted(_places(text))}; expected {sorted(_allowed(key))}"
                for text in _strings(message)
                if not _fits(key, text)
            ]
    return found


def _strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (str(message.string or ""),)


def _fits(key: Key, text: str) -> bool:
    """Every place of the English and no other; a plural form may leave out the number that it means."""
    return _places(text) <= _allowed(key) and _allowed(key) - _places(text) <= (
        {"number"} if isinstance(key, tuple) else set()
    )


def _allowed(key: Key) -> set[str]:
    return _places(key) if isinstance(key, str) else _places(key[0]) | _places(key[1])


def _places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def main() -> int:
    """Write or check."""
    if "--check" in sys.argv[1:]:
        wrong = [fault for language in LANGUAGES for fault in faults(language)]
        sys.stdout.write("".join(f"{fault}\n" for fault in wrong))
        return 1 if wrong else 0
    LOCALE.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (LOCALE / f"{language}.po").write_text(renewed(language), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
