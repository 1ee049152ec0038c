"""The Python of the examples: a handler as its author would write it, a call as a caller would."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ftgen.ir.api import (
    Api,
    Operation,
    Parameter,
    SecurityScheme,
)
from ftgen.ir.models import AliasModel, Model
from ftgen.ir.schemas import reference
from ftgen.ir.types import RefType
from ftgen.python.expressions import Brackets, Expression, Name, Typed, call, listed
from ftgen.python.imports import STANDARD, import_lines
from ftgen.python.layout import declaration, lay_out, named
from ftgen.python.text import literal
from ftgen.targets.codecs import Codecs
from ftgen.targets.docs.answers import carried, use
from ftgen.targets.docs.curl import curl
from ftgen.targets.docs.values import (
    parameter_value,
    sends_body,
    sent_value,
)
from ftgen.targets.flattening import (
    BodyArgument,
    body_arguments,
    flat_model,
)
from ftgen.targets.samples import Samples
from ftgen.targets.serving import Served
from ftgen.targets.signatures import (
    keyword_parameters,
    path_parameters,
    stream_name,
    stream_result,
)

_PUBLIC = ("RequestOptions", "UNSET", "Unset", "models")
"""What examples may name of the package, beside its clients."""


@dataclass(frozen=True, slots=True)
class ModelExample:
    """A module that binds ``value`` to an example of a model, the example's JSON value, and who gave it."""

    python: str
    json: Any
    is_given: bool


