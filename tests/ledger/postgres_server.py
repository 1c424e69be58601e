"""A PostgreSQL server of one's own, on a Unix socket in a temporary folder: started, used, stopped, taken away."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url

from sayso.ledger.dialects import engine_for

NAME = "sayso"
"""The user and the database."""
_PLACES = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt/postgresql", "/usr/pgsql")
_SERVER = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=60"


class Server:
    """A running server.

    Args:
        tools: the folder of initdb and pg_ctl.
        home: a folder for the data and the socket.
        user: the unprivileged user to run as; None for oneself.
    """

    def __init__(self, tools: Path, home: Path, user: str | None) -> None:
        self._tools, self._home, self._user = tools, home, user

    @property
    def address(self) -> str:
        """The ledger's address."""
        return f"postgresql://{NAME}@/{NAME}?host={self._home}"

    def make(self) -> None:
        """Make the cluster and its database, and start the server."""
        self._run("initdb", "-D", self._data, "-U", NAME, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        self.start()
        self._run("createdb", "-h", str(self._home), "-U", NAME, NAME)

    def start(self) -> None:
        """Start the server, and wait until it answers."""
        log = str(self._home / "log")
        self._run("pg_ctl", "-D", self._data, "-w", "-l", log, "-o", f"{_SERVER} -k {self._home}", "start")

    def stop(self) -> None:
        """Stop the server at once: whoever is connected is cut off."""
        self._run("pg_ctl", "-D", self._data, "-w", "-m", "immediate", "stop")

    def empty(self) -> str:
        """Take away all that the database holds, and return its address."""
        engine = engine_for(make_url(self.address), "rw")
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
        engine.dispose()
        return self.address

    @property
    def _data(self) -> str:
        return str(self._home / "data")

    def _run(self, tool: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603 (the server's own tools)
            [str(self._tools / tool), *arguments],
            check=True,
            cwd=self._home,
            user=self._user,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        )


def tools() -> Path | None:
    """Return the folder of PostgreSQL's server tools, the newest version first; None where it is not installed."""
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    homes = [home for place in _PLACES for home in sorted(Path("/").glob(f"{place[1:]}*/**/bin/initdb"), reverse=True)]
    return homes[0].parent if homes else None


@contextmanager
def running() -> Iterator[Server]:
    """Run a server; PostgreSQL refuses to run as root, who becomes "nobody" for it."""
    folder = tools()
    assert folder
    # Short: the path of a socket is bounded by some hundred characters.
    home = Path(tempfile.mkdtemp(prefix="sayso-pg-"))
    user = None
    if os.geteuid() == 0:
        user = "nobody"
        os.chown(home, pwd.getpwnam(user).pw_uid, -1)
    server = Server(folder, home, user)
    try:
        server.make()
        yield server
        server.stop()
    finally:
        shutil.rmtree(home, ignore_errors=True)
