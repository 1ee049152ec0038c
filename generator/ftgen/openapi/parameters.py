"""Parameter Objects, and how those of a path item and its operation come together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast, get_args

from ftgen.diagnostics import Location
from ftgen.ir.styles import (
    DEFAULT_STYLES,
    ParameterLocation,
    Style,
)
from ftgen.openapi.content import (
    read_collection_format,
    read_content,
    read_examples,
    read_inline_schema,
    read_schema_at,
    read_style,
)
from ftgen.openapi.nodes import Parameter, Schema
from ftgen.openapi.reading import Node, Reading

LOCATIONS = get_args(ParameterLocation)

_TEMPLATE = re.compile(r"\{([^{}]*)\}")
_EXPRESSION = re.compile(r"^[.;+#/?&]|[*]$|:\d+$")


def parameter_nodes(holder: Node) -> Iterator[Node]:
    """Yield the Parameter Objects of a path item or operation, references followed."""
    value = holder.value.get("parameters")
    if isinstance(value, dict) and "$ref" not in value:
        holder.lenient("parameters", "an array of parameters")
        for _, node in holder.objects("parameters"):
            target = node.target()
            if target is not None:
                yield target
        return
    for node in holder.items("parameters"):
        target = node.target()
        if target is not None:
            yield target


def read_parameter(node: Node) -> Parameter | None:
    """Read a Parameter Object; None, reported, where its name or location says nothing."""
    name, location = node.text("name"), node.text("in")
    if not name:
        node.reading.report.missing(node.at, "a parameter", "name")
        return None
    if location not in LOCATIONS:
        lowered = location.strip().lower()
        if lowered not in LOCATIONS:
            node.reading.report.unknown_location(node.at, name, location)
            return None
        node.lenient("in", f'"{lowered}"')
        location = lowered
    place = cast(ParameterLocation, location)
    schema, content = read_schema_at(node, "schema"), read_content(node)
    if schema is None and not content:
        schema = _own_schema(node)
    style, explode = _style(node, place)
    return Parameter(
        name=name,
        location=place,
        description=node.text("description"),
        required=_required(node, name, location),
        deprecated=node.flag("deprecated"),
        allow_empty_value=node.flag("allowEmptyValue"),
        allow_reserved=node.flag("allowReserved"),
        style=style,
        explode=explode,
        schema=None if content else schema,
        content=content[0] if content else None,
        examples=read_examples(node) or (content[0].examples if content else ()),
        extensions=node.extensions(),
        at=node.at,
    )


def _own_schema(node: Node) -> Schema:
    if "type" in node and not node.reading.version.is_swagger:
        node.reading.report.lenient_missing(node.at, "a parameter", "schema")
    elif "type" not in node:
        node.reading.report.lenient_missing(node.at, "a parameter", "schema")
        return Schema(at=node.at, types=("string",))
    return read_inline_schema(node)


def _required(node: Node, name: str, location: str) -> bool:
    required = node.flag("required")
    if location == "path" and not required:
        node.reading.diagnostics.report(
            "path-parameter-required",
            f"the path parameter {name[:60]!r} is not marked as required; it always is",
            node.at,
            "add required: true",
        )
        return True
    return required


def _style(node: Node, location: ParameterLocation) -> tuple[Style, bool]:
    """Fill in the defaults of style and explode; level collectionFormat."""
    if node.reading.version.is_swagger:
        return read_collection_format(node, location)
    style = read_style(node, location) or DEFAULT_STYLES[location]
    return style, node.flag("explode", default=style.explodes)


def merge_parameters(
    path: tuple[Parameter, ...], operation: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """Put path-level parameters first, each overridden by the operation's of the same name and place."""
    found = {(item.location, item.name): item for item in path}
    found.update({(item.location, item.name): item for item in operation})
    return tuple(found.values())


def read_parameters(holder: Node, nodes: list[Node]) -> tuple[Parameter, ...]:
    """Read a list of parameters, in which a name may occur once for each location."""
    found: dict[tuple[str, str], Parameter] = {}
    for node in nodes:
        parameter = holder.reading.once(node, "parameter", read_parameter)
        if parameter is None:
            continue
        key = (parameter.location, parameter.name)
        if key in found:
            holder.reading.diagnostics.report(
                "duplicate-parameter",
                f"the {key[0]} parameter {key[1][:60]!r} is declared twice; the first one counts",
                holder.at.child("parameters"),
                "remove one of them",
            )
        else:
            found[key] = parameter
    return tuple(found.values())


def plain_path(path: str, names: set[str]) -> str:
    """Return a path whose templates are names: {;id*} becomes {id} where a parameter is named so."""

    def name_of(match: re.Match[str]) -> str:
        bare = _EXPRESSION.sub("", match[1])
        return (
            "{" + (match[1] if match[1] in names or bare not in names else bare) + "}"
        )

    return _TEMPLATE.sub(name_of, path)


def fit_to_path(
    reading: Reading, at: Location, path: str, parameters: tuple[Parameter, ...]
) -> tuple[Parameter, ...]:
    """Make the path parameters those of the template: assume what is missing, drop what is not in it."""
    names = list(dict.fromkeys(_TEMPLATE.findall(path)))
    kept = [item for item in parameters if item.location != "path"]
    declared = {item.name: item for item in parameters if item.location == "path"}
    found = []
    for name in names:
        if name in declared:
            found.append(declared.pop(name))
            continue
        reading.diagnostics.report(
            "undeclared-path-parameter",
            f"the path has {{{name[:60]}}}, which no parameter declares; it is read as a string",
            at,
            "declare it in `parameters`, in: path",
        )
        found.append(_assumed(name, at))
    for name, parameter in declared.items():
        reading.diagnostics.report(
            "unused-path-parameter",
            f"the path has no {{{name[:60]}}}, so the path parameter is left out",
            parameter.at,
            "put it into the path, or remove it",
        )
    return (*found, *kept)


def _assumed(name: str, at: Location) -> Parameter:
    schema = Schema(at=at, types=("string",))
    return Parameter(
        name=name,
        location="path",
        schema=schema,
        style=Style.SIMPLE,
        explode=False,
        required=True,
        at=at,
    )


def without_reserved_headers(
    reading: Reading, parameters: tuple[Parameter, ...], secured: bool
) -> tuple[Parameter, ...]:
    """Leave out the header parameters that the specification says to ignore (3.2 §4.12.2)."""
    reserved = {"accept", "content-type"} | ({"authorization"} if secured else set())
    found = []
    for item in parameters:
        if item.location == "header" and item.name.lower() in reserved:
            reading.diagnostics.report(
                "reserved-header",
                f"the header parameter {item.name} is ignored, as the specification says",
                item.at,
                "media types and security schemes say what it would",
            )
        else:
            found.append(item)
    return tuple(found)
