"""The desk: a ledger in a browser, and the same answers as an API.

Invariants:
- It computes nothing: pages and API show what `ledger`, `ask` and `weigh` say, from the same rows.
- Every word of a report is inert: it is escaped wherever it is shown, and no page runs a script that it contains.
- No page makes a browser ask any machine but this one.

It needs the extra `sayso[desk]`; `sayso.web.app.make_app` makes the application, `sayso serve` runs it.
"""
