"""Mail: one message (.eml) or a box of them (.mbox), as newsletters, situation reports and press lists come."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from typing import BinaryIO

from sayso.errors import SourceError
from sayso.gather.draft import Draft
from sayso.gather.fragment import paragraphs_of_fragment
from sayso.gather.normal import body_of_paragraphs, normal_body, squash

MAX_MESSAGE = 20_000_000
"""Bytes of one message with its attachments, which are not read."""
MAX_PARTS = 200
"""Parts of one message; nesting is bounded by it too."""
_BEGINS = b"From "


def draft_of_mail(data: bytes, source: str) -> Draft:
    """Return the report in a message: its plain text, or else its HTML.

    The day of publication is that of the `Date` header as the sender wrote it; the publisher is the sender.

    Raises:
        SourceError: it is no message, is too large or nested, or holds no text.
    """
    if len(data) > MAX_MESSAGE or data.count(b"\nContent-Type:") > MAX_PARTS:
        raise SourceError(source, f"a message of more than {MAX_MESSAGE // 1_000_000} MB or {MAX_PARTS} parts")
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        if not isinstance(message, EmailMessage) or not (
            message.keys() and ("From" in message or "Subject" in message)
        ):
            raise SourceError(source, "no mail message: it has neither sender nor subject")
        return _draft(message, source)
    except (ValueError, LookupError, AttributeError, TypeError, IndexError, RecursionError) as fault:
        # The library raises what it likes on malformed headers; the batch goes on.
        raise SourceError(source, f"malformed message: {fault!r}"[:300]) from fault


def _draft(message: EmailMessage, source: str) -> Draft:
    sent = _day(str(message.get("Date", "")))
    name, address = email.utils.parseaddr(str(message.get("From", "")))
    return Draft(
        source=source,
        name="",
        text=_body(message),
        title=squash(str(message.get("Subject", ""))),
        publisher=squash(name) or address.rpartition("@")[2],
        published=sent,
        published_from="header",
        author=address,
    )


def _day(written: str) -> dt.date | None:
    try:
        return email.utils.parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError):
        return None


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    text = _text_of(part)
    if part.get_content_type() == "text/html":
        return body_of_paragraphs(paragraphs_of_fragment(text).paragraphs)
    return normal_body(text)


def _text_of(part: MIMEPart) -> str:
    try:
        content = part.get_content()
    except (LookupError, KeyError):  # a character set that nobody knows
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def drafts_of_mailbox(stream: BinaryIO, source: str) -> Iterator[Draft | SourceError]:
    """Yield a draft, or why there is none, for each message of a box (mbox: "From " begins each).

    Args:
        stream: the box.
        source: the file as the user named it; the number of the message is added to it.
    """
    for number, data in enumerate(_messages(stream), 1):
        where = f"{source}:{number}"
        if data is None:
            yield SourceError(where, f"a message of more than {MAX_MESSAGE // 1_000_000} MB")
            continue
        try:
            yield draft_of_mail(data, where)
        except SourceError as fault:
            yield fault


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield each message without the line that begins it; None for one that is too large."""
    lines: list[bytes] = []
    size, begun, after_blank = 0, False, True
    while line := stream.readline(MAX_MESSAGE):
        if after_blank and line.startswith(_BEGINS):
            if begun:
                yield b"".join(lines) if size <= MAX_MESSAGE else None
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= MAX_MESSAGE:
                lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)
        after_blank = not line.strip()
    if begun or lines:
        yield b"".join(lines) if size <= MAX_MESSAGE else None
