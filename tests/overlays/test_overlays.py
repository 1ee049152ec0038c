"""Overlays applied to descriptions: what the actions do, the examples of the specification among them."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from ftgen.diagnostics import Diagnostic, Diagnostics, FtgenError
from ftgen.overlays import overlaid
from ftgen.source import Document, parse


def apply(
    description: str, *overlays: str, head: bool = True
) -> tuple[Document, tuple[Diagnostic, ...]]:
    """A description with the actions of overlays done, and what was found."""
    diagnostics = Diagnostics()
    start = (
        "overlay: 1.1.0\ninfo: {title: Ours, version: '1'}\nactions:\n" if head else ""
    )
    documents = [
        parse(start + text, f"fix{number}.yaml") for number, text in enumerate(overlays)
    ]
    document = overlaid(parse(description, "api.yaml"), documents, diagnostics)
    return document, tuple(diagnostics.found)


def result(description: str, *overlays: str) -> Any:
    """The description that comes of it, where nothing is to be said."""
    document, found = apply(description, *overlays)
    assert found == ()
    return document.value


SHOP = """\
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /carts:
    get: {summary: All carts, tags: [carts, legacy], x-traits: [paged], responses: {'200': {description: Fine}}}
  /carts/{id}:
    get:
      x-traits: [paged]
      parameters: [{name: id, in: path, required: true}, {name: filter, in: query}]
    delete: {summary: Throw it away}
  /health:
    get: {description: Says that it lives}
"""


@pytest.mark.parametrize(
    ("overlay", "expected"),
    [
        pytest.param(
            "- target: $\n  update: {info: {x-by: us}, paths: {/carts: {get: {x-limit: 9}}}, components: null}",
            """
- {at: [info], is: {title: Shop, version: '1', x-by: us}}
- {at: [paths, /carts, get, x-limit], is: 9}
- {at: [paths, /carts, get, summary], is: All carts}
- {at: [components], is: null}
""",
            id="structured",
        ),
        pytest.param(
            "- target: $.paths['/carts'].get.summary\n  update: Every cart\n"
            "- target: $.paths['/health']\n  update: {post: {description: Kick it, x-safe: false}}",
            """
- {at: [paths, /carts, get, summary], is: Every cart}
- {at: [paths, /health, post], is: {description: Kick it, x-safe: false}}
- {at: [paths, /health, get], is: {description: Says that it lives}}
""",
            id="targeted",
        ),
        pytest.param(
            "- {target: $.paths.*.get, update: {x-safe: true}}\n"
            "- target: $.paths.*.get.parameters[?@.name=='filter' && @.in=='query']\n"
            "  update: {schema: {$ref: '#/components/schemas/Filter'}}",
            """
- {at: [paths, /carts, get, x-safe], is: true}
- {at: [paths, /health, get, x-safe], is: true}
- at: [paths, '/carts/{id}', get, parameters]
  is: [{name: id, in: path, required: true}, {name: filter, in: query, schema: {$ref: '#/components/schemas/Filter'}}]
""",
            id="wildcards",
        ),
        pytest.param(
            "- {target: $.paths.*.get.parameters, update: {name: page, in: query}}\n"
            "- target: $.paths.*.get.parameters[?@.name == 'filter']\n  remove: true\n"
            "- target: $.paths.*.get.tags[?@ == 'legacy']\n  remove: true",
            """
- at: [paths, '/carts/{id}', get, parameters]
  is: [{name: id, in: path, required: true}, {name: page, in: query}]
- {at: [paths, /carts, get, tags], is: [carts]}
""",
            id="arrays",
        ),
        pytest.param(
            "- target: $.paths[?(@.get['x-traits'][?(@ == 'paged')])].get\n"
            "  update: {parameters: [{name: top, in: query}, {name: skip, in: query}]}",
            """
- {at: [paths, /carts, get, parameters], is: [{name: top, in: query}, {name: skip, in: query}]}
- at: [paths, '/carts/{id}', get, parameters]
  is: [{name: id, in: path, required: true}, {name: filter, in: query}, {name: top, in: query}, {name: skip, in: query}]
- {at: [paths, /health, get], is: {description: Says that it lives}}
""",
            id="traits",
        ),
        pytest.param(
            "- {target: '$.paths[\"/carts/{id}\"]', copy: '$.paths[\"/health\"]'}",
            """
- at: [paths, '/carts/{id}', get]
  is: {x-traits: [paged], parameters: [{name: id, in: path, required: true}, {name: filter, in: query}], description: Says that it lives}
