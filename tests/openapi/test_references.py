"""Where references lead: in a document, to anchors, across files, and nowhere."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from textwrap import dedent

import pytest
from support.descriptions import finding, place, rules_of, schema_of, spec_at, spec_of

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi import Spec, load
from ftgen.openapi.nodes import Schema
from ftgen.source import read

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_yaml", ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), encoding="utf-8")
    return folder / "api.yaml"


def follow(spec: Spec, name: str) -> Schema:
    schema = spec.description.schemas[name]
    while schema.ref is not None:
        schema = spec.schema(schema.ref)
    return schema


@pytest.mark.parametrize(
    "reference",
    [
        "#/components/schemas/Other",
        "#/components/schemas/a~1b/properties/x",
        "#/components/schemas/a~1b/properties/y~0z",
        "#/components/schemas/with%20space",
        "#/components/schemas/%C3%A9",
        "#/components/schemas/é",
        "#/components/schemas/100%",
        "#/components/schemas/list/prefixItems/1",
        "#/components/schemas/alias/properties/x",
        "#anchored",
        "#dynamic",
        "https://example.com/named",
        "api.yaml#/components/schemas/Other",
        "./api.yaml#/components/schemas/Other",
    ],
)
def test_inside_a_document(tmp_path: Path, reference: str) -> None:
    schemas = """\
        Other: {title: found}
        a/b: {properties: {x: {title: found}, y~z: {title: found}}}
        alias: {$ref: '#/components/schemas/a~1b'}
        with space: {title: found}
        é: {title: found}
        100%: {title: found}
        list: {prefixItems: [{}, {title: found}]}
        one: {$anchor: anchored, title: found}
        two: {items: {$dynamicAnchor: dynamic, title: found}}
        three: {$id: 'https://example.com/named', title: found}
    """
    text = (
        HEAD
        + "paths: {}\ncomponents:\n  schemas:\n"
        + dedent(schemas).replace("\n", "\n    ")
    )
    entry = write(
        tmp_path,
        api_yaml=f"{text.rstrip()}\n    S: {{$ref: {reference!r}}}\n".replace(
            "schemas:\n", "schemas:\n    ", 1
        ),
    )
    spec, found = spec_at(entry)
    assert rules_of(found) == []
    assert follow(spec, "S").title == "found"


def test_a_dynamic_reference_means_its_anchor() -> None:
    schema, found = schema_of(
        "{$dynamicRef: '#node'}", more="N: {$dynamicAnchor: node}"
    )
    assert schema.ref == Location("api.yaml", "/components/schemas/N")
    assert rules_of(found) == []


def test_references_inside_a_schema_with_an_id() -> None:
    schema, _ = schema_of(
        """
        $id: https://example.com/s
        $defs: {inner: {title: mine}}
        properties:
          a: {$ref: '#/$defs/inner'}
          b: {$ref: '#/components/schemas/T'}
          c: {$ref: t}
          d: {$ref: '#top'}
        """,
        more="T: {$id: https://example.com/t, $anchor: top}",
    )
    assert {
        name: prop.ref and prop.ref.pointer for name, prop in schema.properties.items()
    } == {
        "a": "/components/schemas/S/$defs/inner",
        "b": "/components/schemas/T",
        "c": "/components/schemas/T",
        "d": "/components/schemas/T",
    }


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


@pytest.mark.parametrize(
    ("reference", "hint"),
    [
        ("#/components/schemas/Pett", "did you mean #/components/schemas/Pet?"),
        ("#/nowhere/at/all", ""),
        ("#unanchored", ""),
        ("missing.yaml", "there is api.yaml"),
        ("api.yaml#/components/schemas/None", ""),
        ("nul\\0l.yaml", None),
        ("urn:example:thing", None),
    ],
)
def test_dangling(tmp_path: Path, reference: str, hint: str | None) -> None:
    text = (
        HEAD
        + f'paths: {{}}\ncomponents:\n  schemas:\n    Pet: {{}}\n    S: {{$ref: "{reference}"}}\n'
    )
    _, found = spec_at(write(tmp_path, api_yaml=text))
    dangling = finding(found, "dangling-ref")
    assert (dangling.severity, place(dangling)) == ("error", (7, 5))
    assert hint is None or dangling.hint == hint


@pytest.mark.parametrize(
    ("reference", "rule"),
    [
        ("#/components/parameters/B", "cyclic-ref"),
        ("#/components/parameters/A", "cyclic-ref"),
        ("#/components/schemas/text", "wrong-kind"),
        ("#/components/parameters/None", "dangling-ref"),
    ],
)
def test_parameters_that_refer_to_none(reference: str, rule: str) -> None:
    _, found = spec_of(
        HEAD
        + "paths: {/a: {get: {responses: {}, parameters: [{$ref: '#/components/parameters/A'}]}}}\n"
        f"components:\n  schemas: {{text: x}}\n  parameters:\n    A: {{$ref: '{reference}'}}\n"
        "    B: {$ref: '#/components/parameters/A'}\n"
    )
    assert rule in rules_of(found)


def test_schemas_that_are_only_references_to_each_other() -> None:
    schema, found = schema_of(
        "{$ref: '#/components/schemas/B'}", more="B: {$ref: '#/components/schemas/S'}"
    )
    assert schema.ref is None
    assert rules_of(found) == ["cyclic-ref", "cyclic-ref"]


def test_callbacks_that_contain_themselves() -> None:
    spec, found = spec_of(
        HEAD + "paths:\n  /a:\n    post:\n      responses: {}\n"
        "      callbacks: {again: {$ref: '#/components/callbacks/C'}}\n"
        "components:\n  callbacks:\n    C: {'{$url}': {$ref: '#/paths/~1a'}}\n"
    )
    assert set(rules_of(found)) == {"cyclic-ref"}
    assert len(spec.description.operations) == 1


def test_callbacks_that_multiply() -> None:
    callbacks = "".join(
        f"    C{i}: {{e: {{post: {{responses: {{}}, callbacks: {{a: {{$ref: '#/components/callbacks/C{i + 1}'}}, "
        f"b: {{$ref: '#/components/callbacks/C{i + 1}'}}}}}}}}}}\n"
        for i in range(60)
    )
    _, found = spec_of(
        HEAD
        + "paths: {/a: {post: {responses: {}, callbacks: {c: {$ref: '#/components/callbacks/C0'}}}}}\n"
        "components:\n  callbacks:\n" + callbacks + "    C60: {}\n"
    )
    assert "expansion-limit" in rules_of(found)


def test_summary_and_description_beside_a_reference() -> None:
    text = (
        "paths: {/a: {get: {responses: {200: {$ref: '#/components/responses/R', description: mine}}}}}\n"
        "components: {responses: {R: {description: theirs, headers: {X: {schema: {}}}}}}\n"
    )
    for head, description in ((HEAD, "mine"), (HEAD.replace("3.1", "3.0"), "theirs")):
        spec, _ = spec_of(head + text)
        [response] = spec.description.operations[0].responses
        assert (response.description, [h.name for h in response.headers]) == (
            description,
            ["X"],
        )


def test_files_outside_the_folder_need_permission(tmp_path: Path) -> None:
    entry = write(
        tmp_path / "inner",
        api_yaml=HEAD
        + "paths: {}\ncomponents: {schemas: {A: {$ref: '../outside.yaml'}}}",
    )
    write(tmp_path, outside_yaml="title: outside")
    spec, found = spec_at(entry)
    assert finding(found, "outside-ref").severity == "error"
    assert "--allow-outside" in finding(found, "outside-ref").hint
    assert [name for name, _ in spec.sources] == ["api.yaml"]
    spec, found = spec_at(entry, allow_outside=True)
    assert (follow(spec, "A").title, rules_of(found)) == ("outside", [])
    assert [name for name, _ in spec.sources] == ["api.yaml", "../outside.yaml"]


@pytest.mark.parametrize(
    "reference",
    ["link.yaml", "folder/outside.yaml", "/etc/hostname", "file:///etc/hostname"],
)
def test_links_do_not_lead_out(tmp_path: Path, reference: str) -> None:
    write(tmp_path, outside_yaml="title: outside")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (tmp_path / "inner" / "folder").symlink_to(tmp_path)
    entry = write(
        tmp_path / "inner",
        api_yaml=HEAD
        + f"paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '{reference}'}}}}}}",
    )
    _, found = spec_at(entry)
    assert rules_of(found) == ["outside-ref"]


def test_a_broken_file_is_reported_with_its_own_place(tmp_path: Path) -> None:
    entry = write(
        tmp_path,
        api_yaml=HEAD + "paths: {}\ncomponents: {schemas: {A: {$ref: 'b.yaml'}}}",
        b_yaml="a: 1\nb: [\n",
    )
    _, found = spec_at(entry)
    places = [(d.at.file, d.at.line) for d in found if d.rule == "syntax-error"]
    assert places == [(f"{tmp_path}/b.yaml", 3), (entry.as_posix(), 4)]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    write(
        tmp_path / "remote",
        b_yaml="properties: {c: {$ref: 'c.yaml'}, up: {$ref: 'file:///etc/hostname'}}",
        c_yaml="title: remote",
    )

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = partial(Quiet, directory=str(tmp_path / "remote"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()
        thread.join()


def test_other_hosts_need_permission(tmp_path: Path, server: str) -> None:
    text = (
        HEAD
        + f"paths: {{}}\ncomponents: {{schemas: {{A: {{$ref: '{server}/b.yaml'}}, B: {{$ref: '{server}/no'}}}}}}"
    )
    entry = write(tmp_path, api_yaml=text)
    _, found = spec_at(entry)
    assert rules_of(found) == ["remote-ref", "remote-ref"]
    assert "--allow-remote" in found[-1].hint

    diagnostics = Diagnostics()
    spec = load(read(entry), allow_remote=True, diagnostics=diagnostics)
    remote = follow(spec, "A").properties
    assert remote["c"].ref is not None
    assert spec.schema(remote["c"].ref).title == "remote"
    assert sorted(d.rule for d in diagnostics.found) == ["dangling-ref", "outside-ref"]
    assert (f"{server}/c.yaml") in [name for name, _ in spec.sources]


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
