"""The log in a browser: receipts kept and left out, proofs that hold, countersignatures by upload."""

from __future__ import annotations

import datetime as dt
import io
import re
import secrets
import zipfile
from pathlib import Path

import pytest

from tests.casebook.world import World
from tests.serve.pages.conftest import Visit
from tests.serve.pages.visitor import led_to, told
from treve import log_folder
from treve.casebook import intake, log, report_form
from treve.casebook.book import Casebook
from treve.ledger import checkpoint, merkle, receipt
from treve.ledger.note import SecretKey
from treve.ledger.receipt import Receipt


@pytest.fixture
def book(sqlite_book: Casebook) -> Casebook:
    """One database is enough."""
    return sqlite_book


def test_a_receipt_is_kept_or_proves_that_it_was_left_out(visit: Visit, made: World) -> None:
    form = report_form.read({"summary": "heard"}, "x")
    with made.book.write() as writing:
        mine = intake.submit(writing, made.who["liaison_a"], form, made.key, "party_a").receipt
    liaison = visit("liaison_a")
    waiting = liaison.send("/ledger/receipt", receipt=mine.decode())
    assert "Kept" in told(waiting)
    assert "No checkpoint covers it yet" in told(waiting)
    led_to(liaison.send("/ledger/sign"))
    kept = liaison.send("/ledger/receipt", receipt=mine.decode())
    assert "stands in the log of" in told(kept)
    for accepted, words in (
        (dt.datetime(2016, 1, 1, tzinfo=dt.UTC), "Not kept"),
        (dt.datetime.now(dt.UTC), "has not passed yet"),
    ):
        until = accepted + dt.timedelta(hours=24)
        times = [one.strftime("%Y-%m-%dT%H:%M:%S.%fZ") for one in (accepted, until)]
        lost = receipt.signed(Receipt(made.key.name, secrets.token_bytes(32), *times), made.key)
        assert words in told(liaison.send("/ledger/receipt", receipt=lost.decode()))
    forged = mine.decode().replace(made.key.name, "example.org/other")
    assert liaison.send("/ledger/receipt", receipt=forged).status_code == 422
    assert liaison.send("/ledger/receipt", receipt="<script>").status_code == 422


def test_the_proof_shown_leads_to_the_root(visit: Visit, made: World) -> None:
    with made.book.write() as writing:
        signed = checkpoint.read(log.sign(writing, made.key), "x")
    page = visit("auditor").get("/ledger", entry="5")
    blocks = re.findall(r'<pre class="note-text"[^>]*>(.*?)</pre>', page.text, flags=re.S)
    leaf = next(one for one in blocks if "commitment" in one).replace("&#34;", '"')
    hashes = [bytes.fromhex(one) for one in re.findall(r"\b[0-9a-f]{64}\n", blocks[-1] + "\n")]
    assert hashes
    assert merkle.includes(merkle.leaf_hash(leaf.strip().encode()), 5, signed.size, hashes, signed.root)
    assert visit("auditor").get("/ledger", entry=str(signed.size)).status_code == 422


def test_a_countersignature_is_handed_in_and_goes_out_with_the_export(
    visit: Visit, made: World, tmp_path: Path
) -> None:
    party = SecretKey("example.org/party-a", secrets.token_bytes(32))
    with made.book.write() as writing:
        signed = log.sign(writing, made.key)
    liaison = visit("liaison_a")
    for data, key in ((b"nothing", party.public.text()), (checkpoint.countersigned(signed, party, "x"), "nothing")):
        wrong = liaison.send("/ledger/countersign", {"checkpoint": ("c", data)}, key=key)
        assert wrong.status_code == 422
    good = {"checkpoint": ("c", checkpoint.countersigned(signed, party, "x"))}
    led_to(liaison.send("/ledger/countersign", good, key=party.public.text()))
    assert "example.org/party-a" in told(liaison.get("/ledger"))
    packed = visit("auditor").get("/ledger/export")
    with zipfile.ZipFile(io.BytesIO(packed.content)) as archive:
        archive.extractall(tmp_path)
    (tmp_path / "key").write_text(made.key.public.text() + "\n", encoding="utf-8")
    assert log_folder.check(tmp_path / "log", tmp_path / "key").sound


@pytest.mark.parametrize("name", ["monitor", "civil", "mediator", "operator", "stranger"])
def test_who_may_not_export_the_log_does_not_look_at_it(visit: Visit, name: str) -> None:
    person = visit(name)
    assert person.get("/ledger").status_code == 403
    assert "/ledger" not in person.get("/bulletins").text
