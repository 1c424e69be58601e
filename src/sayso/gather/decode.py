"""From bytes to text, without guessing among alphabets.

The rule: UTF-8, with or without a byte order mark; UTF-16 and UTF-32 with one; what a web page declares; and
Windows-1252 (which holds Latin-1's letters) where the bytes are no UTF-8 at all and the result reads as a language of
western Europe. All else is refused with the remedy, since a wrong alphabet would make wrong names.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.gather.language import stop_words_in

MAX_FILE = 20_000_000
"""Bytes of a file that holds one report."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_FORMATS = (
    (b"%PDF", "a PDF: save its text (pdftotext) and read that"),
    (b"PK\x03\x04", "a ZIP archive or an office document: save it as plain text"),
    (b"\x1f\x8b", "compressed with gzip: unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an office document: save it as plain text"),
)
_DECLARED = re.compile(rb"""charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 2048
"""Bytes at the head of a web page in which its character set must be declared (HTML standard: 1024; some are late)."""
_KNOWN = re.compile(
    r"utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|latin-?1|iso-?8859-?\d{1,2}|windows-125\d|cp125\d|koi8-[ru]|gb2312|gbk|gb18030"
    r"|big5|euc-(?:jp|kr)|shift_jis|x-sjis|macintosh|x-mac-cyrillic"
)
"""The character sets of the web; Python knows others, some of which unpack or take quadratic time."""
_MEANT = {
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso88591": "cp1252",
    "x-sjis": "shift_jis",
    "x-mac-cyrillic": "mac_cyrillic",
}
"""What browsers read for these (WHATWG, Encoding standard)."""
_WESTERN = ("en", "fr", "es", "pt", "de", "it")
_MAX_BEYOND = 0.25
"""Share of characters beyond ASCII in a text of western Europe; French has 4 %, other alphabets over 50 %."""
_WESTERN_CHARS = frozenset("àâäáãåçéèêëíìîïñóòôöõúùûüýÿœæßøÀÂÄÁÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕÚÙÛÜŒÆØ«»‘’“”–—…€£§°·•¿¡ªº©®\u00a0")
_UTF_8 = frozenset({"utf-8", "utf8"})
_MAX_BROKEN = 0.002
"""Share of characters of a page in UTF-8 that may be damaged, by an insertion in another encoding."""
_REMEDY = "save it as UTF-8 (for instance: iconv -f WINDOWS-1251 -t UTF-8)"


def read_bounded(stream: BinaryIO, source: str) -> bytes:
    """Read a whole file.

    Raises:
        SourceError: it holds more than `MAX_FILE` bytes.
    """
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise SourceError(
            source, f"larger than {MAX_FILE // 1_000_000} MB; split it, or write JSON Lines with a report a line"
        )
    return data


def decode(data: bytes, source: str, *, declares: bool = False, served: str = "") -> str:
    """Return the text of a file, its line ends made line feeds.

    Args:
        data: the whole file.
        source: the file as the user named it, for the error.
        declares: the format names its own character set (a web page).
        served: the character set that a server named, or ""; it beats what the page declares.

    Raises:
        SourceError: the file is empty, no text, or in an alphabet that cannot be told.
    """
    if not data.strip():
        raise SourceError(source, "the file is empty")
    for magic, what in _OTHER_FORMATS:
        if data.startswith(magic):
            raise SourceError(source, f"this is {what}")
    text = _decoded(data, source, declares=declares, served=served)
    if "\0" in text:
        raise SourceError(source, "this is a binary file (it holds NUL bytes): save it as plain text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, source: str, *, declares: bool, served: str) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, source)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        at = fault.start
    if b"\0" in data:
        raise SourceError(source, "this is a binary file (it holds NUL bytes): save it as plain text")
    declared = _DECLARED.search(data[:_DECLARED_WITHIN]) if declares else None
    if served and _KNOWN.fullmatch(served.lower()) and served.lower() not in _UTF_8:
        return _strictly(data, _known(served, source), source)
    if declared and declared[1].decode("ascii").lower() in _UTF_8:
        return _mended(data, source)
    if declared:
        return _strictly(data, _known(declared[1].decode("ascii"), source), source)
    return _western(data, at, source)


def _known(label: str, source: str) -> str:
    name = label.lower()
    if not _KNOWN.fullmatch(name):
        raise SourceError(source, f"it declares an unknown character set, {label}: {_REMEDY}")
    return _MEANT.get(name, name)


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as fault:
        raise SourceError(source, f"it is no valid {encoding}, though it says so: {_REMEDY}") from fault


def _mended(data: bytes, source: str) -> str:
    """Read a page that says it is UTF-8 and is not quite; what is no character becomes U+FFFD: no name is invented."""
    text = data.decode("utf-8", "replace")
    if text.count("\ufffd") > _MAX_BROKEN * len(text) + 1:
        raise SourceError(source, f"it is no valid utf-8, though it says so: {_REMEDY}")
    return text


def _western(data: bytes, at: int, source: str) -> str:
    """Read Windows-1252, if this is what it must be; `at` is the byte at which UTF-8 failed."""
    if any(char > "\x7f" for char in data.decode("utf-8", "ignore")):
        raise SourceError(source, f"damaged UTF-8 at byte {at}: save it again, or cut the damaged part")
    text = data.decode("cp1252", "replace")
    beyond = [char for char in text if char > "\x7f"]
    words = stop_words_in(text)
    reads = any(words[lang] for lang in _WESTERN)
    if len(beyond) > _MAX_BEYOND * len(text) or not _WESTERN_CHARS.issuperset(beyond) or not reads:
        raise SourceError(source, f"not UTF-8, and its alphabet cannot be told: {_REMEDY}")
    return text
