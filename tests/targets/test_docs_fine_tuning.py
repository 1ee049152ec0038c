"""The documentation of the fine-tuning API: all of the page that the project began with, and links that lead."""

from __future__ import annotations

import re
from pathlib import Path

import black
import pytest
from support.documentation import Html, dead_links, documentation, read
from support.project import SPEC

OPERATIONS = {
    "cancel_fine_tuning_job": (
        "POST",
        "/fine_tuning/jobs/{fine_tuning_job_id}/cancel",
        "FineTuningJob",
    ),
    "create_fine_tuning_job": ("POST", "/fine_tuning/jobs", "FineTuningJob"),
    "list_fine_tuning_events": (
        "GET",
        "/fine_tuning/jobs/{fine_tuning_job_id}/events",
        "ListFineTuningJobEventsResponse",
    ),
    "list_fine_tuning_job_checkpoints": (
        "GET",
        "/fine_tuning/jobs/{fine_tuning_job_id}/checkpoints",
        "ListFineTuningJobCheckpointsResponse",
    ),
    "list_paginated_fine_tuning_jobs": (
        "GET",
        "/fine_tuning/jobs",
        "ListPaginatedFineTuningJobsResponse",
    ),
    "retrieve_fine_tuning_job": (
        "GET",
        "/fine_tuning/jobs/{fine_tuning_job_id}",
        "FineTuningJob",
    ),
}
SECTIONS = [
    "Example implementation",
    "Example call",
    "Parameters",
    "Return type",
    "Responses",
    "Authorization",
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return documentation(SPEC, tmp_path_factory.mktemp("docs"))


@pytest.fixture(scope="module")
def page(files: dict[str, str]) -> str:
    return files["apis/FineTuningApi.md"]


def section(page: str, name: str) -> str:
    """The text of an operation, from its heading to the next operation's."""
    return re.split(r"^## ", page.partition(f"\n## {name}\n")[2], flags=re.MULTILINE)[0]


def test_the_page_says_what_all_uris_are_relative_to(page: str) -> None:
    assert "All URIs are relative to *https://api.openai.com/v1*" in page


def test_a_table_leads_to_the_section_of_every_operation(page: str) -> None:
    head, *rows = read(page).tables[0]
    assert head == ["Method", "HTTP request", "Description"]
    assert {row[0]: tuple(row[1].split(" ")) for row in rows} == {
        name: (method, path) for name, (method, path, _) in OPERATIONS.items()
    }
    assert all(row[2] for row in rows)
    assert all(f"[**{name}**](#{name})" in page for name in OPERATIONS)


def test_the_service_is_declared_by_entry_point_or_passed(page: str) -> None:
    declaration = page.partition("\n## Service declaration\n")[2].partition("\n## ")[0]
    assert (
        '[project.entry-points."documented_api.api"]\nfine_tuning = "acme.api:FineTuning"\n'
        in declaration
    )
    assert (
        "app = create_app(fine_tuning=FineTuning(), authenticate=authenticate)"
        in declaration
    )


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_operation_has_its_sections(page: str, name: str) -> None:
    method, path, result = OPERATIONS[name]
    text = section(page, name)
    headings = [heading for tag, heading in read(text).headings if tag == "h3"]
    body = ["Request body"] if name.startswith("create") else []
    assert headings == [*SECTIONS[:3], *body, *SECTIONS[3:], "HTTP request headers"]
    assert f"**{method}** {path}" in text
    assert f"def {name}(" in text
    assert (
        f"[`{result}`](../models/{result}.md)"
        in text.partition("### Return type")[2].partition("###")[0]
    )
    assert "- [ApiKeyAuth](../README.md#apikeyauth)" in text
    assert "- **Accept**: application/json" in text
    wanted = "application/json" if body else "Not defined"
    assert f"- **Content-Type**: {wanted}\n" in text
    assert (
        "[[Back to top]](#finetuningapi) [[Back to API list]](../README.md#apis) "
        "[[Back to Model list]](../README.md#models) [[Back to README]](../README.md)"
    ) in text


def test_parameters_have_type_description_and_notes(page: str) -> None:
    table = read(section(page, "list_fine_tuning_events")).tables[0]
    assert table == [
        ["Name", "Type", "Description", "Notes"],
        [
            "fine_tuning_job_id",
            "str",
            "The job whose events are wanted.",
            'path [required], for example "ftjob-done01"',
        ],
        [
            "after",
            "str",
            "Where to go on, namely after the event with this identifier.",
            'query [optional], for example "ftevent-done01"',
        ],
        [
            "limit",
            "int",
            "How many events a page may hold.",
            "query [optional] [default to 20], for example 2",
        ],
    ]
    checkpoints = read(section(page, "list_fine_tuning_job_checkpoints")).tables[0]
    assert checkpoints[3][3].startswith("query [optional] [default to 10]")


def test_responses_tell_status_type_and_media_type(page: str) -> None:
    table = read(section(page, "retrieve_fine_tuning_job")).tables[1]
    assert [row[:1] + row[2:4] for row in table[1:]] == [
        ["200", "FineTuningJob", "application/json"],
        ["4XX", "ErrorResponse", "application/json"],
        ["5XX", "ErrorResponse", "application/json"],
    ]


def test_a_models_page_tells_types_limits_example_and_uses(
    files: dict[str, str],
) -> None:
    text = files["models/CreateFineTuningJobRequestHyperparameters.md"]
    rows = {row[0]: row for row in read(text).tables[0]}
    assert rows["batch_size"][2] == 'Literal["auto"] | int'
    assert (
        rows["batch_size"][4]
        == '[optional] [default to "auto"], minimum 1, maximum 256'
    )
    assert (
        "## Used by\n\n- [`CreateFineTuningJobRequest`](../models/CreateFineTuningJobRequest.md)\n"
        in text
    )
    job = files["models/FineTuningJob.md"]
    rows = {row[0]: row for row in read(job).tables[0]}
    assert rows["error"][2:] == [
        "FineTuningJobError | None",
        "Why the job has failed; null as long as it has not.",
        "[required] [nullable]",
    ]
    address = "../apis/FineTuningApi.md#retrieve_fine_tuning_job"
    assert f"- [`fine_tuning.retrieve_fine_tuning_job`]({address}): **GET**" in job
    assert any(language == "json" for language, _ in read(job).code)


def test_the_readme_indexes_operations_models_and_authorization(
    files: dict[str, str],
) -> None:
    readme = read(files["README.md"])
    assert {row[1] for row in readme.tables[0][1:]} == set(OPERATIONS)
    models = {
        path.removeprefix("models/").removesuffix(".md")
        for path in files
        if path.startswith("models/")
    }
    assert {row[0] for row in readme.tables[1][1:]} == models
    assert ("h3", "ApiKeyAuth") in readme.headings
    assert 'Client(api_key_auth="YOUR_API_KEY")' in files["README.md"]


def test_every_link_leads_somewhere(files: dict[str, str]) -> None:
    assert dead_links(files) == []


def test_a_link_that_leads_nowhere_is_found(files: dict[str, str]) -> None:
    broken = {
        **files,
        "README.md": files["README.md"]
        + "\n[x](apis/FineTuningApi.md#nothing) [y](gone.md)\n",
    }
    assert dead_links(broken) == [
        "README.md: apis/FineTuningApi.md#nothing",
        "README.md: gone.md",
    ]


def test_the_html_reference_is_one_sound_page_that_needs_nothing_else(
    files: dict[str, str],
) -> None:
    html = Html(files["reference.html"])
    assert html.broken == []
    assert len(html.ids) == len(set(html.ids))
    assert not html.tags & {"link", "img", "iframe", "object"}
    assert not any(name.startswith("on") or name == "src" for name in html.attributes)
    assert {*OPERATIONS, "FineTuningJob", "createFineTuningJob"} <= set(html.ids)
    assert "default-src 'none'" in files["reference.html"]
    assert "See also" not in files["reference.html"]
    assert "<code></code>" not in files["reference.html"]


def test_the_python_of_the_pages_is_as_black_would_have_it(
    files: dict[str, str],
) -> None:
    mode = black.Mode(target_versions={black.TargetVersion.PY311})
    for path, text in files.items():
        for language, code in read(text).code if path.endswith(".md") else []:
            if language == "python":
                source = (
                    code.rstrip("\n") + ":\n    pass\n"
                    if re.match(r"(async )?def ", code)
                    else code
                )
                assert black.format_str(source, mode=mode) == source, path


def test_documentation_needs_no_other_target(
    files: dict[str, str], tmp_path: Path
) -> None:
    documentation(SPEC, tmp_path)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        ".ftgen.json",
        ".ftgen_cache",
        ".gitattributes",
        "docs",
    ]
