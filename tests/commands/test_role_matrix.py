"""Every role against every command that works in somebody's name, from the command tree: a new one fails until it has its row."""

from __future__ import annotations

import contextlib
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from tests.casebook.conftest import _quick_passwords  # noqa: F401
from tests.casebook.conftest import template as template
from tests.casebook.world import HOLDERS, PASSWORD, World, world
from tests.serve.matrix_rules import EVERYBODY, MAY, NAMES
from tests.serve.rehearsal import Rehearsal, Scene, scene
from treve import cli
from treve.casebook import book as books
from treve.casebook import peers, people
from treve.casebook.book import Casebook, Connection
from treve.casebook.roles import Role
from treve.casebook.visible import Forbidden, Viewer
from treve.errors import NotFound, Refused, TreveError
from treve.ledger.note import SecretKey

R, C, N = "report of party_a", "assigned case", "notification to party_a"
PROOF = "--standard reasonable_grounds --reason x"
# Command | deed | thing it is tried on | words; {thing} is its id, {own} one's own compartment.
COMMANDS: dict[str, tuple[str, str | None, str]] = {
    "casebook import": ("file", None, "reports.csv --compartment {own}"),
    "casebook undo": ("withdraw", "batch of guarantor_1", "{thing} --reason x"),
    "casebook reports": ("nothing special", None, "--json"),
    "casebook erase": ("erase", R, "{thing} --why law"),
    "casebook open": ("open a case", "report of mission", "{thing}"),
    "casebook cases": ("nothing special", None, "--json"),
    "casebook step": ("move a case", C, "{thing} triaged --reason x"),
    "casebook assign": ("assign", C, "{thing} auditor"),
    "casebook table": ("table", C, "{thing}"),
    "casebook merge": ("move a case", C, "{thing} {case with a remedy} --reason x"),
    "casebook split": ("split a case", C, "{thing} {report of party_a} --reason x"),
    "casebook add": ("split a case", C, "{thing} {report of party_a} --reason x"),
    "casebook duplicate": ("move a case", C, "{thing} {case with a remedy} --reason x"),
    "casebook bulk": ("move a case", None, "triaged --state registered --reason x"),
    "casebook take-back": ("nothing special", C, "{thing} --reason x"),
    "casebook attribute": ("attribute", C, "{thing} unattributed " + PROOF),
    "casebook determine": ("determine", "tabled case", "{thing} --vote a=cannot_rule " + PROOF),
    "casebook notify": ("notify", C, "{thing} party_b --text x --due 2999-01-01"),
    "casebook answer": ("reply", N, "{thing} --text x"),
    "casebook silence": ("notify", N, "{thing}"),
    "casebook dispute": ("reply", "answered notification", "{thing} --text x"),
    "casebook remedy": ("remedy", C, "{thing} party_b --measure x --due 2999-01-01"),
    "casebook remedy-result": ("remedy", "remedy of party_a", "{thing} taken --text x"),
    "casebook filings": ("nothing special", None, ""),
    "casebook watch": ("watch", None, "patrol --area x --note x"),
    "casebook link": ("link", R, "{thing} {report of guarantor_1} same --reason x"),
    "casebook obligation": ("oblige", None, "party_a map --what x --clause x"),
    "casebook announce": ("reply", "obligation of party_a", "{thing} --text x"),
    "casebook verify": ("move a case", "obligation of party_a", "{thing} verified --text x"),
    "casebook obligations": ("nothing special", None, "--json"),
    "casebook due": ("nothing special", None, "--json"),
    "casebook bursts": ("nothing special", None, "2017-01-10T19:30+00:00 --json"),
    "casebook scorecard": ("nothing special", None, "--json"),
    "casebook checkpoint": ("export the log", None, ""),
    "casebook countersign": ("export the log", None, "note --key key"),
    "casebook unseal": ("open what is sealed", R, "{thing} --reason x"),
    "casebook grant-seal": ("open what is sealed", R, "{thing} auditor"),
    "casebook rotate-seal": ("manage", None, ""),
    "casebook backup": ("manage", None, "--out copy --passphrase-file password"),
    "casebook handover": ("manage", None, "--out copy --passphrase-file password"),
    "casebook evacuate": ("manage", None, "--out copy --passphrase-file password"),
    "casebook release": ("notify", None, "--audience public --from 2017-01-02 --until 2017-01-09"),
    "casebook share": ("nothing special", R, "{thing} --audience parties"),
    "casebook redact": ("open a case", R, "{thing} --word a --reason x"),
    "casebook custody": ("nothing special", "report with a file", "{thing} 1"),
    "casebook consent": ("speak of the person", R, "{thing} --none --reason x"),
    "casebook threat": ("speak of the person", R, "{thing} yes --reason x"),
    "casebook threatened": ("nothing special", None, "--json"),
    "casebook answer-reporter": ("move a case", R, "{thing} --text-file note"),
    "casebook answers": ("read the answer", R, "{thing}"),
    "casebook bundle peer": ("manage", None, "introduction --account monitor --compartment mission"),
    "casebook bundle out": ("manage", None, "--to example.org/other --out parts"),
    "casebook bundle in": ("manage", None, "parts"),
    "casebook bundle conflicts": ("nothing special", None, "--json"),
    "user add": ("manage", None, "new --new-password-file password"),
    "user grant": ("manage", None, "auditor analyst mission"),
    "user end": ("manage", None, "{grant}"),
    "user disable": ("manage", None, "auditor"),
    "user list": ("manage", None, "--json"),
    "user password": ("nothing special", None, "--new-password-file password"),
    "user second-factor": ("nothing special", None, ""),
    "user sealing-key": ("nothing special", None, "--out own"),
    "user token": ("nothing special", None, "x --scope link"),
    "bulletin": ("draft a bulletin", C, "--kind case --case {thing} --out edition"),
    "ledger export": ("export the log", None, "--out log"),
}
# Whoever may sign in may make a run of what they see, and of nothing else: tests/test_refresh.py, tests/casebook/test_feed.py.
RUNS = {"run", "casebook work"}


