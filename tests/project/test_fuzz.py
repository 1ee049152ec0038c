"""A short sample of the fuzz: ``python -m tests.fuzz`` goes on for as long as it is told to."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest
from support.project import ROOT

SAMPLE = 20


def test_every_description_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "path", [str(ROOT), *sys.path])
    from tests.fuzz.descriptions import descriptions, seeds
    from tests.fuzz.trial import fault

    faults = {
        number: said
        for number, description in islice(descriptions(seeds(), seed=2026), SAMPLE)
        if (said := fault(tmp_path, description))
    }
    assert faults == {}
