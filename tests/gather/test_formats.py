"""Formats of files: literal files in, literal reports out."""

import datetime as dt
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from made import BODY, PARAGRAPHS, dated, page, pdf, warc, word

from sayso.errors import SourceError
from sayso.gather import read_source
from sayso.report import Report

DAY = dt.date(2023, 11, 14)
MAIL = b"""From: "Kivu Access Desk" <desk@kivu.example>
To: list@kivu.example
Subject: =?utf-8?q?Fl=C3=A9au?= flash
Date: Tue, 14 Nov 2023 23:30:00 -0500
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="B"

--B
Content-Type: text/plain; charset=utf-8

The army entered the town
of Kidal.

The rebels left.
--B
Content-Type: text/html

<p>The army entered.</p>
--B--
"""


def reports(path: Path, data: bytes, **options: object) -> list[Report]:
    path.write_bytes(data)
    items = list(read_source(path, **options))  # type: ignore[arg-type]
    assert [str(item) for item in items if isinstance(item, SourceError)] == []
    return [item for item in items if isinstance(item, Report)]


def fault(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    (item,) = read_source(path, published=DAY)
    assert isinstance(item, SourceError)
    return item.reason


def test_word_document(tmp_path: Path) -> None:
    (report,) = reports(tmp_path / "a.docx", word(*PARAGRAPHS, title="Army enters Kidal"), published=DAY)
    assert (report.title, report.text, report.author) == ("Army enters Kidal", BODY, "A. Traore")


def test_word_document_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    (report,) = reports(tmp_path / "a.bin", word(*PARAGRAPHS), published=DAY)
    assert report.text == BODY


def test_deleted_words_of_a_word_document_are_not_read(tmp_path: Path) -> None:
    extra = "<w:p><w:del><w:r><w:t>never said</w:t></w:r></w:del><w:r><w:t>It ended.</w:t></w:r></w:p>"
    (report,) = reports(tmp_path / "a.docx", word("It began.", extra=extra), published=DAY)
    assert report.text == "It began.\n\nIt ended."


def test_pdf(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    lines = (
        "Nothing was heard of the mission, which had left its base in the week before.",
        "The army entered the northern town of Kidal, a stronghold of the rebels, on Tues-",
        "day.",
        "The rebels left the town in the night without a fight, two residents said by tele-",
        "phone.",
    )
    (report,) = reports(tmp_path / "a.pdf", pdf(*lines), published=DAY)
    assert report.text.startswith(
        "Nothing was heard of the mission, which had left its base in the week before. The army"
    )
    assert "a stronghold of the rebels, on Tuesday." in report.text


def test_pdf_without_text_says_that_it_is_a_scan(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    assert "holds no text, so it is a scan" in fault(tmp_path / "a.pdf", pdf())


def test_message(tmp_path: Path) -> None:
    (report,) = reports(tmp_path / "a.eml", MAIL)
    assert report.text == "The army entered the town of Kidal.\n\nThe rebels left."
    assert (report.title, report.publisher) == ("Fléau flash", "Kivu Access Desk")
    assert (report.published, report.published_from) == (DAY, "header")


def test_box_of_messages(tmp_path: Path) -> None:
    box = b"From desk Tue Nov 14\n" + MAIL + b"\nFrom desk Tue Nov 14\n" + MAIL.replace(b"Kidal", b"Gao")
    found = reports(tmp_path / "box.mbox", box)
    assert [(report.name, report.text[:35]) for report in found] == [
        ("box-1", "The army entered the town of Kidal."),
        ("box-2", "The army entered the town of Gao.\n\n"),
    ]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("date,headline,body", '2023-11-14,Army enters,"The army, it said, left.\n\nRebels too."'),
        ("Body;Date;Title", '"The army, it said, left.\n\nRebels too.";2023-11-14;Army enters'),
        ("title\ttext\tpublished", 'Army enters\t"The army, it said, left.\n\nRebels too."\t2023-11-14T08:00:00Z'),
    ],
)
def test_columns_are_told_by_their_names(tmp_path: Path, head: str, row: str) -> None:
    (report,) = reports(tmp_path / "a.csv", f"\ufeff{head}\r\n{row}\r\n".encode())
    expected = ("Army enters", "The army, it said, left.\n\nRebels too.", DAY)
    assert (report.title, report.text, report.published) == expected


def test_cell_that_looks_like_a_formula_is_a_text(tmp_path: Path) -> None:
    (report,) = reports(tmp_path / "a.csv", b'text,date\n"=HYPERLINK(""x"")",2023-11-14\n')
    assert report.text == '=HYPERLINK("x")'


def test_table_without_texts_names_its_columns(tmp_path: Path) -> None:
    assert (
        fault(tmp_path / "a.csv", b"when,what\n1,2\n")
        == "no column is called text or body or content; there are: when, what"
    )


def test_packed_file_is_read_as_what_is_in_it(tmp_path: Path) -> None:
    (report,) = reports(tmp_path / "a.txt.gz", gzip.compress(b"The army left."), published=DAY)
    assert (report.name, report.text) == ("a", "The army left.")


@pytest.mark.parametrize("packed", [True, False])
def test_web_archive(tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("fastwarc")
    data = warc(
        ("https://herald.example/kidal?utm_source=x", page(head=dated()).encode()),
        (
            "https://herald.example/gao",
            page("The rebels left the town of Gao on Monday without a fight.", head=dated()).encode(),
        ),
    )
    name, data = ("a.warc.gz", data) if packed else ("a.warc", gzip.decompress(data))
    first, second = reports(tmp_path / name, data)
    assert (first.text, first.url, first.published) == (BODY, "https://herald.example/kidal", DAY)
    assert first.retrieved == dt.datetime(2023, 11, 15, 6, 30, tzinfo=dt.UTC)
    assert (first.publisher, second.text[:22]) == ("herald.example", "The rebels left the to")


@pytest.mark.parametrize(
    ("kind", "status"), [("image/png", "200 OK"), ("text/html", "301 Moved"), ("text/html", "404 No")]
)
def test_what_is_no_page_in_a_web_archive_is_passed_by(tmp_path: Path, kind: str, status: str) -> None:
    pytest.importorskip("fastwarc")
    data = warc(("https://herald.example/x", page(head=dated()).encode()), kind=kind, status=status)
    assert reports(tmp_path / "a.warc.gz", data) == []


def test_package_of_web_archives(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("archive/data.warc.gz", warc(("https://herald.example/x", page(head=dated()).encode())))
        package.writestr("datapackage.json", "{}")
    (report,) = reports(tmp_path / "a.wacz", packed.getvalue())
    assert report.text == BODY


def test_web_archive_that_breaks_off_gives_what_it_holds(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    whole = warc(*((f"https://herald.example/{n}", page(head=dated()).encode()) for n in range(3)))
    (tmp_path / "a.warc.gz").write_bytes(whole[: len(whole) * 5 // 6])
    items = list(read_source(tmp_path / "a.warc.gz"))
    assert [item.url for item in items if isinstance(item, Report)][:2] == [
        "https://herald.example/0",
        "https://herald.example/1",
    ]


def test_page_that_names_one_alphabet_and_is_served_in_another(tmp_path: Path) -> None:
    pytest.importorskip("fastwarc")
    html = page("L'armée est entrée à Tessalit mardi après des combats près de la frontière.", head=dated())
    data = warc(("https://herald.example/x", html.encode("cp1252")), kind="text/html; charset=ISO-8859-1")
    (report,) = reports(tmp_path / "a.warc.gz", data)
    assert report.text == "L'armée est entrée à Tessalit mardi après des combats près de la frontière."
