"""Claims: every name of an API, as lowering wants it, becomes one that is free in the scope that it is printed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ftgen.ir.api import Api, Callback, Group, Operation, Server
from ftgen.ir.models import Model, ObjectModel
from ftgen.naming import Scope, settle
from ftgen.python.annotations import annotation
from ftgen.python.expressions import names
from ftgen.scopes.taken import Taken


def claimed(api: Api, has: Taken) -> Api:
    """The API with names that are free: ``has`` says what each scope has for itself."""
    schemes = settle(
        ((each.name, each.python_name) for each in api.security_schemes),
        has.credentials,
    )
    arguments = has.credentials.union(schemes.values())
    return replace(
        api,
        servers=tuple(_server(each, arguments) for each in api.servers),
        groups=_groups(api.groups, has),
        webhooks=_groups(api.webhooks, has),
        models=tuple(_model(each, has) for each in api.models),
        security_schemes=tuple(
            replace(each, python_name=schemes[each.name])
            for each in api.security_schemes
        ),
    )


def _server(server: Server, arguments: frozenset[str]) -> Server:
    wanted = ((each.name, each.python_name) for each in server.variables)
    names = settle(wanted, arguments)
    return replace(
        server,
        variables=tuple(
            replace(each, python_name=names[each.name]) for each in server.variables
        ),
    )


def _groups(groups: tuple[Group, ...], has: Taken) -> tuple[Group, ...]:
    names = settle(((_key(each), each.name) for each in groups), has.groups)
    handlers = settle(((_key(each), each.name) for each in groups), has.handlers)
    classes = settle((_key(each), each.class_name) for each in groups)
    return tuple(
        replace(
            group,
            name=names[_key(group)],
            handler=handlers[_key(group)],
            class_name=classes[_key(group)],
            operations=_operations(group.operations, has),
        )
        for group in groups
    )


def _key(group: Group) -> str:
    """What tells groups apart, those too that were given the same name."""
    return f"{group.name} {group.title}"


def _operations(operations: Iterable[Operation], has: Taken) -> tuple[Operation, ...]:
    by_key = {f"{each.method} {each.path}": each for each in operations}
    wanted = ((key, each.name) for key, each in by_key.items())
    names = settle(wanted, has.methods)
    return tuple(
        replace(_operation(each, has), name=names[key]) for key, each in by_key.items()
    )


def _operation(operation: Operation, has: Taken) -> Operation:
    keys = {f"{each.location} {each.name}": each for each in operation.parameters}
    wanted = ((key, each.python_name) for key, each in keys.items())
    names = settle(wanted, has.arguments)
    parameters = tuple(
        replace(each, python_name=names[key]) for key, each in keys.items()
    )
    return replace(
        operation,
        parameters=parameters,
        callbacks=tuple(_callback(each, has) for each in operation.callbacks),
    )


def _callback(callback: Callback, has: Taken) -> Callback:
    operations = tuple(_operation(each, has) for each in callback.operations)
    return replace(callback, operations=operations)


def _model(model: Model, has: Taken) -> Model:
    if not isinstance(model, ObjectModel):
        return model
    wanted = {each.name: each.python_name for each in model.properties}
    reserved = has.fields
    if not has.annotations.isdisjoint(wanted.values()):
        reserved |= frozenset(_annotation_words(model))
    names = settle(wanted.items(), reserved)
    others = Scope(reserved.union(names.values()))
    return replace(
        model,
        properties=tuple(
            replace(each, python_name=names[each.name]) for each in model.properties
        ),
        python_additional=others.claim(model.python_additional),
    )


def _annotation_words(model: ObjectModel) -> Iterable[str]:
    """The names that the annotations of a model's attributes are made of."""
    additional = () if model.additional is None else (model.additional,)
    for type_ in (*(each.type for each in model.properties), *additional):
        yield from names(annotation(type_))
