"""Files that the tests make: a Word document, a PDF, a web archive, a page."""

import gzip
import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPHS = (
    "BAMAKO - Mali's army on Tuesday said it had entered the northern town of Kidal, a rebel stronghold.",
    "The army took up position in the town, the general staff said in a statement on social media.",
    "Violence has escalated in the north since August, with the military, rebels and jihadists vying for control.",
)
BODY = "\n\n".join(PARAGRAPHS)


def word(*paragraphs: str, title: str = "", extra: str = "") -> bytes:
    styled = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>' if title else ""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'<w:document xmlns:w="{WORD}"><w:body>{styled}{body}{extra}</w:body></w:document>'
        archive.writestr("word/document.xml", document)
        archive.writestr("docProps/core.xml", "<p xmlns:dc='x'><dc:creator>A. Traore</dc:creator></p>")
    return packed.getvalue()


def pdf(*lines: str) -> bytes:
    """A PDF of one page; pdfium mends the table of contents that it lacks."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 10 Tf 12 TL 40 780 Td {shown} ET"
    fonts = "<< /Font << /F1 5 0 R >> >>"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {fonts} >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    body = "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF".encode()


def page(*paragraphs: str, title: str = "Army enters Kidal", head: str = "", body: str = "") -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PARAGRAPHS)
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{text}</article>{body}"
        "<footer>Copyright 2025. Updated 3 March 2025</footer></body></html>"
    )


def dated(day: str = "2023-11-14") -> str:
    return f'<meta property="article:published_time" content="{day}T08:00:00Z">'


def warc(*pages: tuple[str, bytes], kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """A web archive with a record a page, each packed by itself."""
    packed = b""
    for number, (address, data) in enumerate(pages):
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
            f"WARC-Date: 2023-11-15T06:30:00Z\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        packed += gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)
    return packed
