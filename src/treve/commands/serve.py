"""`treve serve`: the casebook over HTTP."""

from __future__ import annotations

import gc
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.bulletin import casebook_words as words
from treve.commands.answers import bad_option
from treve.commands.sign_in import CasebookOption, LogKeyOption, opened

if TYPE_CHECKING:
    from treve.casebook.book import Casebook
    from treve.serve.options import ServeOptions

_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def serve(
    casebook: CasebookOption,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", "-p", help="Port; 0: any that is free.", min=0, max=65535)] = 8001,
    log_key: LogKeyOption = None,
    certificate: Annotated[
        Path | None, typer.Option(help="File of the certificate, for encrypted connections.", metavar="FILE")
    ] = None,
    certificate_key: Annotated[Path | None, typer.Option(help="File of the certificate's key.", metavar="FILE")] = None,
    behind: Annotated[
        str | None,
        typer.Option(
            help="Address of the proxy that encrypts: its headers say where a request comes from.", metavar="ADDRESS"
        ),
    ] = None,
    requests_a_minute: Annotated[int, typer.Option(help="Requests of one address a minute.", min=1)] = 3000,
    zone: Annotated[
        str, typer.Option(help="IANA zone in which pages tell times, UTC beside them.", metavar="ZONE")
    ] = "UTC",
    exercise: Annotated[
        bool, typer.Option("--exercise", help="Serve only if the casebook was made as an exercise.")
    ] = False,
    runs: Annotated[
        Path | None,
        typer.Option(
            help="Folder of `treve casebook work --readerships`: each account reads the run made for it.", metavar="DIR"
        ),
    ] = None,
    basemap: Annotated[
        Path | None, typer.Option(help="Your own map (PMTiles), shown under the incidents.", metavar="FILE")
    ] = None,
) -> None:
    """Serve the pages and the API of a casebook: on this machine alone, unless connections are encrypted."""
    from treve.casebook.exercise import named
    from treve.serve.options import ServeOptions

    if (certificate is None) != (certificate_key is None):
        raise bad_option("certificate-key", "", "--certificate and --certificate-key, or neither")
    secure = certificate is not None or behind is not None
    if host not in _THIS_MACHINE and not secure:
        raise bad_option("host", host, "127.0.0.1, or --certificate or --behind: passwords never go over a bare line")
    if basemap is not None and not basemap.is_file():
        raise bad_option("basemap", str(basemap), "a file of PMTiles")
    _check_zone(zone)
    options = ServeOptions(secure=secure, requests_a_minute=requests_a_minute, runs=runs, zone=zone, basemap=basemap)
    with opened(casebook, log_key, with_key=True) as book:
        if exercise and not named(book.origin):
            raise bad_option("exercise", casebook, "a casebook made with `treve casebook init --exercise`")
        run(book, options, host, port, certificate, certificate_key, behind)


def _check_zone(name: str) -> None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise bad_option("zone", name, "an IANA zone, for example Asia/Damascus") from None


def run(
    book: Casebook,
    options: ServeOptions,
    host: str,
    port: int,
    certificate: Path | None = None,
    certificate_key: Path | None = None,
    behind: str | None = None,
) -> None:
    """Serve an open casebook until somebody stops it."""
    import uvicorn

    from treve.serve.app import create_app

    config = uvicorn.Config(
        create_app(book, options),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        ssl_certfile=certificate,
        ssl_keyfile=certificate_key,
        proxy_headers=behind is not None,
        forwarded_allow_ips=behind or "",
        timeout_keep_alive=20,
        limit_concurrency=500,
    )
    # What is there now stays: looking through it for what can be let go would hold up everybody now and then.
    gc.collect()
    gc.freeze()
    server = uvicorn.Server(config)
    # From here on whoever knocks waits for the answer, so that the address is not told too early.
    listening = _listening(host, port, config.backlog)
    scheme = "https" if certificate is not None else "http"
    typer.echo(words.served(f"{scheme}://{host}:{listening.getsockname()[1]}/"))
    server.run(sockets=[listening])


def _listening(host: str, port: int, backlog: int) -> socket.socket:
    """A socket on which somebody listens. Raises BadParameter where nothing can."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=backlog)
    except OSError as problem:
        # Its own words name the address once more.
        reason = os.strerror(problem.errno) if problem.errno and problem.errno > 0 else str(problem)
        expected = f"one on which {host} can be listened to ({reason}); 0 takes any that is free"
        raise bad_option("port", str(port), expected) from None
