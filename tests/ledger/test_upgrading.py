"""A ledger of the first form, as the first version of sayso made it, is brought to the present one."""

from pathlib import Path

import pytest
from ledger_factory import DENIED, ENTERED, ENTRY, EXIT, KIDAL, LEFT, quotes
from sqlalchemy import text
from sqlalchemy.engine import make_url

from sayso.clock import FixedClock
from sayso.errors import LedgerError
from sayso.ledger import SCHEMA_VERSION, open_ledger, read_ledger, upgrade
from sayso.ledger import upgrading as steps
from sayso.ledger.dialects import engine_for

FIRST_HEAD = "eeb369bb64a75f636543a669ffdfe27828c861d61a64220201287be748759cce"


@pytest.fixture
def old(address: str) -> str:
    """Where a ledger of the first form lies: two reports, of which one has lost its only statement."""
    url = make_url(address) if "://" in address else make_url(f"sqlite:///{address}")
    engine = engine_for(url, "rwc")
    with engine.begin() as connection:
        lines = Path(__file__).with_name("version1.sql").read_text(encoding="utf-8")
        for line in lines.split(";\n"):
            if line.strip():
                connection.connection.cursor().execute(line)
    engine.dispose()
    return address


def test_ledger_of_an_older_form_is_not_opened_but_says_what_to_do(old: str) -> None:
    with pytest.raises(LedgerError, match=r"is of version 1, .* make a copy of it, then run: sayso ledger upgrade"):
        open_ledger(old)
    with pytest.raises(LedgerError, match="sayso ledger upgrade --ledger"):
        read_ledger(old)


def test_upgraded_ledger_tells_what_it_told_and_more(old: str, clock: FixedClock) -> None:
    assert upgrade(old, clock=clock) == (1, SCHEMA_VERSION)
    assert upgrade(old, clock=clock) == (SCHEMA_VERSION, SCHEMA_VERSION)

    with open_ledger(old, clock=clock) as ledger:
        assert ledger.verify() == []
        assert ledger.info().schema_version == SCHEMA_VERSION
        assert quotes(ledger.as_of()) == [ENTERED.quote, DENIED.quote]
        assert quotes(ledger.as_of(), place="Kidal") == [ENTERED.quote]
        assert quotes(ledger.as_of(), search="entering") == [ENTERED.quote]
        assert [row.name for row in ledger.as_of().search("peacekeeper")] == ["exit"]
        assert sorted(place.name for place in ledger.as_of().places().values()) == [KIDAL.name, "Ménaka"]
        ledger.restore(LEFT.id_in(EXIT.id), reason="it was right", by="Awa")
        assert quotes(ledger.as_of(), place="Ménaka") == [LEFT.quote]
        assert not ledger.add(ENTRY, [ENTERED, DENIED], reader="rules").new
        assert ledger.verify() == []


def test_entries_made_before_stay_as_they_were_sealed(old: str, clock: FixedClock) -> None:
    upgrade(old, clock=clock)
    with open_ledger(old, clock=clock) as ledger, ledger._engine.connect() as connection:
        rows = connection.execute(text("SELECT entry, action, digest, previous FROM audit ORDER BY entry")).all()
    assert [row.action for row in rows] == ["add", "add", "retract", "upgrade"]
    assert rows[2].digest == FIRST_HEAD == rows[3].previous


def test_upgrade_that_fails_leaves_the_ledger_as_it_was(
    old: str, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(steps, "index_reports", fail)
    with pytest.raises(KeyboardInterrupt):
        upgrade(old, clock=clock)
    monkeypatch.undo()
    with pytest.raises(LedgerError, match="is of version 1"):
        open_ledger(old)
    assert upgrade(old, clock=clock) == (1, SCHEMA_VERSION)
    with open_ledger(old) as ledger:
        assert ledger.verify() == []
