"""A process that files reports until it is killed: it says that a report was accepted only after it was."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from treve.casebook import attachments, intake, people, report_form
from treve.casebook import book as books
from treve.errors import BadFile


def main(url: str, key: str, name: str, first: int) -> None:
    """File report after report, each with an attachment, and print its number and id."""
    number = first
    while True:
        try:
            book = books.open_book(url, Path(key), with_key=True)
            with book.read() as connection:
                viewer = people.viewer(connection, people.account_named(connection, name))
            while True:
                form = report_form.read(
                    {"summary": f"report {number} of {name}", "identity": f"source {number}"}, "writer"
                )
                attached = [attachments.read("note.txt", f"{name} {number} ".encode() * 200)]
                assert book.key is not None
                with book.write() as writing:
                    done = intake.submit(
                        writing, viewer, form, book.key, "mission", attached, client_key=f"{name}-{number}"
                    )
                sys.stdout.write(f"{number} {done.report_id}\n")
                sys.stdout.flush()
                number += 1
        except BadFile:
            # The server is gone; it comes back, and the same report is sent again under the same key.
            time.sleep(0.05)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