def _in_somebody_s_name(command: object, path: str = "") -> Iterator[str]:
    for name, child in getattr(command, "commands", {}).items():
        yield from _in_somebody_s_name(child, f"{path} {name}".strip())
    if "--as" in [name for parameter in getattr(command, "params", ()) for name in parameter.opts]:
        yield path


def test_every_command_in_somebody_s_name_has_its_row() -> None:
    assert set(_in_somebody_s_name(typer.main.get_command(cli.app))) == set(COMMANDS) | RUNS


class Stage:
    """A casebook in which nothing stays, and who is who."""

    def __init__(self, folder: Path, made: World, there: Scene) -> None:
        self.folder, self.made, self.there = folder, made, there
        self.command = typer.main.get_command(cli.app)

    def _tidy(self) -> None:
        """Files that commands make, gone; keys that they change or destroy, back."""
        for made in ("log", "parts", "edition"):
            shutil.rmtree(self.folder / made, ignore_errors=True)
        for file in ("copy", "copy.unfinished", "own"):
            (self.folder / file).unlink(missing_ok=True)
        for key in ("casebook.db.key", "casebook.db.sealing"):
            shutil.copy(self.folder / "kept" / key, self.folder / key)

    def ask(self, name: str, command: str) -> TreveError | None:
        """Run a command in somebody's name; the error it ended with."""
        words = COMMANDS[command][2].replace("{own}", HOLDERS.get(name, ("", "mission"))[1])
        words = words.replace("{thing}", self.there.ids.get(COMMANDS[command][1] or "", ""))
        for thing, made in self.there.ids.items():
            words = words.replace("{" + thing + "}", made)
        self._tidy()
        order = [*command.split(), *words.split(), "--casebook", "casebook.db", "--as", name]
        said = io.StringIO()
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            try:
                self.command(order, standalone_mode=False)
            except TreveError as problem:
                return problem
        hidden = [thing for thing, who in self.there.seen.items() if name not in who and thing != COMMANDS[command][1]]
        assert [thing for thing in hidden if self.there.ids[thing] in said.getvalue()] == [], (name, command)
        return None


@pytest.fixture(scope="module")
def stage(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Everybody and everything in place; commands find a casebook in which writing is only tried."""
    folder = tmp_path_factory.mktemp("commands")
    shutil.copy(template / "casebook.db", folder / "casebook.db")
    (folder / "kept").mkdir()
    for key in ("key", "sealing"):
        shutil.copy(template / f"log.{key}", folder / f"casebook.db.{key}")
        shutil.copy(template / f"log.{key}", folder / "kept" / f"casebook.db.{key}")
    book = books.open_book(str(folder / "casebook.db"), with_key=True)
    changed = pytest.MonkeyPatch()
    made = world(book)
    there = scene(made)
    other = SecretKey("example.org/other", bytes(range(32)))
    with book.write() as writing:
        (folder / "introduction").write_bytes(peers.introduce(writing.connection, other))
        known = peers.read((folder / "introduction").read_bytes(), "introduction")
        owner = Viewer("A-0", frozenset({(Role.OWNER, "mission")}))
        peers.add(writing, owner, known, made.who["monitor"].account_id, frozenset({"mission"}))
    (folder / "password").write_text(PASSWORD, encoding="utf-8")
    (folder / "reports.csv").write_text("summary\nnew\n", encoding="utf-8")
    (folder / "note").write_text("nothing signed", encoding="utf-8")
    (folder / "key").write_text(made.key.public.text(), encoding="utf-8")
    changed.chdir(folder)
    changed.setenv("TREVE_PASSWORD", PASSWORD)
    tried = Rehearsal(book.url, book.key, book.ring)
    changed.setattr(books, "open_book", lambda *_, **__: tried)
    changed.setattr(Rehearsal, "close", lambda _: None)
    # Signing in writes, and nothing written stays: the name itself serves as the session.
    changed.setattr(people, "sign_in", lambda _book, name, *_: name)

    def in_session(connection: Connection, token: str, _: int) -> Viewer:
        return people.viewer(connection, people.account_named(connection, token))

    changed.setattr(people, "in_session", in_session)
    yield Stage(folder, made, there)
    changed.undo()
    book.close()


def test_the_stage_keeps_nothing(stage: Stage) -> None:
    def reports(book: Casebook) -> object:
        with book.read() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM report").scalar()

    before = reports(stage.made.book)
    assert stage.ask("monitor", "casebook import") is None
    assert reports(stage.made.book) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_who_may_who_may_not_and_for_whom_it_does_not_exist(stage: Stage, command: str) -> None:
    deed, thing, _ = COMMANDS[command]
    wrong = []
    for name in NAMES:
        problem = stage.ask(name, command)
        seen, may = name in stage.there.seen.get(thing or "", EVERYBODY), name in MAY[deed]
        absent = isinstance(problem, NotFound)
        forbidden = isinstance(problem, Forbidden)
        good = not (absent or forbidden) if seen and may else forbidden if seen else absent or (forbidden and not may)
        if not good:
            wrong.append((name, repr(problem)))
        assert problem is None or isinstance(problem, TreveError | Refused)
    assert wrong == []