- {at: [paths, /health, get], is: {description: Says that it lives}}
""",
            id="copy",
        ),
        pytest.param(
            "- {target: $.paths, update: {/alive: {}}}\n"
            "- {target: '$.paths[\"/alive\"]', copy: '$.paths[\"/health\"]'}\n"
            "- {target: '$.paths[\"/health\"]', remove: true}",
            """
- {at: [paths, /alive], is: {get: {description: Says that it lives}}}
- {at: [paths, /health], is: gone}
""",
            id="move",
        ),
        pytest.param(
            "- {target: $.paths.*.*, remove: true}\n- {target: $.paths.*, update: {get: {summary: New}}}",
            """
- {at: [paths], is: {/carts: {get: {summary: New}}, '/carts/{id}': {get: {summary: New}}, /health: {get: {summary: New}}}}
""",
            id="removed and made again",
        ),
        pytest.param(
            "- {target: '$..*', remove: true}",
            "- {at: [], is: {}}",
            id="everything",
        ),
        pytest.param(
            "- {target: '$.paths[\"/carts\"].get.tags[0,1]', remove: true}",
            "- {at: [paths, /carts, get, tags], is: []}",
            id="several items of a list",
        ),
    ],
)  # fmt: skip
def test_actions(overlay: str, expected: str) -> None:
    value = result(SHOP, overlay)
    for wanted in yaml.safe_load(expected):
        found = value
        for step in wanted["at"]:
            found = found.get(step, "gone")
        assert found == wanted["is"]


def test_overlays_are_applied_in_their_order() -> None:
    first = (
        "- {target: $.info, update: {x-a: 1}}\n- {target: \"$.info['x-a']\", update: 2}"
    )
    second = "- {target: '$.info[?@ == 2]', update: 3}"
    assert result(SHOP, first, second)["info"]["x-a"] == 3


def test_what_a_yaml_alias_repeats_changes_in_one_place() -> None:
    text = "openapi: 3.1.0\nx-a: &it {b: {c: [1]}}\nx-d: *it\nx-e: [*it, *it]\n"
    value = result(text, "- target: $['x-e'][1].b.c\n  update: 2")
    assert value["x-a"] == value["x-d"] == value["x-e"][0] == {"b": {"c": [1]}}
    assert value["x-e"][1] == {"b": {"c": [1, 2]}}


def test_a_copy_and_its_source_go_their_own_ways() -> None:
    value = result(
        SHOP,
        """
