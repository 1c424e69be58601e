"""Fetching from the web: safely, politely, and by an edge that is handed in."""

from sayso.gather.fetch.answer import Answer, Fetch
from sayso.gather.fetch.fake import FakeFetch, FakeWaiter
from sayso.gather.fetch.guard import is_public
from sayso.gather.fetch.polite import PoliteFetch, SystemWaiter, Waiter
from sayso.gather.fetch.web import AGENT, Limits, WebFetch

__all__ = [
    "AGENT",
    "Answer",
    "FakeFetch",
    "FakeWaiter",
    "Fetch",
    "Limits",
    "PoliteFetch",
    "SystemWaiter",
    "Waiter",
    "WebFetch",
    "is_public",
]
