"""Every name that generated code has for itself, used for everything that a description may name."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import json
import sys
import typing
from pathlib import Path
from types import ModuleType

import httpx2
import pytest
from support.own_names import own_names_package

from ftgen.scopes.taken import taken


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> typing.Iterator[ModuleType]:
    """The package of the description."""
    out = own_names_package(tmp_path_factory)
    sys.path.insert(0, str(out))
    yield importlib.import_module("own_names")
    sys.path.remove(str(out))


def folder(package: ModuleType) -> Path:
    return Path(package.__file__ or "").parent


def test_no_group_is_called_as_an_argument_of_the_property_that_makes_it() -> None:
    assert "self" in taken().groups


def test_no_class_hides_what_its_module_imports(package: ModuleType) -> None:
    defined = set()
    for path in folder(package).glob("models/*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        classes = {each.name for each in tree.body if isinstance(each, ast.ClassDef)}
        imported = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.Import | ast.ImportFrom)
            for alias in node.names
        }
        assert not classes & imported, path.name
        defined |= classes
    assert len(defined) > 100


def test_no_module_is_called_as_what_its_package_imports(package: ModuleType) -> None:
    """It would take the other's place as soon as it is imported."""
    path = folder(package) / "models" / "__init__.py"
    imported = {
        alias.asname or alias.name
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert "lazy" in imported
    assert not imported & {each.stem for each in path.parent.glob("*.py")}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_two_clients_call_every_operation(package: ModuleType) -> None:
    operations = json.loads((folder(package).parent / ".ftgen.json").read_text())[
        "operations"
    ]
    sent: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        sent.append(request.url.path)
        return httpx2.Response(200, json={})

    for _ in range(2):
        client = package.Client(
            base_url="https://all.test",
            http_client=httpx2.Client(transport=httpx2.MockTransport(answer)),
            **credentials(package),
        )
        for operation in operations:
            method = client
            for attribute in operation["attribute"].split("."):
                method = getattr(method, attribute)
            method(*["a"] * operation["path"].count("{"))
    assert len(sent) == 2 * len(operations)


def credentials(package: ModuleType) -> dict[str, str]:
    """A secret for each argument of a client that takes one."""
    arguments = inspect.signature(package.Client.__init__).parameters
    return {
        name: "a"
        for name, each in arguments.items()
        if "Secret" in str(each.annotation)
    }


def test_applications_are_made_twice(package: ModuleType) -> None:
    server = importlib.import_module(f"{package.__name__}.server")
    for path in folder(package).glob("server/*.py"):
        if path.stem != "__main__":
            importlib.import_module(f"{package.__name__}.server.{path.stem}")
    assert [server.create_app().routes for _ in range(2)]


def test_the_types_of_every_model_can_be_asked_for(package: ModuleType) -> None:
    for name in package.models.__all__:
        model = getattr(package.models, name)
        fields = {each.name for each in dataclasses.fields(model)}
        assert fields <= set(typing.get_type_hints(model)), name
        assert model.from_dict(model().to_dict()) == model()
