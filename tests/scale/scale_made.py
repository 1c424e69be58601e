"""What the tests at scale share: archives of reports, and the digests of what a run made."""

import gzip
import hashlib
from pathlib import Path

from sayso.report import Report
from sayso.scale.shard import Shard, shards_of


def page_of(report: Report) -> str:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in report.text.replace("&", "&amp;").split("\n\n"))
    title = report.title.replace("&", "&amp;")
    return (
        f'<!doctype html><html lang="{report.lang}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="og:site_name" content="{report.publisher}">'
        f'<meta property="article:published_time" content="{report.published}"></head>'
        '<body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1>{body}</article><footer><p>Copyright 2024</p></footer></body></html>"
    )


def archive(reports: list[Report]) -> bytes:
    packed = b""
    for number, report in enumerate(reports):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page_of(report).encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
            f"WARC-Date: 2023-11-15T06:30:00Z\r\nWARC-Target-URI: https://a.example/{report.name}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        packed += gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)
    return packed


def files(out: Path) -> dict[str, str]:
    found = sorted(path for path in out.rglob("*") if path.is_file() and "merged" not in path.parts)
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def shards_in(folder: Path) -> list[Shard]:
    return shards_of([str(folder)], size=8_000)
