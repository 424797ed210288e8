"""Every kind, reader, state and risk has words."""

from __future__ import annotations

import re
from pathlib import Path

from treve.casebook import bulletin_risks
from treve.casebook.bulletin_readers import Reach
from treve.casebook.bulletin_risks import Risk
from treve.serve.pages import bulletin_words


def test_no_code_is_without_words() -> None:
    assert set(bulletin_words.REACHES) == {one.value for one in Reach}
    assert set(bulletin_words.KINDS) == {"daily", "weekly", "monthly", "case", "notification", "public"}
    source = Path(bulletin_risks.__file__).read_text(encoding="utf-8")
    codes = set(re.findall(r'Risk\("(\w+)"', source)) | {"could_be_worked_out"}
    assert set(bulletin_words.RISKS) == codes


def test_a_risk_from_the_log_reads_as_one_just_found() -> None:
    one = Risk("small_number", 4)
    assert bulletin_words.risk(one) == bulletin_words.risk(one.plain())
    assert bulletin_words.risk(one).endswith(": 4")
