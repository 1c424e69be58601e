import pytest

from sayso.errors import SourceError
from sayso.gather.decode import decode

FRENCH = "L'armée est entrée à Kidal, a annoncé l'état-major\u00a0: «\u00a0la ville est sous contrôle\u00a0»."
REMEDY = "save it as UTF-8 (for instance: iconv -f WINDOWS-1251 -t UTF-8)"
RUSSIAN = "Армия вошла в город во вторник, но бои не прекратились."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1", "cp1252"])
def test_french_is_read_rightly(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "kidal.txt") == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_russian_is_read_rightly_where_the_file_says_how(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), "kherson.txt") == RUSSIAN


def test_typographic_signs_of_windows_1252_are_read_rightly() -> None:
    assert decode("The “army” said – it’s so.".encode("cp1252"), "a.txt") == "The “army” said – it’s so."


def test_web_page_is_read_as_it_declares() -> None:
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert RUSSIAN in decode(page.encode("cp1251"), "kherson.html", declares=True)


def test_line_ends_become_line_feeds() -> None:
    assert decode(b"a\r\nb\rc\n", "a.txt") == "a\nb\nc\n"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"\x00\x01\x02\x03", "this is a binary file (it holds NUL bytes): save it as plain text"),
        (b"\xffabc\x00", "this is a binary file (it holds NUL bytes): save it as plain text"),
        (b"%PDF-1.7\n...", "this is a PDF: save its text (pdftotext) and read that"),
        (b"PK\x03\x04...", "this is a ZIP archive or an office document: save it as plain text"),
        (b"\x1f\x8b\x08...", "this is compressed with gzip: unpack it first"),
        (
            RUSSIAN.encode("koi8-r"),
            f"not UTF-8, and its alphabet cannot be told: {REMEDY}",
        ),
        (
            FRENCH.encode()[:-3] + b"\xe9",
            "damaged UTF-8 at byte 92: save it again, or cut the damaged part",
        ),
        (
            b"\xff\xfea",
            f"it is no valid utf-16, though it says so: {REMEDY}",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_remedy(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "kidal.txt")
    assert caught.value.reason == reason


@pytest.mark.parametrize("label", ["zlib", "unicode_escape", "punycode", "no-such-set"])
def test_only_character_sets_of_the_web_are_obeyed(label: str) -> None:
    page = f'<meta charset="{label}">'.encode() + b"\xe9"
    with pytest.raises(SourceError, match=f"unknown character set, {label}"):
        decode(page, "a.html", declares=True)
