"""Every answer that a description prints is read; what another validator finds valid comes back as it came."""

from __future__ import annotations

import pytest
from support.printed import CORPUS, Document, documents

SAMPLE = [
    ("openai-fine-tuning-2024-12", 3),
    ("openai-2024-12", 80),
    ("huggingface-tgi", 20),
    ("webscraping-ai", 25),
    ("sendgrid-contactdb", 80),
    ("assemblyai", 50),
    ("xero-finance", 15),
]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize(("name", "least"), SAMPLE)
def test_printed_answers_are_read(name: str, least: int) -> None:
    (path,) = documents(name)
    outcome = Document(path).check()
    assert outcome.wrong == []
    assert outcome.read >= least