- {target: "$.paths['/health'].get", update: {tags: [a]}}
- {target: $.paths, update: {/x: {}, /y: {}}}
- {target: "$.paths['/x','/y']", copy: "$.paths['/health']"}
- {target: "$.paths['/x'].get.tags", update: b}
- {target: "$.paths['/health'].get.tags", remove: true}
""",
    )
    paths = value["paths"]
    assert paths["/x"]["get"]["tags"] == ["a", "b"]
    assert paths["/y"]["get"]["tags"] == ["a"]
    assert "tags" not in paths["/health"]["get"]


@pytest.mark.parametrize("as_json", [False, True])
def test_every_value_knows_where_it_was_written(as_json: bool) -> None:
    description = SHOP
    if as_json:
        description = '{"openapi": "3.1.0",\n "info": {"title": "Shop", "version": "1"},\n "paths": {\n"/a": {},\n"/b": {}}}'
    document, found = apply(
        description,
        "- target: $.paths\n  update:\n    /new:\n      get:\n        x-n: 0x10\n",
        "- target: $.paths.*\n  update:\n    x-all: 1\n- {target: $.info.title, remove: true}",
    )
    assert found == ()
    new = document.place("/paths/~1new/get/x-n")
    assert (new.file, new.line, new.column) == ("fix0.yaml", 8, 9)
    assert new.pointer == "/actions/0/update/~1new/get/x-n"
    assert document.written("/paths/~1new/get/x-n") == "0x10"
    added = document.place("/paths/~1new/x-all")
    assert (added.file, added.line) == ("fix1.yaml", 6)
    assert document.place("/info/version") == parse(description, "api.yaml").place(
        "/info/version"
    )
    gone = document.place("/info/title")
    assert (gone.file, gone.line) == ("api.yaml", 2)
    if not as_json:
        last = document.place("/paths/~1carts~1{id}/get/parameters/1/name")
        assert (last.file, last.line) == ("api.yaml", 9)


def test_places_survive_the_removal_of_what_stood_before() -> None:
    text = "openapi: 3.1.0\ntags:\n- name: a\n- name: b\n- name: c\n"
    document, _ = apply(
        text,
        "- {target: '$.tags[?@.name==\"a\"]', remove: true}\n- {target: $.tags, update: {name: d}}",
    )
    assert [document.locate(f"/tags/{index}/name")[0] for index in range(3)] == [
        4,
        5,
        5,
    ]
    assert [document.place(f"/tags/{index}").file for index in range(3)] == [
        "api.yaml",
        "api.yaml",
        "fix0.yaml",
    ]


def test_without_a_change_the_document_is_the_same() -> None:
    document = parse(SHOP, "api.yaml")
    assert overlaid(document, (), Diagnostics()) is document


@pytest.mark.parametrize(
    ("actions", "rule", "line", "words"),
    [
        ("- {target: $.pathz, remove: true}", "unmatched-action", 4, "$['pathz'] selects nothing"),
        ("- target: $.info\n  copy: $.x", "unmatched-action", 5, "selects nothing"),
        ("- {target: $.info}", "overlay-ignored", 4, "does nothing"),
        ("- {target: $.info, remove: maybe}", "invalid-overlay", 4, "true or false"),
        ("- {target: paths, remove: true}", "invalid-overlay", 4, "no JSONPath"),
        ("- {target: '$[?foo(@)]', remove: true}", "invalid-overlay", 4, "no JSONPath"),
        ("- {update: {}}", "invalid-overlay", 4, "needs a `target`"),
        ("- 3", "invalid-overlay", 4, "needs a `target`"),
        ("- {target: $, remove: true}", "invalid-overlay", 4, "as a whole"),
        ("- {target: $.info, copy: $.paths.*}", "invalid-overlay", 4, "selects 3"),
        ("- {target: $.info, copy: 3}", "invalid-overlay", 4, "is a string"),
        ("- {target: $.info, update: {title: {}}}", "incompatible-update", 4, "an object cannot be merged into a scalar"),
        ("- target: $.paths\n  update:\n    /carts: {get: {tags: x}}", "incompatible-update", 6, "(api.yaml:5)"),
        ("- {target: $.info, update: 3}", "incompatible-update", 4, "a scalar cannot be merged into an object"),
        ("- {target: \"$['info','openapi']\", update: 3}", "incompatible-update", 4, "a scalar and an object"),
        ("- {target: $.info, update: {x: 1}, remove: true}", "overlay-ignored", 4, "`update` beside `remove`"),
        ("- {target: $.info, update: {x: 1}, when: 3}", "overlay-ignored", 4, "`when`"),
    ],
)  # fmt: skip
def test_a_wrong_action_is_reported_in_its_place(
    actions: str, rule: str, line: int, words: str
) -> None:
    _, (found,) = apply(SHOP, actions)
    assert (found.rule, found.at.file, found.at.line) == (rule, "fix0.yaml", line)
    assert words in found.message


@pytest.mark.parametrize(
    ("overlay", "rule", "words"),
    [
        ("openapi: 3.1.0", "invalid-overlay", "no overlay"),
        ("overlay: 1.0.0\nactions: []", "invalid-overlay", "at least one"),
        ("overlay: 2.0.0", "invalid-overlay", "Overlay 2.0.0"),
        ("[1]", "invalid-overlay", "no overlay"),
        ("overlay: 1.0.0\nextends: other.yaml\nactions: [{target: $.info, update: {a: 1}}]", "overlay-ignored", "other.yaml"),
        ("overlay: 1.0.0\nextends: ./api.yaml\nactions: [{target: $.x, update: {a: 1}}]", "unmatched-action", "$"),
    ],
)  # fmt: skip
def test_a_wrong_overlay_is_reported(overlay: str, rule: str, words: str) -> None:
    _, (found,) = apply(SHOP, overlay, head=False)
    assert found.rule == rule
    assert words in found.message


def test_copies_that_double_are_stopped() -> None:
    doubled = "- {target: $.x, copy: $.x}\n" * 40
    with pytest.raises(FtgenError) as caught:
        apply("openapi: 3.1.0\nx: [1]", doubled)
    assert [item.rule for item in caught.value.diagnostics] == ["expansion-limit"]


def test_copies_that_nest_are_stopped() -> None:
    deeper = "- {target: $.x, update: {new: {}}}\n- {target: $.x.new, copy: $.old}\n"
    deeper += "- {target: $.old, remove: true}\n- {target: $, update: {old: {}}}\n- {target: $.old, copy: $.x}\n"
    deeper += "- {target: $.x, remove: true}\n- {target: $, update: {x: {}}}\n"
    with pytest.raises(FtgenError) as caught:
        apply("openapi: 3.1.0\nx: {}\nold: {a: 1}", deeper * 140)
    assert [item.rule for item in caught.value.diagnostics] == ["expansion-limit"]
