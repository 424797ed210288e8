"""`treve casebook …`: attributions, rulings with their votes, notifications, answers, disputes and remedies."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import typer

from treve.bulletin import casebook_words as words
from treve.commands.answers import bad_option
from treve.commands.sign_in import (
    AsOption,
    CaseArgument,
    CasebookOption,
    PasswordOption,
    ReasonOption,
    reading_as,
    writing_as,
)

NotificationArgument = Annotated[str, typer.Argument(help="Id of a notification.", metavar="NOTIFICATION")]
StandardOption = Annotated[str, typer.Option(help="Standard of proof, such as reasonable_grounds.")]
TextOption = Annotated[str, typer.Option("--text", help="In words.")]
DueOption = Annotated[str, typer.Option("--due", help="Day by which it is due.", metavar="DAY")]


def attribute_command(
    case_id: CaseArgument,
    result: Annotated[str, typer.Argument(help="attributed, jointly_attributed or unattributed.", metavar="RESULT")],
    casebook: CasebookOption,
    as_: AsOption,
    standard: StandardOption,
    reason: ReasonOption,
    actor: Annotated[list[str] | None, typer.Option("--actor", help="Who did it; repeatable.")] = None,
    confidence: Annotated[int | None, typer.Option(help="How surely, in percent.", min=0, max=100)] = None,
    password_file: PasswordOption = None,
) -> None:
    """Settle who did it, or that nobody can say."""
    from treve.casebook import rulings

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        rulings.attribute(writing, viewer, case_id, result, tuple(actor or ()), standard, confidence, reason)
    typer.echo(f"{case_id}: {result}")


def determine_command(
    case_id: CaseArgument,
    casebook: CasebookOption,
    as_: AsOption,
    vote: Annotated[
        list[str],
        typer.Option("--vote", help="COMPONENT=OUTCOME, or COMPONENT= where it abstained; repeatable."),
    ],
    standard: StandardOption,
    reason: ReasonOption,
    rule: Annotated[str, typer.Option(help="consensus or majority.")] = "consensus",
    dissent: Annotated[
        list[str] | None, typer.Option("--dissent", help="COMPONENT=WORDS of its dissent; repeatable.")
    ] = None,
    password_file: PasswordOption = None,
) -> None:
    """Enter the ruling that the votes make; prints it."""
    from treve.casebook import rulings
    from treve.casebook.rulings import DecidedBy, Vote
    from treve.casebook.workflow import Outcome

    if rule not in {one.value for one in DecidedBy}:
        raise bad_option("rule", rule, "consensus or majority")
    outcomes = {one.value for one in Outcome}
    votes: dict[str, Vote] = {}
    words_of = dict(_pair("dissent", one) for one in dissent or ())
    for name, outcome in (_pair("vote", one) for one in vote):
        if outcome and outcome not in outcomes:
            raise bad_option("vote", outcome, f"one of {', '.join(sorted(outcomes))}, or nothing")
        if name in votes:
            raise bad_option("vote", name, "one vote of each component")
        votes[name] = Vote(Outcome(outcome) if outcome else None, words_of.pop(name, None))
    if words_of:
        raise bad_option("dissent", min(words_of), "the name of a component that voted or abstained")
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        made = rulings.determine(writing, viewer, case_id, votes, DecidedBy(rule), standard, reason)
    typer.echo(f"{case_id}: {made.value}")


def notify_command(
    case_id: CaseArgument,
    compartment: Annotated[str, typer.Argument(help="Compartment of the party.", metavar="COMPARTMENT")],
    casebook: CasebookOption,
    as_: AsOption,
    text: TextOption,
    due: DueOption,
    password_file: PasswordOption = None,
) -> None:
    """Tell a party of a ruling and ask for its answer by a day; prints the notification's id."""
    from treve.casebook import rulings

    day = read_day("due", due)
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        typer.echo(rulings.notify(writing, viewer, case_id, compartment, text, day))


def answer_command(
    notification: NotificationArgument,
    casebook: CasebookOption,
    as_: AsOption,
    text: TextOption,
    admits: Annotated[bool, typer.Option("--admits", help="The answer is an admission.")] = False,
    password_file: PasswordOption = None,
) -> None:
    """Answer a notification to one's own compartment, once."""
    from treve.casebook import rulings

    kind = "self_report" if admits else "response"
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        rulings.answer(writing, viewer, notification, kind, text)
    typer.echo(f"{notification}: {kind}")


def silence_command(
    notification: NotificationArgument, casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None
) -> None:
    """Record that no answer came; code 3 before the deadline has passed."""
    from treve.casebook import rulings

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        rulings.silence(writing, viewer, notification)
    typer.echo(f"{notification}: silence")


def dispute_command(
    notification: NotificationArgument,
    casebook: CasebookOption,
    as_: AsOption,
    text: TextOption,
    password_file: PasswordOption = None,
) -> None:
    """Disagree formally with a ruling one was told of."""
    from treve.casebook import rulings

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        rulings.dispute(writing, viewer, notification, text)
    typer.echo(f"{notification}: disputed")


def remedy_command(
    case_id: CaseArgument,
    holder: Annotated[str, typer.Argument(help="Compartment of the duty holder.", metavar="HOLDER")],
    casebook: CasebookOption,
    as_: AsOption,
    measure: Annotated[str, typer.Option(help="What is asked.")],
    due: DueOption,
    password_file: PasswordOption = None,
) -> None:
    """Ask a duty holder for a measure by a day; prints the remedy's id."""
    from treve.casebook import rulings

    day = read_day("due", due)
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        typer.echo(rulings.ask_remedy(writing, viewer, case_id, holder, measure, day))


def remedy_result_command(
    remedy: Annotated[str, typer.Argument(help="Id of a remedy.", metavar="REMEDY")],
    result: Annotated[str, typer.Argument(help="taken, partial, refused or overdue.", metavar="RESULT")],
    casebook: CasebookOption,
    as_: AsOption,
    text: TextOption,
    password_file: PasswordOption = None,
) -> None:
    """Say what became of a measure."""
    from treve.casebook import rulings

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        rulings.end_remedy(writing, viewer, remedy, result, text)
    typer.echo(f"{remedy}: {result}")


def filings_command(casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None) -> None:
    """List the notifications and remedies you may see, with what came back."""
    from treve.casebook import filing_list

    with reading_as(casebook, as_, password_file) as (connection, viewer):
        notifications = filing_list.notifications(connection, viewer)
        remedies = filing_list.remedies(connection, viewer)
    for one in notifications:
        typer.echo(words.notification(one))
    for one in remedies:
        typer.echo(words.remedy(one))
    typer.echo(f"{len(notifications) + len(remedies)} shown", err=True)


def read_day(option: str, text: str) -> dt.date:
    """A day as an option gives it. Raises BadValue."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise bad_option(option, text, "a day as YYYY-MM-DD") from None


def _pair(option: str, text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (name and equals):
        raise bad_option(option, text, "COMPONENT=…")
    return name, value
