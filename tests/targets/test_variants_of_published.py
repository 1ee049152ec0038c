"""For every variant of the unions of published descriptions: what is made for it becomes it, and the same JSON again."""

from __future__ import annotations

import pytest
from support.printed import CORPUS, Document, documents
from support.variants import Unions

SAMPLE = [
    ("openai-2024-12", 400),
    ("spotify-official", 30),
    ("huggingface-tgi", 60),
    ("anthropic-unofficial", 200),
]


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not here")
@pytest.mark.parametrize(("name", "least"), SAMPLE)
def test_what_is_made_for_a_variant_becomes_it(name: str, least: int) -> None:
    (path,) = documents(name)
    outcome = Unions(Document(path)).check()
    assert outcome.wrong == []
    assert outcome.read >= least
