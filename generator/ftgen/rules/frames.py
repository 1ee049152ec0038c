"""What the descriptions that show changes are made of: an operation of a harbour, and what stands in it."""

from __future__ import annotations

DONE = '{responses: {"204": {description: Done.}}}'


def paths(operation: str) -> str:
    """An operation at a path."""
    gap = "" if operation.startswith("\n") else " "
    return f"paths:\n  /boats:\n    post:{gap}{operation}"


def operation(members: str) -> str:
    """An operation with more members."""
    answers = 'responses: {"204": {description: Done.}}'
    lines = ("operationId: addBoat", members, answers)
    return paths("\n      ".join(("", *filter(None, lines))))


def parameter(text: str) -> str:
    """An operation with a parameter."""
    return operation(f"parameters: [{text}]")


def query(schema: str) -> str:
    """An operation with a query parameter of a schema."""
    return parameter(f"{{name: q, in: query, schema: {schema}}}")


def body(schema: str) -> str:
    """An operation with a JSON request body of a schema."""
    content = f"{{application/json: {{schema: {schema}}}}}"
    return operation(f"requestBody: {{content: {content}}}")


def answers(text: str) -> str:
    """An operation with these answers."""
    return paths(f"\n      operationId: addBoat\n      responses: {{{text}}}")


def answer(schema: str) -> str:
    """An operation that answers JSON of a schema."""
    content = f"content: {{application/json: {{schema: {schema}}}}}"
    return answers(f'"200": {{description: It., {content}}}')


def header(text: str) -> str:
    """An operation that answers with headers."""
    return answers(f'"204": {{description: Done., headers: {{{text}}}}}')


def schemas(text: str) -> str:
    """An operation that answers a Boat, which is among the schemas."""
    whole = answer("{$ref: '#/components/schemas/Boat'}")
    return f"{whole}\ncomponents:\n  schemas:\n    {text}"


def secured(security: str) -> str:
    """An operation that asks for credentials."""
    schemes = (
        "components:\n  securitySchemes:\n    key: {type: http, scheme: bearer}\n"
        "    name: {type: http, scheme: basic}"
    )
    whole = operation(f"security: {security}")
    return f"{whole}\n{schemes}"


def scheme(text: str) -> str:
    """An operation, and a security scheme."""
    whole = operation("security: [{key: []}, {}]")
    return f"{whole}\ncomponents:\n  securitySchemes:\n    key: {text}"


def flow(kind: str) -> str:
    """An OAuth 2.0 scheme of a flow."""
    flow = f"{kind}: {{tokenUrl: 'https://harbour.test/token', scopes: {{}}}}"
    return scheme(f"{{type: oauth2, flows: {{{flow}}}}}")


def titled(title: str, version: str) -> str:
    """An operation of an API of a title and a version."""
    head = f'openapi: 3.1.0\ninfo: {{title: {title}, version: "{version}"}}\n'
    return f"{head}paths:\n  /boats:\n    post: {DONE}"


def union(discriminator: str) -> str:
    """A Boat that a property tells apart."""
    variants = (
        "[{$ref: '#/components/schemas/Sail'}, {$ref: '#/components/schemas/Oar'}]"
    )
    told = f"oneOf: {variants}, discriminator: {{propertyName: {discriminator}}}"
    return schemas(f"Boat: {{{told}}}\n    Sail: {_BOTH}\n    Oar: {_BOTH}")


_BOTH = "{type: object, required: [kind, name], properties: {kind: {type: string}, name: {type: string}}}"
_OBJECT = "{{type: object, properties: {{name: {{type: string}}{}}}{}}}"


def boat(properties: str = "", rest: str = "") -> str:
    """The schema of a boat with a name, more properties and other keywords."""
    return _OBJECT.format(
        f", {properties}" if properties else "", f", {rest}" if rest else ""
    )
