"""A process that files reports until it is killed: it says that a report was accepted only after it was.

Of every five reports one has a file and a transaction of its own; four are filed at the same moment and may share one.
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from treve.casebook import attachments, intake, people, report_form
from treve.casebook import book as books
from treve.casebook.book import Casebook
from treve.casebook.filing_queue import FilingQueue
from treve.casebook.report_form import ReportForm
from treve.errors import BadFile

AT_ONCE = 4
TOGETHER = 1 + AT_ONCE


def main(url: str, key: str, name: str, first: int) -> None:
    """File report after report and print the number and id of each."""
    number = first
    while True:
        try:
            book = books.open_book(url, Path(key), with_key=True)
            while True:
                number = _five(book, name, number)
        except BadFile:
            # The server is gone; it comes back, and the same reports are sent again under the same keys.
            time.sleep(0.05)


def _five(book: Casebook, name: str, number: int) -> int:
    assert book.key is not None
    with book.read() as connection:
        viewer = people.viewer(connection, people.account_named(connection, name))
    attached = [attachments.read("note.txt", f"{name} {number} ".encode() * 200)]
    with book.write() as writing:
        done = intake.submit(
            writing, viewer, _form(name, number), book.key, "mission", attached, client_key=f"{name}-{number}"
        )
    _say(number, done.report_id)
    queue = FilingQueue(book, book.key)

    def file(one: int) -> None:
        form = _form(name, one)
        _say(one, queue.submit(viewer.account_id, None, form, "mission", f"{name}-{one}").report_id)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(file, range(number + 1, number + TOGETHER)))
    return number + TOGETHER


def _form(name: str, number: int) -> ReportForm:
    return report_form.read({"summary": f"report {number} of {name}", "identity": f"source {number}"}, "writer")


def _say(number: int, report_id: str) -> None:
    # One write of less than a page: lines of several threads never mix.
    sys.stdout.write(f"{number} {report_id}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
