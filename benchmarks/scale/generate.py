"""Make archives in the shape of CC-NEWS: invented articles with the HTML of a news site around them, packed as WARC.

    python benchmarks/scale/generate.py OUT --articles 100000 --files 20 [--conflict 50]

One article in `--conflict` is about an armed conflict. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import io
import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from fastwarc.warc import WarcRecord, WarcRecordType

FIRST_DAY = dt.date(2023, 1, 1)
SITES = ("herald.example", "tribune.example", "daily.example", "observer.example", "courier.example")
LINKS = 90
"""Links of a page's menus and boxes; a news page has one to three hundred."""
SCRIPT = "window.__cfg=window.__cfg||{};" + "".join(f"__cfg['k{n}']={{id:{n},on:!0,t:'slot-{n}'}};" for n in range(400))


@dataclass(frozen=True, slots=True)
class Article:
    """An invented article."""

    number: int
    topic: str
    title: str
    paragraphs: tuple[str, ...]
    published: dt.date

    @property
    def address(self) -> str:
        """Where it might have been published."""
        return f"https://{SITES[self.number % len(SITES)]}/{self.topic}/{self.number}.html"


def articles(count: int, conflict: int) -> Iterator[Article]:
    """Yield invented articles; one in `conflict` is about an armed conflict."""
    loaded = yaml.safe_load(Path(__file__).with_name("articles.yaml").read_text(encoding="utf-8"))
    ordinary = sorted(topic for topic in loaded["topics"] if topic != "conflict")
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 (not for secrets)
        topic = "conflict" if number % conflict == 0 else chance.choice(ordinary)
        lines = [_filled(chance.choice(loaded["topics"][topic]), loaded["slots"], chance) for _ in range(12)]
        paragraphs = tuple(" ".join(lines[at : at + 2]) for at in range(0, 12, 2))
        title = lines[0].partition(",")[0].rstrip(".")[:90]
        yield Article(number, topic, title, paragraphs, FIRST_DAY + dt.timedelta(days=number % 365))


def _filled(sentence: str, slots: dict[str, list[str]], chance: random.Random) -> str:
    for name, values in slots.items():
        while "{" + name + "}" in sentence:
            sentence = sentence.replace("{" + name + "}", chance.choice(values), 1)
    return sentence[0].upper() + sentence[1:]


def page(article: Article) -> str:
    """Return an article as a page of a news site."""
    site = SITES[article.number % len(SITES)]
    day = article.published.isoformat()
    told = {"@type": "NewsArticle", "headline": article.title, "datePublished": f"{day}T08:00:00Z"}
    links = [f'<li class="nav-item"><a class="nav-link" href="/s/{n}">Section {n}</a></li>' for n in range(LINKS)]
    boxes = "".join(
        f'<div class="card"><a href="/r/{n}"><img src="/i/{n}.jpg" alt=""><span>More {n}</span></a></div>'
        for n in range(30)
    )
    body = "".join(f"<p>{paragraph}</p>" for paragraph in article.paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{article.title}</title>'
        f'<meta property="og:site_name" content="{site}"><link rel="canonical" href="{article.address}">'
        f'<meta property="article:published_time" content="{day}T08:00:00Z">'
        f'<script type="application/ld+json">{json.dumps(told)}</script><script>{SCRIPT}</script>'
        f"<style>{'.a{color:#333;margin:0}' * 200}</style></head>"
        f"<body><header><nav><ul>{''.join(links[:60])}</ul></nav></header><main><article><h1>{article.title}</h1>"
        "<figure><img src='/i.jpg'><figcaption>Photo: a street</figcaption></figure>"
        f"{body}</article><aside>{boxes}</aside></main>"
        f"<footer><ul>{''.join(links[60:])}</ul><p>Copyright {site}</p></footer></body></html>"
    )


def record(article: Article) -> Any:
    """Return a page as a WARC response."""
    html = page(article).encode()
    head = (
        f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(html)}\r\n\r\n"
    ).encode()
    made = WarcRecord()
    made.init_headers(WarcRecordType.response, record_urn=f"uuid:{_urn(article.number)}".encode())
    made.headers["WARC-Target-URI"] = article.address
    made.headers["WARC-Date"] = f"{article.published.isoformat()}T09:00:00Z"
    made.headers["Content-Type"] = "application/http; msgtype=response"
    made.set_bytes_content(head + html)
    return made


def _urn(number: int) -> str:
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def write(out: Path, count: int, files: int, conflict: int) -> list[Path]:
    """Write archives and return their paths."""
    out.mkdir(parents=True, exist_ok=True)
    paths = [out / f"NEWS-{number:05d}.warc.gz" for number in range(files)]
    made = articles(count, conflict)
    share = -(-count // files)
    for path in paths:
        with path.open("wb") as file:
            for article in itertools.islice(made, share):
                plain = io.BytesIO()
                record(article).write(plain)
                file.write(gzip.compress(plain.getvalue(), 6, mtime=0))  # a member a record, as archives have it
    return paths


def main() -> None:
    """Make the archives that the command line asks for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out", type=Path)
    options.add_argument("--articles", type=int, default=100_000)
    options.add_argument("--files", type=int, default=20)
    options.add_argument("--conflict", type=int, default=50)
    asked = options.parse_args()
    paths = write(asked.out, asked.articles, asked.files, asked.conflict)
    print(f"{asked.articles} articles, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB in {len(paths)} files")


if __name__ == "__main__":
    main()
