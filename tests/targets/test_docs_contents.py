"""What leads through the pages: lists of them for programs, indexes that stay short, links to the site described."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.documentation import dead_links, documentation, read
from support.project import MINIMAL, SPEC

from ftgen.targets.docs import places


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return documentation(SPEC, tmp_path_factory.mktemp("contents"))


def test_every_page_is_in_every_list(files: dict[str, str]) -> None:
    written = {path for path in files if re.match(r"(apis|models)/", path)}
    assert written <= set(read(files["SUMMARY.md"]).links)
    table = yaml.safe_load(files["_toc.yml"])
    chapters = [each["file"] for part in table["parts"] for each in part["chapters"]]
    assert {f"{each}.md" for each in chapters} == written
    links = {link.partition("#")[0] for link in read(files["llms.txt"]).links}
    assert links == written
    assert dead_links(files) == []


def test_many_models_have_an_index_of_their_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "MOST_MODELS", 1)
    files = documentation(yaml.safe_load(MINIMAL), tmp_path)
    assert "[All 2 models](models.md)" in files["README.md"]
    assert [row[0] for row in read(files["models.md"]).tables[0][1:]] == [
        "Owner",
        "Pet",
    ]
    assert dead_links(files) == []


@pytest.mark.parametrize(
    ("more", "site"),
    [
        ({}, "https://pets.example"),
        ({"externalDocs": {"url": "https://docs.example/x"}}, "https://docs.example"),
    ],
)
def test_links_from_the_root_lead_to_the_site_described(
    tmp_path: Path, more: dict[str, Any], site: str
) -> None:
    description = yaml.safe_load(MINIMAL) | more
    operation = description["paths"]["/owners"]["get"]
    operation["description"] = "See [guide](/docs/guide), <a href='/a'>a</a>, `x](/y`."
    files = documentation(description, tmp_path)
    page = files["apis/OwnersApi.md"]
    assert f"[guide]({site}/docs/guide), [a]({site}/a)" in page
    assert f'<a href="{site}/docs/guide"' in files["reference.html"]
