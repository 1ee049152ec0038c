"""A short siege: ``python -m tests.siege`` sends 50,000 requests."""

from __future__ import annotations

import sys

import pytest
from support.project import ROOT


def test_no_request_is_answered_by_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    from tests.siege.requests import GOOD, HOSTILE, RARE
    from tests.siege.run import besieged

    report = besieged(800, seed=2026)
    assert not report.is_bad, "\n".join(report.lines())
    assert {200, 204, 400, 401, 404, 405, 413, 415} <= report.statuses.keys()
    assert sum(report.statuses.values()) > 700
    assert len({**GOOD, **HOSTILE, **RARE}) > 45
