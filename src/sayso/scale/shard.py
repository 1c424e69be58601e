"""Shards: the pieces that work at scale is cut into, one archive file or a slice of JSON Lines each.

Invariant: a shard is named by what it is cut from and where, so the same inputs give the same shards, on every machine.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO

from sayso.errors import UsageError
from sayso.gather.extras import optional
from sayso.gather.formats import ENDINGS, PACKED
from sayso.gather.jsonlines import MAX_LINE

SLICE = 64_000_000
"""Bytes of a slice of JSON Lines."""
_LINES = frozenset({".jsonl", ".ndjson"})
_CHUNK = 1 << 20
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Shard:
    """One piece of work.

    Args:
        uri: the file: a path, or an address that fsspec opens (s3://...).
        start: the first byte that counts; of JSON Lines, the lines that begin from here on are the shard's.
        end: the byte before which its last line begins, or None for the whole file.
    """

    uri: str
    start: int = 0
    end: int | None = None

    @property
    def id(self) -> str:
        """The name of its parts: the file's name, made safe, with a hash of where it is cut from."""
        told = f"{self.uri}\0{self.start}\0{self.end}"
        stem = _UNSAFE.sub("-", PurePosixPath(self.uri).name)[:60]
        return f"{stem}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"

    @property
    def ending(self) -> str:
        """What the file's name ends with, in small letters; for a packed file, of what is packed in it too."""
        suffixes = PurePosixPath(self.uri).suffixes
        return "".join(suffixes[-2:] if suffixes[-1:] == [PACKED] else suffixes[-1:]).lower()


def filesystem(uri: str) -> tuple[Any, str]:
    """Return the file system of an address, and the path in it.

    Raises:
        MissingExtraError: fsspec is not installed.
        UsageError: the address names a store that needs a library of its own, which is not installed.
    """
    core = optional("fsspec.core", "working at scale", "archive")
    try:
        found: tuple[Any, str] = core.url_to_fs(uri)
    except (ImportError, ValueError) as fault:
        raise UsageError(f"{uri}: {fault}") from fault
    return found


def shards_of(inputs: Iterable[str], size: int = SLICE) -> list[Shard]:
    """Return the shards of files, folders and patterns ("s3://bucket/*.warc.gz"), in the order of their names.

    Args:
        inputs: a folder gives all its files that can be read, those in folders of it too.
        size: bytes of a slice of JSON Lines; other files are one shard each.

    Raises:
        UsageError: an input is not there, or holds nothing that can be read.
    """
    found = sorted({uri for given in inputs for uri in _files(given)})
    return [shard for uri in found for shard in _sliced(uri, size)]


def _files(given: str) -> list[str]:
    files, path = filesystem(given)
    scheme = given.partition("://")[0] + "://" if "://" in given else ""
    names = files.glob(path) if any(sign in given for sign in "*?[") else [path]
    if len(names) == 1 and files.isdir(names[0]):
        names = [name for name in files.find(names[0]) if _is_readable(name)]
    if not names or not all(files.exists(name) for name in names):
        raise UsageError(f"{given}: nothing is there that can be read")
    shown = [name if scheme else _as_given(given, path, name) for name in names]
    return [f"{scheme}{name.removeprefix(scheme)}" for name in shown]


def _as_given(given: str, path: str, name: str) -> str:
    """Return a local path as the user named it: relative to the working folder where that was so."""
    return given.rstrip("/") + name[len(path) :] if name.startswith(path) else name


def _is_readable(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in ENDINGS and not PurePosixPath(name).name.startswith(".")


def _sliced(uri: str, size: int) -> Iterator[Shard]:
    if PurePosixPath(uri).suffix.lower() not in _LINES:
        yield Shard(uri)
        return
    files, path = filesystem(uri)
    total = int(files.size(path) or 0)
    for start in range(0, max(total, 1), size):
        yield Shard(uri, start, min(start + size, total))


def opened(shard: Shard) -> tuple[BinaryIO, str]:
    """Open a shard: its bytes from `start` on, whole lines, and the SHA-256 of exactly what belongs to it.

    A whole file is read through once for the digest, and then again; a slice is held in memory.
    """
    files, path = filesystem(shard.uri)
    if shard.end is None:
        stream: BinaryIO = files.open(path, "rb")
        if "file" not in files.protocol:  # from a store, once: into a file that vanishes when it is closed
            stream = _fetched(stream)
        digest = _digest(stream)
        stream.seek(0)
        return stream, digest
    with files.open(path, "rb") as whole:
        data = b"".join(_own_lines(whole, shard))
    return io.BytesIO(data), hashlib.sha256(data).hexdigest()


def _fetched(stream: BinaryIO) -> BinaryIO:
    local = tempfile.TemporaryFile()  # noqa: SIM115 (the caller closes it)
    with stream:
        shutil.copyfileobj(stream, local, _CHUNK)
    local.seek(0)
    return local


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while chunk := stream.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _own_lines(stream: BinaryIO, shard: Shard) -> Iterator[bytes]:
    """Yield the lines that begin in a slice; a line that began before belongs to the slice before."""
    at = shard.start
    stream.seek(max(0, at - 1))
    if at:
        at -= 1
        while line := stream.readline(_CHUNK):
            at += len(line)
            if line.endswith(b"\n"):
                break
    while at < (shard.end or 0) and (line := stream.readline(MAX_LINE + 1)):
        at += len(line)
        yield line  # one that is too long is told by whoever reads the lines
        while not line.endswith(b"\n") and (line := stream.readline(_CHUNK)):
            at += len(line)
