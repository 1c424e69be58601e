"""`sayso serve`: the ledger in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.accounts import DEFAULT_ACCOUNTS, File, opened
from sayso.cli.options import DEFAULT_LEDGER, Ledger, Reader, ReaderName
from sayso.cli.output import note
from sayso.errors import UsageError
from sayso.gather.extras import optional
from sayso.ledger import read_ledger

_EXTRA = "desk"
_PARTS = ("argon2", "fastapi", "jinja2", "python_multipart", "uvicorn")
_LARGEST_PORT = 65_535

Host = Annotated[str, typer.Option("--host", help="Address to listen on; without --public only this machine's own.")]
Public = Annotated[bool, typer.Option("--public", help="Demand accounts (sayso accounts), so that others may use it.")]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="With --public: a name under which it is asked; may be given again."),
]
Port = Annotated[int, typer.Option("--port", min=1, max=_LARGEST_PORT, help="Port to listen on.")]
By = Annotated[str, typer.Option("--by", help="Your name, kept with your reviews.")]


def serve(
    ledger: Ledger = DEFAULT_LEDGER,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    reader: Reader = ReaderName.TRAINED,
    by: By = "desk",
    public: Public = False,
    name: Names = None,
    accounts: File = DEFAULT_ACCOUNTS,
) -> None:
    """Show a ledger in a browser: map, places, timeline, claims, reports, disputes, what is due, and review.

    Without --public there is no password, and only this machine can ask it. Nothing that it shows comes from another
    machine. The same answers for programs are under /api/v1.

    [bold]Examples[/bold]

        sayso serve
        sayso serve --ledger mali.db --port 8080 --by "A. Analyst"
        sayso accounts put anna --role analyst && sayso serve --public --name desk.example.org
    """
    for part in _PARTS:
        optional(part, "sayso serve", _EXTRA)
    web, security, uvicorn = (
        optional(module, "sayso serve", _EXTRA) for module in ("sayso.web.app", "sayso.web.security", "uvicorn")
    )
    if not public and (name or not security.is_loopback(host)):
        raise UsageError(
            f"--host {host}: without accounts the desk listens on this machine only (127.0.0.1 or ::1) and under its "
            "names; --public demands accounts"
        )
    if not by.strip():
        raise UsageError("--by is empty: reviews are kept with a name")
    kept = opened(accounts) if public else None
    if kept and not kept.people():
        raise UsageError(f"{accounts}: there is no account; make one with `sayso accounts put NAME --role admin`")
    read_ledger(ledger).close()
    note(f"The desk is at http://{f'[{host}]' if ':' in host else host}:{port}/ (Ctrl+C ends it)")
    app = web.make_app(ledger, reader=reader.value, by=by, hosts=name or (), accounts=kept)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)
