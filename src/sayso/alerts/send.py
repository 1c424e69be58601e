"""Sending an alert: by mail, to a webhook, to a program."""

from __future__ import annotations

import hashlib
import hmac
import http.client
import json
import os
import smtplib
import ssl
import subprocess
import urllib.error
import urllib.request
from email.message import EmailMessage
from typing import Any

from sayso.alerts.alert import Alert
from sayso.alerts.rules import Command, Email, Webhook
from sayso.clock import Clock
from sayso.errors import SaysoError, UsageError

SECONDS = 30
"""How long a server or program may take."""
SIGNATURE, MOMENT, KEY = "X-Sayso-Signature", "X-Sayso-Timestamp", "Idempotency-Key"
_FAULTS = (OSError, smtplib.SMTPException, http.client.HTTPException, subprocess.SubprocessError, ValueError)
_SUBJECT = 200


class NotSentError(SaysoError):
    """An alert could not be sent now; it is tried again."""


def send(alert: Alert, target: Email | Webhook | Command, clock: Clock) -> None:
    """Send an alert.

    Raises:
        NotSentError: it could not be sent; tells why.
        UsageError: a secret is not in the environment.
    """
    try:
        if isinstance(target, Email):
            _mail(alert, target)
        elif isinstance(target, Webhook):
            _post(alert, target, clock)
        else:
            _run(alert, target)
    except _FAULTS as fault:
        raise NotSentError(f"{target.name}: {type(fault).__name__}: {fault}") from fault


def secret(name: str) -> str:
    """Return a secret from the environment.

    Raises:
        UsageError: it is not there.
    """
    value = os.environ.get(name, "")
    if not value:
        raise UsageError(f"the environment variable {name} is not set: the rules name it for a secret")
    return value


def signature(key: str, moment: str, body: bytes) -> str:
    """Return the signature of a webhook: HMAC-SHA256 of moment, a point, and the body, in hexadecimal digits."""
    return hmac.new(key.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()


def _mail(alert: Alert, target: Email) -> None:
    message = EmailMessage()
    message["Subject"] = f"[sayso] {alert.title}"[:_SUBJECT]
    message["From"] = target.sender
    message["To"] = ", ".join(target.to)
    message["Message-ID"] = f"<{alert.id}@sayso>"
    message.set_content(alert.text())
    with smtplib.SMTP(target.host, target.port, timeout=SECONDS) as server:
        if target.starttls:
            server.starttls(context=ssl.create_default_context())
        if target.user and target.password_env:
            server.login(target.user, secret(target.password_env))
        server.send_message(message)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A signed alert goes where the rules say, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


def _post(alert: Alert, target: Webhook, clock: Clock) -> None:
    body = json.dumps(alert.to_json(), ensure_ascii=False).encode("utf-8", "replace")
    moment = str(int(clock.now().timestamp()))
    headers = {
        "Content-Type": "application/json",
        MOMENT: moment,
        SIGNATURE: f"sha256={signature(secret(target.secret_env), moment, body)}",
        KEY: alert.id,
    }
    request = urllib.request.Request(target.url, data=body, headers=headers, method="POST")  # noqa: S310 (http only)
    try:
        with urllib.request.build_opener(_NoRedirect()).open(request, timeout=SECONDS):
            pass
    except urllib.error.HTTPError as answer:
        with answer:
            raise NotSentError(f"{target.name}: the server answered {answer.code}") from answer


def _run(alert: Alert, target: Command) -> None:
    content = json.dumps(alert.to_json(), ensure_ascii=False).encode("utf-8", "replace")
    subprocess.run(  # noqa: S603 (the user's own program, without a shell)
        target.run, input=content, timeout=SECONDS, check=True, stdout=subprocess.DEVNULL
    )
