"""Compressed files, unpacked as they are read and no further than is reasonable.

A gzip or ZIP bomb unpacks to a thousand times its size and more; text does so to some ten times.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import BinaryIO

from sayso.errors import SourceError

MAX_RATIO = 200
"""Times that the unpacked may be larger than the packed; text packs to a tenth, zeros to a thousandth."""
FREE = 50_000_000
"""Bytes that may be unpacked whatever the ratio."""
MAX_MEMBERS = 20_000
"""Files of a ZIP archive."""
_CHUNK = 65_536
_GZIP = 31
"""What tells zlib to expect gzip's header (zlib manual, inflateInit2)."""


class _Gunzip(io.RawIOBase):
    """Unpacks a gzip stream of one or more members."""

    def __init__(self, packed: BinaryIO, source: str) -> None:
        self._packed, self._source = packed, source
        self._unpack = zlib.decompressobj(_GZIP)
        self._waiting = b""
        self._taken = self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        while True:
            if not self._waiting and not self._fill():
                return 0
            data = self._unpacked(len(view))
            if data:
                view[: len(data)] = data
                return len(data)

    def _fill(self) -> bool:
        self._waiting = self._packed.read(_CHUNK)
        self._taken += len(self._waiting)
        if not self._waiting and self._given and not self._unpack.eof:
            raise SourceError(self._source, "the gzip file breaks off: copy or fetch it again")
        return bool(self._waiting)

    def _unpacked(self, most: int) -> bytes:
        if self._unpack.eof:
            self._unpack = zlib.decompressobj(_GZIP)
        try:
            data = self._unpack.decompress(self._waiting, most)
        except zlib.error as fault:
            raise SourceError(self._source, f"damaged gzip: {fault}") from fault
        self._waiting = self._unpack.unused_data if self._unpack.eof else self._unpack.unconsumed_tail
        self._given += len(data)
        if self._given > FREE and self._given > MAX_RATIO * self._taken:
            raise SourceError(self._source, f"it unpacks to more than {MAX_RATIO} times its size: not unpacked further")
        return data


def gunzipped(packed: BinaryIO, source: str) -> BinaryIO:
    """Return a stream of what a gzip stream holds; reading it raises `SourceError` where it is damaged or a bomb."""
    return io.BufferedReader(_Gunzip(packed, source), _CHUNK)


def opened_zip(stream: BinaryIO, source: str) -> zipfile.ZipFile:
    """Open a ZIP archive.

    Raises:
        SourceError: it is none, is damaged, or holds too many files.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise SourceError(source, f"damaged ZIP archive: {fault}") from fault
    if len(archive.infolist()) > MAX_MEMBERS:
        raise SourceError(source, f"more than {MAX_MEMBERS:,} files in the archive")
    return archive


def member(archive: zipfile.ZipFile, name: str, source: str, most: int) -> bytes:
    """Return one file of a ZIP archive.

    Args:
        archive: the archive.
        name: of the file in it.
        source: the archive as the user named it, for the error.
        most: bytes that the file may have, unpacked.

    Raises:
        SourceError: it is not there, damaged, encrypted, or too large, whatever the archive says of its size.
    """
    try:
        with archive.open(name) as stream:
            data = stream.read(most + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError) as fault:
        raise SourceError(source, f"'{name}' in the archive cannot be unpacked: {fault}") from fault
    if len(data) > most:
        raise SourceError(source, f"'{name}' in the archive has more than {most:,} bytes")
    return data
