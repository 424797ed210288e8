"""The catalogues are whole: every sentence of the code and the templates in French and Arabic, with its places and no other."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "catalogue.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogue_script"] = module
    spec.loader.exec_module(module)
    return module


def test_the_script_finds_sentences_of_code_tables_templates_and_names(script: ModuleType) -> None:
    found = script.sentences()
    assert len(found) > 450
    assert "None of this is a ruling." in found
    assert "under the terms" in found
    assert "What this page cannot say" in found
    assert "Russian Ministry of Defence" in found
    assert ("{number} agreement", "{number} agreements") in found


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_sentence_is_translated_with_its_places(script: ModuleType, language: str) -> None:
    assert script.faults(language) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_no_translation_of_a_sentence_that_nobody_says_is_kept(script: ModuleType, language: str) -> None:
    assert (script.LOCALE / f"{language}.po").read_text(encoding="utf-8") == script.renewed(language)


def test_every_refusal_is_a_sentence_that_can_be_found(script: ModuleType) -> None:
    scattered = [place for path in sorted(script.PACKAGE.rglob("*.py")) for place in script.refusals_of(path).scattered]
    assert scattered == [], "name the places of the message: worded('at most {most}', most=…)"


def test_a_refusal_put_together_of_pieces_is_found_out(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "casebook").mkdir()
    monkeypatch.setattr(script, "PACKAGE", tmp_path)
    monkeypatch.setattr(script, "ROOT", tmp_path)
    written = tmp_path / "casebook" / "new.py"
    written.write_text(
        "WHY = worded('kept in a name')\n"
        "raise Refused('plain')\n"
        "raise Refused(WHY)\n"
        "raise Forbidden('one' if x else 'other')\n"
        "raise BadValue(f'{name}:1', 'field', value, worded('at most {most}', most=3))\n"
        "raise Refused(f'{x} is {y}')\n"
        "raise BadValue('a', 'b', 'c', 'at most ' + most)\n"
        "late = f'not {x}'\n"
        "raise BadFile(path, late, 'a file')\n"
    )
    found = script.refusals_of(written)
    assert set(found.sentences) == {
        "plain",
        "kept in a name",
        "one",
        "other",
        "field",
        "at most {most}",
        "a",
        "b",
        "a file",
    }
    assert found.scattered == ["casebook/new.py:6", "casebook/new.py:7", "casebook/new.py:9"]


def test_no_page_imports_a_module_whose_errors_only_commands_say(script: ModuleType) -> None:
    for path in sorted((script.PACKAGE / "serve" / "pages").glob("*.py")):
        text = path.read_text(encoding="utf-8")
        for name in script.COMMANDS_ONLY:
            assert (script.PACKAGE / "casebook" / f"{name}.py").is_file()
            assert not re.search(
                rf"casebook import [^\n]*\b{name}\b|casebook\.{name} import|^    {name},$", text, re.M
            ), path
