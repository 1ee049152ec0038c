"""Successive revisions of published descriptions, where the corpus lies beside the checkout."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from support.project import ROOT
from support.revisions import grave

from ftgen.breaking import Comparison, compare
from ftgen.severity import Severity

CORPUS = ROOT.parent / "shared" / "corpus"
FINE_TUNING = "mission/openai-fine-tuning-2024-12.yaml"
WHOLE = "mission/openai-2024-12.yaml"
EARLIER = "real/openai-2023-03.yaml"
EARLIEST = "tricky/ogen/examples__openai-1.2.0.openapi.yaml"

pytestmark = pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the corpus does not lie beside this checkout"
)


def revised(old: str, new: str) -> Comparison:
    """Compare two documents of the corpus."""
    found = compare(str(CORPUS / old), str(CORPUS / new))
    assert found.is_readable, found.diagnostics[:5]
    return found


def test_a_part_of_a_description_grows_into_the_whole() -> None:
    """Nothing but operations is new: what the two share is word for word the same."""
    found = revised(FINE_TUNING, WHOLE)
    assert {each.rule for each in found.diagnostics} == {
        "added-operation",
        "unraised-version",
    }
    assert (found.bump, found.exit_code) == ("minor", 0)


def test_the_whole_shrinks_to_a_part() -> None:
    found = revised(WHOLE, FINE_TUNING)
    counted = Counter(grave(found.diagnostics))
    assert (
        counted["removed-operation"] == len(revised(FINE_TUNING, WHOLE).diagnostics) - 1
    )
    assert set(counted) == {"removed-operation", "removed-class", "unraised-version"}


def test_what_openai_changed_in_a_few_weeks_of_2023() -> None:
    """Read beside the texts of the two: a property is gone, two are refused by closed objects."""
    found = revised(EARLIEST, EARLIER)
    broken = [
        (each.rule, each.at.pointer.rsplit("/", 1)[-1])
        for each in found.diagnostics
        if each.severity is Severity.ERROR
    ]
    assert broken == [
        ("removed-property", "CreateChatCompletionRequest"),
        ("narrowed-limit", "additionalProperties"),
        ("removed-property", "CreateTranscriptionRequest"),
        ("narrowed-limit", "additionalProperties"),
        ("narrowed-limit", "additionalProperties"),
    ]


def test_what_openai_changed_until_the_end_of_2024() -> None:
    """The engines, the old fine-tunes, answers, classifications and edits went; credentials came."""
    found = revised(EARLIER, WHOLE)
    gone = {
        each.message.split()[1].split("/")[1]
        for each in found.diagnostics
        if each.rule == "removed-operation"
    }
    assert gone == {"answers", "classifications", "edits", "engines", "fine-tunes"}
    assert {
        "stricter-security",
        "renamed-method",
        "widened-type",
        "removed-class",
    } <= set(grave(found.diagnostics))
    assert found.bump == "major"


SAME = (
    "real/spotify-official.yml",
    "real/box-v2025.0.json",
    "tricky/datamodel-code-generator/allof_with_anyof_ref.yaml",
    "tricky/datamodel-code-generator/read_only_write_only_variant_graph.yaml",
)
"""Descriptions with unions in allOf, conditions and shared bases, where the counterpart of a variant is no matter of course."""


@pytest.mark.parametrize("name", SAME)
def test_a_description_is_compatible_with_itself(name: str, tmp_path: Path) -> None:
    """Another file with the same description, so that the comparison is not spared."""
    copy = tmp_path / Path(name).name
    copy.write_bytes(b"\n" + (CORPUS / name).read_bytes())
    found = compare(str(CORPUS / name), str(copy))
    assert (found.diagnostics, found.bump) == ((), "patch")
