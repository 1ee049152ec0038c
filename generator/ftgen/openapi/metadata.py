"""Info, servers and tags: what a description says about itself."""

from __future__ import annotations

from ftgen.openapi.nodes import ExternalDocs, Info, Server, ServerVariable, Tag
from ftgen.openapi.reading import Node


def read_info(root: Node) -> Info:
    """Read the Info Object; one that is absent, which is reported, has no title."""
    node = root.linked("info")
    if node is None:
        if "info" not in root:
            root.reading.report.lenient_missing(root.at, "a description", "info")
        return Info(title="", version="")
    return Info(
        title=node.text("title"),
        version=node.text("version"),
        summary=node.text("summary"),
        description=node.text("description"),
        terms_of_service=node.text("termsOfService"),
        contact=node.mapping("contact"),
        license=node.mapping("license"),
    )


def read_servers(holder: Node) -> tuple[Server, ...]:
    """Read the ``servers`` of a document, path item or operation."""
    return tuple(
        read_server(node)
        for node in (item.target() for item in holder.items("servers"))
        if node is not None
    )


def read_server(node: Node) -> Server:
    """Read a Server Object."""
    return Server(
        url=node.text("url"),
        name=node.text("name"),
        description=node.text("description"),
        variables=tuple(
            _variable(name, variable) for name, variable in node.objects("variables")
        ),
    )


def _variable(name: str, node: Node) -> ServerVariable:
    enum = node.texts("enum")
    return ServerVariable(
        name=name,
        default=node.text("default", enum[0] if enum else ""),
        enum=enum,
        description=node.text("description"),
    )


def read_swagger_servers(root: Node, schemes: tuple[str, ...]) -> tuple[Server, ...]:
    """Make servers of Swagger 2.0's host, basePath and schemes."""
    host = root.text("host").strip().removesuffix("/")
    base = root.text("basePath")
    if base and not base.startswith("/"):
        base = "/" + base
    if not host:
        return (Server(url=base),) if base else ()
    if "://" in host:
        return (Server(url=host + base),)
    return tuple(Server(url=f"{scheme}://{host}{base}") for scheme in schemes)


def swagger_schemes(holder: Node) -> tuple[str, ...]:
    """Return the transfer protocols of a Swagger 2.0 document or operation, web sockets aside."""
    schemes = holder.texts("schemes")
    return tuple(scheme for scheme in schemes if scheme in ("http", "https"))


def read_tags(root: Node) -> tuple[Tag, ...]:
    """Read the Tag Objects of a document; each name counts once."""
    found: dict[str, Tag] = {}
    for item in root.items("tags"):
        node = item.target() or item
        name = node.text("name")
        if name and name not in found:
            found[name] = Tag(
                name=name,
                summary=node.text("summary") or node.text("x-displayName"),
                description=node.text("description"),
                external_docs=read_external_docs(node),
                parent=node.text("parent"),
                kind=node.text("kind"),
                extensions=node.extensions(),
            )
    return tuple(found.values())


def read_external_docs(holder: Node) -> ExternalDocs | None:
    """Read the ``externalDocs`` of anything, None where there is none."""
    node = holder.linked("externalDocs")
    if node is None:
        return None
    return ExternalDocs(url=node.text("url"), description=node.text("description"))
