"""The rules the project keeps about itself."""

from __future__ import annotations

import importlib.util
import inspect
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

import treve
from tests.conftest import LONGEST
from treve import errors
from treve.bulletin import words
from treve.model.finding import Flag, Rule, Verdict
from treve.model.tables import TABLES
from treve.store.protocol import header

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "treve"
SQL_FILES = sorted(PACKAGE.rglob("*.sql"))
NOT_PORTABLE = re.compile(
    r"\b(QUALIFY|EXCLUDE|ASOF|UNNEST|PIVOT|LIST|ARRAY|STRUCT|ST_\w+|REGEXP\w*|STRING_AGG|LEVENSHTEIN|JARO\w*)\b|//|::|\$\d|\?",
    re.IGNORECASE,
)
VAGUE_NAMES = {"utils", "helpers", "common", "core", "base", "misc"}


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_the_files_that_are_tested_first_are_there() -> None:
    assert [name for name in LONGEST if not (ROOT / name).is_file()] == []


def _code(sql: str) -> str:
    return "\n".join(line.partition("--")[0] for line in sql.splitlines())


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_rule_says_what_it_reads_writes_and_what_empty_means(path: Path) -> None:
    fields = header(path.read_text(encoding="utf-8"))
    rule = ("rule", "source", "reads", "writes", "null")
    query = ("question", "source", "reads", "gives", "null")
    assert tuple(fields) in (rule, query)
    assert all(fields.values())


@pytest.mark.parametrize("path", SQL_FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_rule_keeps_to_sql_that_other_engines_know(path: Path) -> None:
    found = NOT_PORTABLE.search(_code(path.read_text(encoding="utf-8")))
    assert found is None, found


def test_the_reference_pages_are_what_the_code_says() -> None:
    for name, text in _script("reference").pages().items():
        path = ROOT / "docs" / "reference" / name
        assert path.read_text(encoding="utf-8") == text, f"{path}: run scripts/reference.py"


def test_there_are_at_most_fifteen_public_names_and_each_exists() -> None:
    assert len(treve.__all__) <= 15
    assert all(hasattr(treve, name) for name in treve.__all__)


def test_every_error_has_an_exit_code_and_stands_in_the_tree_at_the_top() -> None:
    own = {
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, errors.TreveError) and kind.__module__ == errors.__name__
    }
    assert set(errors.EXIT_CODES) == own
    assert len(own) <= 10
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in own)


def test_the_newest_released_change_is_the_version_of_the_package() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    released = re.findall(r"^## \[(\d[^\]]*)\] - \d", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert released[0] == version
    assert f"version: {version}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs" / "explanation" / "dependencies.md").read_text(encoding="utf-8").lower()
    needed = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[><=\[]", one)[0].lower() for one in needed} - {"treve"}
    missing = sorted(name for name in names if name.replace("pytest-cov", "pytest") not in reasons)
    assert missing == []


def test_every_verdict_rule_and_flag_has_words() -> None:
    assert set(words.VERDICTS) == set(words.VERDICTS_SHORT) == set(Verdict)
    assert set(words.RULES) == set(Rule)
    assert set(words.FLAGS) == set(Flag)


def test_every_table_is_explained() -> None:
    for table in TABLES:
        assert table.row
        assert all(column.meaning for column in table.columns), table.name
        names = table.column_names()
        assert len(set(names)) == len(names), table.name


def test_no_file_has_a_name_that_says_nothing() -> None:
    files = [path for folder in ("src", "tests", "scripts", "benchmarks") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in files if path.stem in VAGUE_NAMES] == []


def test_every_module_has_a_test_file_of_its_name() -> None:
    missing = []
    for path in PACKAGE.rglob("*.py"):
        folder = path.relative_to(PACKAGE).parent
        if path.stem in ("__init__", "__main__") or folder.parts[:1] == ("model",):
            continue
        tests = ROOT / "tests" / folder
        if not (tests / f"test_{path.stem}.py").is_file():
            missing.append(str(path.relative_to(PACKAGE)))
    assert missing == []