@dataclass(frozen=True, slots=True)
class Examples:
    """Writes examples of the operations of one API, for one generated package."""

    api: Api
    package: str
    codecs: Codecs
    samples: Samples
    _written: dict[tuple[str, int], str] = field(default_factory=dict)
    _of_models: dict[str, ModelExample | None] = field(default_factory=dict)
    reply_classes: dict[tuple[str, str], str] = field(default_factory=dict)

    def call(self, served: Served, operation: Operation) -> str:
        """A module that calls the operation and prints what it gets."""
        key = "call", id(operation)
        if key not in self._written:
            lines = self._lines(served, operation, "Client")
            self._written[key] = "\n".join(
                (*self.imports(lines, ("Client",)), "", *lines)
            )
        return self._written[key]

    def streaming(self, served: Served, operation: Operation) -> str:
        """A module that reads an answer as it arrives; empty where the operation has no method that does."""
        result = stream_result(operation, self.codecs)
        if not result:
            return ""
        name = stream_name(operation, served.group)
        called = call(f"client.{served.group.name}.{name}", *self.arguments(operation))
        is_raw = result == Name("RawStream")
        pieces = "stream.iter_bytes()" if is_raw else "stream"
        lines = (
            lay_out(self.client(operation), before="with ", after=" as client:"),
            lay_out(called, indent=4, before="with ", after=" as stream:"),
            f"        for item in {pieces}:",
            "            print(item)",
        )
        imports = self.imports(lines, ("Client",))
        return "\n".join((*imports, "", *lines))

    def asynchronous_call(self, served: Served, operation: Operation) -> str:
        """The same with the client that is awaited."""
        lines = self._lines(served, operation, "AsyncClient", indent=4)
        return "\n".join(
            (
                "import asyncio",
                *self.imports(lines, ("AsyncClient",), apart=True),
                "",
                "",
                "async def main() -> None:",
                *lines,
                "",
                "",
                "asyncio.run(main())",
            )
        )

    def curl(self, operation: Operation) -> str:
        """The call by curl."""
        given = [
            (parameter, value.json)
            for parameter in (
                *path_parameters(operation),
                *keyword_parameters(operation),
            )
            if (value := parameter_value(self.samples, operation, parameter))
            is not None
        ]
        return curl(self.api, operation, given, sent_value(self.samples, operation))

    def model(self, model: Model) -> ModelExample | None:
        """The example of a model: the given one where it fits, else a made one; None where there is neither."""
        if model.name not in self._of_models:
            self._of_models[model.name] = self._model(model)
        return self._of_models[model.name]

    def _lines(
        self, served: Served, operation: Operation, client: str, indent: int = 0
    ) -> list[str]:
        """The statements that open a client and call the operation."""
        awaited = client == "AsyncClient"
        called = call(
            f"client.{served.group.name}.{operation.name}", *self.arguments(operation)
        )
        opened = lay_out(
            self.client(operation, client),
            indent=indent,
            before="async with " if awaited else "with ",
            after=" as client:",
        )
        return [opened, *use(called, operation, awaited, indent + 4)]

    def _model(self, model: Model) -> ModelExample | None:
        type_ = RefType(name=model.name)
        known = self.samples.known(model.name)
        value = self.samples.value(
            type_, (known,), schema=reference(model.name), detail="whole"
        )
        if value is None:
            return None
        expression = self.samples.expression(type_, value.json)
        if expression is None:
            return None
        return ModelExample(
            self._value(model, expression), value.json, known is not None
        )

    def _value(self, model: Model, expression: Expression) -> str:
        text = lay_out(expression, before="value = ")
        if isinstance(model, AliasModel):
            text = declaration("value", Typed(Name(f"models.{model.name}"), expression))
        imports = self.imports([text], ())
        return "\n".join((*imports, *([""] if imports else []), text))

    def arguments(self, operation: Operation) -> Iterable[tuple[str, Expression]]:
        """The arguments of an example call."""
        for parameter in path_parameters(operation):
            yield "", self._argument(operation, parameter) or "..."
        yield from self._body(operation)
        for parameter in keyword_parameters(operation):
            argument = self._argument(operation, parameter)
            if parameter.required or argument is not None:
                yield f"{parameter.python_name}=", argument or "..."
        if extra := self._undeclared(operation):
            yield "options=", call("RequestOptions", ("extra_body=", literal(extra)))

    def _body(self, operation: Operation) -> Iterable[tuple[str, Expression]]:
        if operation.body is None or not sends_body(operation, self.codecs):
            return
        content = operation.body.contents[0]
        sent = sent_value(self.samples, operation)
        type_ = carried(content, self.codecs)
        body = (sent and self.samples.expression(type_, sent[1])) or "..."
        if flat := body_arguments(operation, self.codecs):
            yield from _keywords(body, flat)
        elif content.is_stream:
            yield "", listed([body])
        else:
            yield "", body

    def _undeclared(self, operation: Operation) -> dict[str, Any]:
        """What a body holds that is no argument, for the description does not name it."""
        model = flat_model(operation, self.codecs)
        sent = sent_value(self.samples, operation)
        if model is None or sent is None:
            return {}
        known = {each.name for each in model.properties}
        return {name: each for name, each in sent[1].items() if name not in known}

    def _argument(
        self, operation: Operation, parameter: Parameter
    ) -> Expression | None:
        value = parameter_value(self.samples, operation, parameter)
        if value is None:
            return None
        return self.samples.expression(parameter.type, value.json)

    def client(self, operation: Operation, client: str = "Client") -> Brackets:
        """The client of an example call, with the credentials that the operation needs."""
        items: list[tuple[str, Expression]] = []
        if not any(
            server.url.startswith(("http://", "https://"))
            for server in self.api.servers
        ):
            items.append(("base_url=", '"https://api.example.com"'))
        wanted = next((each.schemes for each in operation.security if each.schemes), ())
        if any(not each.schemes for each in operation.security):
            wanted = ()
        schemes = {scheme.name: scheme for scheme in self.api.security_schemes}
        items += [
            (f"{schemes[name].python_name}=", credential(schemes[name]))
            for name, _ in wanted
            if name in schemes
        ]
        return call(client, *items)

    def imports(
        self, lines: Iterable[str], names: tuple[str, ...], *, apart: bool = False
    ) -> list[str]:
        """The lines that import the names, and what else lines use; ``apart`` where imports stand before."""
        own = dict.fromkeys((*names, *_PUBLIC), self.package)
        used = {*names, *named(lines)}
        first = [""] if apart and used.isdisjoint(STANDARD) else []
        return [*first, *import_lines(used, own)]


def _keywords(
    body: Expression, flat: Iterable[BodyArgument]
) -> Iterable[tuple[str, Expression]]:
    """The properties of a body, which is a call of its model, as arguments of the method."""
    given = dict(body.items) if isinstance(body, Brackets) else {}
    for each in flat:
        value = given.get(f"{each.property.python_name}=")
        if value is not None:
            yield f"{each.name}=", value
        elif each.default is None:
            yield f"{each.name}=", "..."


def credential(scheme: SecurityScheme) -> str:
    """What the examples pass for a security scheme."""
    match scheme.kind:
        case "basic":
            return '("user", "password")'
        case "api-key" | "bearer":
            return '"YOUR_API_KEY"'
        case _:
            return '"YOUR_TOKEN"'
