"""Accounts of a desk that several people share: roles, passwords, sessions, tokens, and who did what.

Invariants:
- A password is kept as an Argon2id hash, a session or token as the SHA-256 of a secret of 256 bits: none can be read
  back.
- Nobody learns from an answer whether a name has an account.

Sources: argon2-cffi's defaults (RFC 9106, the low-memory choice); OWASP's cheat sheets on sessions and authentication.
"""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
import secrets
import sqlite3
import threading
from dataclasses import dataclass
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from sayso.clock import Clock, SystemClock
from sayso.errors import LedgerError, UsageError

SHORTEST = 12
"""Characters of a password."""
LONGEST = 200
MOST_FAILURES = 5
"""Wrong passwords in a row, after which an account is locked."""
LOCKED = dt.timedelta(minutes=15)
SESSION = dt.timedelta(hours=12)
TOKEN = dt.timedelta(days=365)
_SCHEMA = """
create table if not exists account (
    name text primary key, role text not null, password text not null, failures integer not null,
    locked_until text not null
);
create table if not exists session (
    digest text primary key, name text not null, kind text not null, until text not null
);
create table if not exists audit (at text not null, who text not null, what text not null, about text not null);
"""


class Role(enum.StrEnum):
    """What an account may do; each may do all that those before it may."""

    READER = "reader"
    """Read."""
    ANALYST = "analyst"
    """Add reports, review statements, undo reviews of one's own."""
    EDITOR = "editor"
    """Undo reviews of others."""
    ADMIN = "admin"
    """See the accounts and what was done."""

    def may(self, needed: Role) -> bool:
        """Whether it may do what takes the role `needed`."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks.

    Args:
        name: of the account.
        role: what it may do.
        by_token: a program asks, with a token; then only the API is open, and for reading alone.
    """

    name: str
    role: Role
    by_token: bool = False


class Accounts:
    """The accounts in a file of their own. Threads may share it."""

    def __init__(self, path: Path | str, clock: Clock | None = None) -> None:
        """Open a file, which is made if it is not there, readable by its owner alone.

        Raises:
            LedgerError: the file cannot be opened or holds no accounts.
        """
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._hashing = threading.Lock()
        """One at a time: a hash takes 64 MiB, and nobody shall have the desk make many at once."""
        self._hasher = PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_hex())
        try:
            if str(path) != ":memory:":
                Path(path).touch(mode=0o600)
            self._base = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=30)
            self._base.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as fault:
            raise LedgerError(f"{path}: accounts cannot be kept there: {fault}") from fault

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def put(self, name: str, role: Role, password: str, *, by: str) -> None:
        """Make an account, or give one another role and password; its sessions end, and a lock is lifted.

        Raises:
            UsageError: the name is empty, or the password too short or too long.
        """
        if not name.strip() or len(name) > LONGEST:
            raise UsageError("an account needs a name")
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters")
        hashed = self._hasher.hash(password)
        with self._lock:
            self._base.execute("insert or replace into account values (?, ?, ?, 0, '')", (name, role.value, hashed))
            self._base.execute("delete from session where name = ?", (name,))
        self.note(by, "account", f"{name}: {role}")

    def remove(self, name: str, *, by: str) -> None:
        """Remove an account with its sessions and tokens.

        Raises:
            UsageError: there is none.
        """
        with self._lock:
            gone = self._base.execute("delete from account where name = ?", (name,)).rowcount
            self._base.execute("delete from session where name = ?", (name,))
        if not gone:
            raise UsageError(f"there is no account {name!r}")
        self.note(by, "removed", name)

    def people(self) -> list[Person]:
        """Return the accounts by name."""
        with self._lock:
            rows = self._base.execute("select name, role from account order by name").fetchall()
        return [Person(name, Role(role)) for name, role in rows]

    def sign_in(self, name: str, password: str) -> str | None:
        """Return the secret of a new session; None where name and password do not belong together, or it is locked."""
        now = self._clock.now()
        with self._hashing:
            hashed, failures, locked_until = self._row(name) or (self._nobody, 0, "")
            right = self._fits(hashed, password[: LONGEST + 1]) and hashed != self._nobody
            if now.isoformat() < locked_until:
                right = False
            else:
                self._count(name, 0 if right else failures + 1, now)
        self.note(name, "signed in" if right else "was refused", "")
        return self._secret(name, "session", SESSION) if right else None

    def token(self, name: str, *, by: str) -> str:
        """Return a new token with which a program may read the API as this account.

        Raises:
            UsageError: there is no such account.
        """
        if name not in {one.name for one in self.people()}:
            raise UsageError(f"there is no account {name!r}")
        self.note(by, "token", name)
        return self._secret(name, "token", TOKEN)

    def who(self, secret: str, kind: str = "session") -> Person | None:
        """Return whose session or token a secret is; None where it is none, or over."""
        query = """
            select account.name, account.role from session join account on account.name = session.name
            where digest = ? and kind = ? and until > ?
        """
        with self._lock:
            row = self._base.execute(query, (_digest(secret), kind, self._clock.now().isoformat())).fetchone()
        return Person(row[0], Role(row[1]), by_token=kind == "token") if row else None

    def sign_out(self, secret: str) -> None:
        """End a session."""
        with self._lock:
            self._base.execute("delete from session where digest = ?", (_digest(secret),))

    def note(self, who: str, what: str, about: str) -> None:
        """Keep that somebody did something."""
        with self._lock:
            self._base.execute(
                "insert into audit values (?, ?, ?, ?)",
                (self._clock.now().isoformat(), who[:LONGEST], what, about[:LONGEST]),
            )

    def done(self, most: int = 200) -> list[tuple[str, str, str, str]]:
        """Return what was done, the last first: when, who, what, about what."""
        with self._lock:
            return self._base.execute("select * from audit order by rowid desc limit ?", (most,)).fetchall()

    def _row(self, name: str) -> tuple[str, int, str] | None:
        query = "select password, failures, locked_until from account where name = ?"
        with self._lock:
            row: tuple[str, int, str] | None = self._base.execute(query, (name,)).fetchone()
        return row

    def _count(self, name: str, failures: int, now: dt.datetime) -> None:
        """Keep how often in a row a password was wrong, and lock the account where that is too often."""
        locks = failures >= MOST_FAILURES
        kept = (0 if locks else failures, (now + LOCKED).isoformat() if locks else "", name)
        with self._lock:
            self._base.execute("update account set failures = ?, locked_until = ? where name = ?", kept)

    def _fits(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (Argon2Error, InvalidHashError):
            return False

    def _secret(self, name: str, kind: str, lasts: dt.timedelta) -> str:
        secret, now = secrets.token_urlsafe(32), self._clock.now()
        with self._lock:
            self._base.execute("delete from session where until <= ?", (now.isoformat(),))
            self._base.execute(
                "insert into session values (?, ?, ?, ?)", (_digest(secret), name, kind, (now + lasts).isoformat())
            )
        return secret


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
