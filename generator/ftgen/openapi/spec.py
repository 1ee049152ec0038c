"""Document → Spec: a description read into typed nodes, whatever its version and however many its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ftgen.diagnostics import Diagnostics, Location
from ftgen.openapi.bundling import bundled
from ftgen.openapi.files import Files
from ftgen.openapi.keywords import check_dialect
from ftgen.openapi.metadata import (
    read_external_docs,
    read_info,
    read_servers,
    read_swagger_servers,
    read_tags,
    swagger_schemes,
)
from ftgen.openapi.nodes import Description, Operation, Schema, Server
from ftgen.openapi.operations import Surroundings, read_path_items, report_lost
from ftgen.openapi.reading import Node, Reading
from ftgen.openapi.schemas import read_schema
from ftgen.openapi.security import read_requirements, read_schemes
from ftgen.openapi.unused import report_unused
from ftgen.openapi.validity import check
from ftgen.openapi.version import detect
from ftgen.source import Document, read
from ftgen.source.remote import Remote


class Spec:
    """A description, and the schemas that it refers to in any of its files."""

    def __init__(self, reading: Reading, description: Description) -> None:
        self.description = description
        self._reading = reading
        self._schemas = {
            (schema.at.file, schema.at.pointer, schema.at.scope): schema
            for schema in description.schemas.values()
        }

    def schema(self, location: Location) -> Schema:
        """Return the schema at a place that a node's ``ref`` or a discriminator names."""
        key = (location.file, location.pointer, location.scope)
        if key not in self._schemas:
            at = Location(location.file, location.pointer, scope=location.scope)
            value = self._reading.references.value(at)
            self._schemas[key] = read_schema(self._reading, at, value)
        return self._schemas[key]

    def whole(self) -> Any:
        """The description as one document, whatever files it is of; raises NoBundle where there is none."""
        files, version = self._reading.files, self._reading.version
        if len(files.documents) == 1:
            return files.entry.value
        references = self._reading.references
        return bundled(files.entry, references, is_swagger=version.is_swagger)

    def replaced(self, description: Description) -> Spec:
        """The same files, with another reading of the entry document."""
        return Spec(self._reading, description)

    def locate(self, location: Location) -> Location:
        """Return a location with line and column filled in; one of no file of the description stays as it is."""
        files = self._reading.files
        if location.line or location.file not in files:
            return location
        return files[location.file].place(location.pointer)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """Name, relative to the entry's folder, and SHA-256 of each file that was read so far."""
        files = self._reading.files
        return tuple(
            (files.relative_name(document.file), document.digest)
            for document in files.documents
        )


def load(
    document: Document,
    *,
    remote: Remote | None = None,
    allow_outside: bool = False,
    diagnostics: Diagnostics,
    reader: Callable[[str], Document] = read,
) -> Spec:
    """Read a description whole; ``remote`` is how files at other hosts are read, of which there are none without it.

    ``reader`` reads the local files that it refers to.

    Findings go to ``diagnostics``, errors among them; FtgenError is raised only for what is no OpenAPI
    description of a version that ftgen reads.
    """
    diagnostics.extend(document.findings)
    report_lost(document, diagnostics)
    version, text = detect(document, diagnostics)
    files = Files(
        document,
        remote=remote or Remote(fetching=False),
        allow_outside=allow_outside,
        diagnostics=diagnostics,
        reader=reader,
    )
    check(document, version, diagnostics)
    reading = Reading(files, version, diagnostics)
    return Spec(reading, _description(reading.root, text))


def _description(root: Node, version: str) -> Description:
    check_dialect(root, "jsonSchemaDialect")
    schemes = read_schemes(root)
    root.reading.schemes = schemes
    servers = _servers(root)
    surroundings = Surroundings(servers, read_requirements(root))
    description = Description(
        version=version,
        info=read_info(root),
        servers=servers,
        tags=read_tags(root),
        operations=_operations(root, surroundings),
        webhooks=_webhooks(root, surroundings),
        external_docs=read_external_docs(root),
        schemas=_schemas(root),
        security_schemes=schemes,
        extensions=root.extensions(),
        at=root.at,
    )
    report_unused(root, description)
    return description


def _servers(root: Node) -> tuple[Server, ...]:
    if root.reading.version.is_swagger:
        return read_swagger_servers(root, swagger_schemes(root) or ("https",))
    return read_servers(root)


def _operations(root: Node, surroundings: Surroundings) -> tuple[Operation, ...]:
    paths = root.linked("paths")
    return read_path_items(paths, surroundings) if paths is not None else ()


def _webhooks(root: Node, surroundings: Surroundings) -> tuple[Operation, ...]:
    outer = Surroundings((), surroundings.security, is_path=False)
    node = root.linked("webhooks")
    return read_path_items(node, outer) if node is not None else ()


def _schemas(root: Node) -> Mapping[str, Schema]:
    holder: Node | None = root
    key = "definitions"
    if not root.reading.version.is_swagger:
        holder, key = root.linked("components"), "schemas"
    target = holder.linked(key) if holder is not None else None
    if target is None:
        return {}
    return {
        name: read_schema(root.reading, target.at.child(name), value)
        for name, value in target.value.items()
        if not (name.startswith("x-") and not isinstance(value, dict))
    }
