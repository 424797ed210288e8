"""Templates are filled in the language spoken, with escaping on."""

from __future__ import annotations

import jinja2
import pytest

from treve.bulletin.layout import TEMPLATES, template
from treve.catalogue import speaking


def test_a_page_says_its_language_and_the_direction_of_its_script() -> None:
    for code, direction in (("en", "ltr"), ("fr", "ltr"), ("ar", "rtl")):
        with speaking(code):
            made = template("page.html")
            assert made.globals["language"].code == code
            assert made.globals["language"].direction == direction


def test_what_nobody_gave_is_an_error_and_no_blank() -> None:
    with pytest.raises(jinja2.UndefinedError):
        template("page.html").render()
    assert (TEMPLATES / "style.css").is_file()
