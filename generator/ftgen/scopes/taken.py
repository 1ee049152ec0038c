"""The names that the scopes of generated code have for themselves."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path, PurePosixPath

from ftgen.diagnostics import Diagnostics
from ftgen.ir.api import Api
from ftgen.ir.models import ObjectModel
from ftgen.lower import lower
from ftgen.openapi import load
from ftgen.python.expressions import SHADOWABLE
from ftgen.render import render
from ftgen.scopes import syntax
from ftgen.source import parse
from ftgen.targets import client, models, server
from ftgen.targets.plan import Selection

WORD = "specimen"
"""What the specimen names has this word in its name."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What is taken in each scope before a description names anything.

    ``groups``: attributes of a client and submodules of its package; ``credentials``: arguments of a client;
    ``handlers``: arguments of create_app and submodules of the server's package; ``methods``: the body of a
    class of operations; ``arguments``: a method of it; ``fields``: the body of every model, and
    ``annotations`` that of a model with attributes of every type; ``classes``: a module of models;
    ``modules``: the submodules of their package.
    """

    groups: frozenset[str]
    credentials: frozenset[str]
    handlers: frozenset[str]
    methods: frozenset[str]
    arguments: frozenset[str]
    fields: frozenset[str]
    annotations: frozenset[str]
    classes: frozenset[str]
    modules: frozenset[str]


@cache
def taken() -> Taken:
    """What is taken, found in the code that is generated for the specimen."""
    path = Path(__file__).with_name("specimen.yaml")
    diagnostics = Diagnostics()
    document = parse(path.read_text("utf-8"), path.name)
    spec = load(document, diagnostics=diagnostics)
    return _Specimen(lower(spec, package=WORD, diagnostics=diagnostics)).taken()


_RECEIVERS = ("self", "cls")
"""What no argument is called, even where a method has no such one: type checkers take it for a mistake."""


class _Specimen:
    """The package generated for the specimen; its modules are parsed when they are asked for."""

    def __init__(self, api: Api) -> None:
        self._described = set(_python_names(api))
        names = [each.name for group in api.groups for each in group.operations]
        self._operations = {*names, *(f"stream_{name}" for name in names)}
        self._texts = _generated(api)
        self._trees: dict[str, ast.Module] = {}

    def taken(self) -> Taken:
        """What is taken in each scope."""
        return Taken(
            groups=self._own(
                self._package("client"),
                self._class_bodies("client/__init__"),
                self._properties("client/__init__"),
            ),
            credentials=self._own(self._functions("client/__init__", "__init__")),
            handlers=self._own(
                self._package("server"),
                self._functions(
                    "server/application", "create_app", "create_webhooks_app"
                ),
            ),
            methods=self._own(*map(self._class_bodies, self._groups()))
            - SHADOWABLE
            - self._operations,
            arguments=self._own(*map(self._methods, self._groups()), _RECEIVERS),
            fields=self._own(self._class_bodies("models/specimen_bare")),
            annotations=self._own(self._class_bodies("models/specimen")),
            classes=self._own(*map(self._module, self._defining())),
            modules=self._own(self._package("models")),
        )

    def _own(self, *names: Iterable[str]) -> frozenset[str]:
        """The names that do not come from the description."""
        return frozenset(
            name
            for name in chain.from_iterable(names)
            if WORD not in name.lower() and name not in self._described
        )

    def _tree(self, path: str) -> ast.Module:
        if path not in self._trees:
            self._trees[path] = ast.parse(self._texts.get(path, ""))
        return self._trees[path]

    def _modules(self, folder: str) -> Iterator[str]:
        """The submodules of a package."""
        for path in map(PurePosixPath, self._texts):
            if path.parts[0] == folder:
                yield path.parts[1]

    def _groups(self) -> list[str]:
        """The modules of the specimen's operations."""
        return [
            path
            for path in self._texts
            if WORD in path and path.startswith(("client/", "server/"))
        ]

    def _defining(self) -> list[str]:
        """The modules that define something for each model."""
        return [path for path in self._texts if path.startswith("models/")]

    def _module(self, path: str) -> Iterator[str]:
        """What a module binds, and what it reads of builtins."""
        yield from syntax.bound(self._tree(path).body)
        yield from syntax.free(self._tree(path))

    def _package(self, folder: str) -> Iterator[str]:
        """What a submodule of a package may not be called: its modules, and what its ``__init__`` names."""
        yield from self._modules(folder)
        yield from self._module(f"{folder}/__init__")

    def _class_bodies(self, path: str) -> Iterator[str]:
        """What the bodies of a module's classes bind and read, and what the classes inherit."""
        for node in syntax.classes(self._tree(path)):
            yield from syntax.class_scope(node)
            for base in self._bases(node, path):
                yield from syntax.members(base)

    def _bases(self, node: ast.ClassDef, path: str) -> Iterator[ast.ClassDef]:
        """The classes of the package that a class is derived from."""
        for name in syntax.loaded(*node.bases):
            where = syntax.origin(name, path, self._tree(path))
            for each in syntax.classes(self._tree(where)):
                if each.name == name:
                    yield each
                    yield from self._bases(each, where)

    def _methods(self, path: str) -> Iterator[str]:
        """What the public methods of a module's classes have."""
        for node in syntax.functions(self._tree(path)):
            if not node.name.startswith("_"):
                yield from syntax.function_scope(node)

    def _properties(self, path: str) -> Iterator[str]:
        """What the properties of a module have; pyright takes a submodule of such a name for it."""
        for node in syntax.functions(self._tree(path)):
            if node.decorator_list:
                yield from syntax.function_scope(node)

    def _functions(self, path: str, *names: str) -> Iterator[str]:
        """What the functions of these names in a module have."""
        for node in syntax.functions(self._tree(path)):
            if node.name in names:
                yield from syntax.function_scope(node)


def _generated(api: Api) -> dict[str, str]:
    """The text of each module of the package of an API, by its path there without the suffix."""
    targets = (models.TARGET, client.TARGET, server.TARGET)
    names = tuple(each.name for each in targets)
    selection = Selection(package=WORD, targets=names, exports={})
    return {
        file.path.removeprefix(f"{WORD}/").removesuffix(".py"): file.text
        for target in targets
        for file in render(target.plan(api, selection))
    }


def _python_names(api: Api) -> Iterator[str]:
    """The names of parameters and properties."""
    for group in api.groups:
        for operation in group.operations:
            yield from (each.python_name for each in operation.parameters)
    for model in api.models:
        if isinstance(model, ObjectModel):
            yield from (each.python_name for each in model.properties)
            yield model.python_additional
