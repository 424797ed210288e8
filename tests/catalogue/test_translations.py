"""The catalogues are whole: every sentence of the code and the templates in French and Arabic, with its places and no other."""

from __future__ import annotations

import importlib.util
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
