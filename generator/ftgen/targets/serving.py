"""The groups that a server serves: those of the API, and those of what the API itself sends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ftgen.ir.api import Api, Group, Operation
from ftgen.naming import Scope


@dataclass(frozen=True, slots=True)
class Served:
    """A group with the class and the module that it becomes; ``group`` has the paths that are served."""

    class_name: str
    module: str
    group: Group


def apis(api: Api) -> tuple[Served, ...]:
    """The groups of the API's operations."""
    return tuple(
        Served(f"{each.class_name}Api", each.handler, each) for each in api.groups
    )


def receivers(api: Api) -> tuple[Served, ...]:
    """Groups of what the API itself sends: webhooks, and callbacks, each at a path made of its name."""
    return tuple(_receivers(api))


def _receivers(api: Api) -> Iterator[Served]:
    modules = Scope([each.module for each in apis(api)])
    classes = Scope([each.class_name for each in apis(api)])
    for group in api.webhooks:
        operations = tuple(
            replace(each, path="/" + each.path.lstrip("/")) for each in group.operations
        )
        name = group.class_name.removesuffix("Webhooks")
        module = f"{group.name.removesuffix('webhooks').rstrip('_')}_webhooks".lstrip(
            "_"
        )
        yield Served(
            classes.claim(f"{name}Webhooks"),
            modules.claim(module),
            replace(group, operations=operations),
        )
    if callbacks := tuple(_callbacks(api)):
        group = Group(
            name="callbacks",
            handler="callbacks",
            class_name="Callbacks",
            title="Callbacks",
            description="Requests that the API sends to URLs that its callers name.",
            operations=callbacks,
        )
        yield Served(classes.claim("Callbacks"), modules.claim("callbacks"), group)


def _callbacks(api: Api) -> Iterator[Operation]:
    names = Scope()
    for operation in chain.from_iterable(each.operations for each in api.groups):
        for callback in operation.callbacks:
            for each in callback.operations:
                path = f"/{operation.name}/{callback.name}"
                yield replace(each, name=names.claim(each.name), path=path)
