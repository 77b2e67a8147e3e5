"""Passphrases that cost less to try: the tests try hundreds."""

from __future__ import annotations

import pytest

from db.people import passphrase

REAL_COST = passphrase._COST


@pytest.fixture(autouse=True)
def cheap_tries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passphrase, "_COST", "n=1024,r=8,p=1")
