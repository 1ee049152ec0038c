"""References across files: where they lead, and how the files are named."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.descriptions import rules_of, spec_at
from support.references import HEAD, follow, write

from ftgen.diagnostics import Location


def test_files(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        api_yaml=HEAD + """\
paths:
  /pets: {$ref: 'paths/pets.yaml'}
components:
  schemas:
    Whole: {$ref: 'schemas/whole.yaml'}
    Part: {$ref: 'schemas/parts.yaml#/Part'}
    Back: {$ref: 'schemas/parts.yaml#/Back'}
""",
        paths__pets_yaml="""\
            get:
              operationId: listPets
              parameters: [{$ref: '../parameters.yaml#/limit'}]
              responses: {'200': {$ref: '../responses/ok.yaml'}}
            """,
        parameters_yaml="limit: {name: limit, in: query, schema: {type: integer}}",
        responses__ok_yaml="description: OK\ncontent: {application/json: {schema: {$ref: '../schemas/whole.yaml'}}}",
        schemas__whole_yaml="title: whole\nproperties: {self: {$ref: '#'}, part: {$ref: './parts.yaml#/Part'}}",
        schemas__parts_yaml="Part: {title: part}\nBack: {$ref: '../api.yaml#/components/schemas/Part'}",
    )
    spec, found = spec_at(entry)
    assert rules_of(found) == []
    [operation] = spec.description.operations
    assert [p.name for p in operation.parameters] == ["limit"]
    assert operation.responses[0].at.file == f"{tmp_path}/responses/ok.yaml"
    whole = follow(spec, "Whole")
    assert whole.title == "whole" and whole.properties["self"].ref == whole.at
    assert follow(spec, "Part") == follow(spec, "Back")
    assert [name for name, _ in spec.sources] == [
        "api.yaml",
        *(
            "parameters.yaml",
            "paths/pets.yaml",
            "responses/ok.yaml",
            "schemas/parts.yaml",
            "schemas/whole.yaml",
        ),
    ]
    assert spec.locate(whole.properties["part"].at).line == 2


def test_whole_sections_in_files(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        api_yaml="""\
openapi: 3.1.0
info: {$ref: info.yaml}
servers: {$ref: 'lists.yaml#/servers'}
paths: {$ref: paths.yaml}
components:
  schemas: {$ref: schemas.yaml}
""",
        info_yaml="{title: Elsewhere, version: '2'}",
        paths_yaml="/a: {get: {parameters: {$ref: 'lists.yaml#/parameters'}, responses: {$ref: 'lists.yaml#/all'}}}",
        lists_yaml="""\
            servers: [{url: https://a}, {$ref: '#/another'}]
            another: {url: https://b}
            parameters: [{name: q, in: query, schema: {$ref: 'api.yaml#/components/schemas/Q'}}]
            all: {200: {description: d, content: {$ref: '#/content'}}}
            content: {text/plain: {schema: {type: string}}}
            """,
        schemas_yaml="Q: {type: integer}",
    )
    spec, found = spec_at(entry)
    assert rules_of(found) == []
    description = spec.description
    assert description.info.title == "Elsewhere"
    assert [server.url for server in description.servers] == ["https://a", "https://b"]
    [operation] = description.operations
    [parameter] = operation.parameters
    assert (
        parameter.schema is not None
        and parameter.schema.ref == description.schemas["Q"].at
    )
    assert spec.schema(description.schemas["Q"].at).types == ("integer",)
    assert operation.responses[0].content[0].name == "text/plain"


def test_source_names_do_not_depend_on_where_ftgen_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(
        tmp_path / "specs",
        api_yaml=HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: 'more/a.yaml'}}}",
        more__a_yaml="{}",
    )
    found = []
    for folder, name in (
        (tmp_path, "specs/api.yaml"),
        (tmp_path / "specs", "api.yaml"),
        (tmp_path, "./specs/api.yaml"),
    ):
        monkeypatch.chdir(folder)
        found.append(spec_at(Path(name))[0].sources)
    assert found[0] == found[1] == found[2]
    assert [name for name, _ in found[0]] == ["api.yaml", "more/a.yaml"]


def test_cycles_across_files(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        api_yaml=HEAD
        + "paths: {}\ncomponents: {schemas: {A: {properties: {b: {$ref: 'b.yaml'}}}}}",
        b_yaml="properties: {a: {$ref: 'api.yaml#/components/schemas/A'}}",
    )
    spec, found = spec_at(entry)
    first = spec.description.schemas["A"].properties["b"].ref
    assert first is not None
    assert spec.schema(first).properties["a"].ref == Location(
        entry.as_posix(), "/components/schemas/A"
    )
    assert rules_of(found) == []


def test_a_broken_file_is_reported_with_its_own_place(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        api_yaml=HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: 'b.yaml'}}}",
        b_yaml="a: 1\nb: [\n",
    )
    _, found = spec_at(entry)
    places = [(d.at.file, d.at.line) for d in found if d.rule == "syntax-error"]
    assert places == [(f"{tmp_path}/b.yaml", 3), (entry.as_posix(), 4)]


def test_a_description_with_an_address_of_its_own(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        api_yaml="openapi: 3.2.0\n$self: https://example.com/api/v1\ninfo: {title: T, version: '1'}\npaths: {}\n"
        "components:\n  schemas:\n    A: {$ref: 'https://example.com/api/v1#/components/schemas/C'}\n"
        "    B: {$ref: './b.yaml'}\n    C: {title: found}\n",
        b_yaml="title: beside",
    )
    spec, found = spec_at(entry)
    assert (follow(spec, "A").title, follow(spec, "B").title) == ("found", "beside")
    assert rules_of(found) == []
