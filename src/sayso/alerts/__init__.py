"""Alerts: rules that watch a ledger, and mail, webhooks, feeds and programs that are told, once each."""

from sayso.alerts.alert import Alert
from sayso.alerts.find import Found, find
from sayso.alerts.rules import Rules, read_rules
from sayso.alerts.run import deliver, look, rehearse
from sayso.alerts.send import signature
from sayso.alerts.state import State

__all__ = ["Alert", "Found", "Rules", "State", "deliver", "find", "look", "read_rules", "rehearse", "signature"]
