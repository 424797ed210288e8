"""Write docs/reference and the glossary from the code: tables, rules, reasons, acts, commands, errors, settings.

python scripts/reference.py           write the pages
python scripts/reference.py --check   exit 1 if a page is not what the code says
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterable
from pathlib import Path

import typer

from treve import errors
from treve.bulletin import words
from treve.bulletin.glossary import glossary_page
from treve.cli import app
from treve.model.act import FAMILY, Act, Family
from treve.model.finding import Rule
from treve.model.tables import RAW_PREFIX, TABLES
from treve.settings import Settings
from treve.store.duckdb import ddl
from treve.store.protocol import header

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference"
PACKAGE = ROOT / "src" / "treve"


def pages() -> dict[str, str]:
    """Name of each page and its text."""
    return {
        "tables.md": tables(),
        "rules.md": rules(),
        "reasons.md": reasons(),
        "acts.md": acts(),
        "commands.md": commands(),
        "errors.md": error_page(),
        "settings.md": settings(),
        "../glossary.md": glossary_page(),
    }


def tables() -> str:
    """Every table and column of a run."""
    lines = [
        "# Tables of a run",
        "",
        "Every run leaves these tables in `run.duckdb`. An empty cell means: not stated, or cannot be told.",
        "It never means no, none or zero.",
        f"The raw cells of each source stand in `{RAW_PREFIX}<source>`, one column per column of the file,",
        "preceded by `source_row_id`.",
        "",
    ]
    for table in TABLES:
        lines += [f"## {table.name}", "", f"Step `{table.step}`. One row: {table.row}.", ""]
        lines += ["| Column | Type | Unit | May be empty | Meaning |", "|---|---|---|---|---|"]
        for column in table.columns:
            empty = "yes" if column.nullable else "no"
            cells = (f"`{column.name}`", column.type.value, column.unit or "", empty, _cell(column.meaning))
            lines.append(f"| {' | '.join(cells)} |")
        lines += ["", "```sql", ddl(table), "```", ""]
    return _text(lines)


def rules() -> str:
    """Every .sql file of the package by its header."""
    lines = ["# Rules", "", "Each rule over rows is one `.sql` file; this page is made from their headers.", ""]
    for path in sorted(PACKAGE.rglob("*.sql")):
        fields = header(path.read_text(encoding="utf-8"))
        lines += [f"## {path.relative_to(PACKAGE)}", "", fields.get("rule") or fields.get("question", ""), ""]
        lines += [f"- {name}: {fields[key]}" for key, name in _HEADER.items() if key in fields]
        lines.append("")
    return _text(lines)


_HEADER = {"source": "Source", "reads": "Reads", "writes": "Writes", "gives": "Gives", "null": "Empty means"}


def reasons() -> str:
    """Every code a finding can carry, in the words of the page."""
    lines = ["# Verdicts, rules and reasons in words", "", "## Verdicts", "", "| Code | Words |", "|---|---|"]
    lines += [f"| `{verdict.value}` | {words.VERDICTS[verdict]} |" for verdict in words.VERDICT_ORDER]
    lines += ["", "## Rules", "", "| Code | Question |", "|---|---|"]
    lines += [f"| `{rule.value}` | {words.RULES[rule]} |" for rule in Rule]
    lines += ["", "## Reasons", "", "| Code | Words |", "|---|---|"]
    lines += [f"| `{code}` | {text} |" for code, text in words.REASONS.items()]
    lines += ["", "## Flags", "", "| Code | Words |", "|---|---|"]
    lines += [f"| `{flag.value}` | {text} |" for flag, text in words.FLAGS.items()]
    return _text(lines)


def acts() -> str:
    """The vocabulary of acts."""
    lines = ["# Acts", "", inspect.getdoc(Act) or "", ""]
    for family in Family:
        lines += [f"## {family.value}", "", *(f"- `{act.value}`" for act in Act if FAMILY[act] is family), ""]
    return _text(lines)


def commands() -> str:
    """Every command with its arguments and options."""
    lines = [
        "# Commands",
        "",
        "Exit codes: 0 fine, 1 unexpected, 2 bad input or usage, 3 the answer is no, 130 stopped by Ctrl-C.",
        "Answers go to standard output; progress, notes and errors to standard error.",
        "",
    ]
    for path, command in _leaves("treve", typer.main.get_command(app)):
        lines += [f"## {path}", "", command.help or "", "", "| Argument or option | Meaning |", "|---|---|"]
        for parameter in command.params:
            if parameter.name == "help":
                continue
            names = ", ".join(f"`{name}`" for name in parameter.opts)
            required = " Required." if parameter.required else ""
            lines.append(f"| {names} | {_cell(getattr(parameter, 'help', None) or '')}{required} |")
        lines.append("")
    return _text(lines)


def _leaves(path: str, command: object) -> Iterable[tuple[str, typer.core.TyperCommand]]:
    children = getattr(command, "commands", None)
    if children is None:
        assert isinstance(command, typer.core.TyperCommand)
        yield path, command
        return
    for name, child in children.items():
        yield from _leaves(f"{path} {name}", child)


def error_page() -> str:
    """Every exit code, and every error with its own."""
    lines = ["# Exit codes and errors", "", "| Exit code | Meaning |", "|---|---|"]
    lines += [f"| {code} | {_cell(meaning)} |" for code, meaning in errors.EXIT_MEANINGS.items()]
    lines += ["", "## Errors", "", "| Error | Exit code | Meaning |", "|---|---|---|"]
    for kind, code in errors.EXIT_CODES.items():
        lines.append(f"| `{kind.__name__}` | {code} | {_cell(' '.join((inspect.getdoc(kind) or '').split()))} |")
    return _text(lines)


def settings() -> str:
    """Every setting that can change a number."""
    lines = [
        "# Settings",
        "",
        "A run stores these in the table `setting`.",
        "",
        "| Setting | Default | Meaning |",
        "|---|---|---|",
    ]
    lines += [f"| `{row.name}` | {row.value} | {_cell(row.meaning)} |" for row in Settings().rows()]
    return _text(lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")


def _text(lines: Iterable[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"


def main() -> int:
    """Write or check the pages."""
    check = "--check" in sys.argv[1:]
    REFERENCE.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, text in pages().items():
        path = REFERENCE / name
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.stderr.write(f"docs/reference is not what the code says: {', '.join(stale)}; run scripts/reference.py\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
