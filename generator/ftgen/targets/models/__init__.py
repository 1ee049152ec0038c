"""The models target: a dataclass for every object schema, an alias for every other, and the package itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ftgen.ir.api import Api
from ftgen.ir.models import AliasModel, Model, ObjectModel
from ftgen.python.imports import import_lines
from ftgen.python.layout import lay_out, named
from ftgen.python.text import docstring, one_line
from ftgen.targets import runtime
from ftgen.targets.codecs import Codecs
from ftgen.targets.models.dataclasses import ObjectView, object_view, text_of
from ftgen.targets.models.roles import roles
from ftgen.targets.models.unions import Aliases
from ftgen.targets.packages import PackageView, package_view
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile, TextFile
from ftgen.targets.schemas import VOCABULARY, model_schema

RUNTIME = ("codec", "lazy", "model", "schema", "unset")
"""The runtime modules that models import."""

EXPORTS = (
    ("DecodeError", "_runtime.codec"),
    ("EncodeError", "_runtime.codec"),
    ("UNSET", "_runtime.unset"),
    ("Unset", "_runtime.unset"),
    ("decode", "_runtime.model"),
    ("encode", "_runtime.codec"),
)


@dataclass(frozen=True, slots=True)
class AliasView:
    """A type alias."""

    name: str
    declaration: str
    docstring: str
    is_object: bool = False


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of the models package."""

    docstring: str
    imports: tuple[str, ...]
    definitions: tuple[ObjectView | AliasView, ...]


@dataclass(frozen=True, slots=True)
class SchemasView:
    """A module of schemas: an assignment for each model of the module of the same name."""

    docstring: str
    imports: tuple[str, ...]
    assignments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ModelsTarget:
    """Plans the models package, the runtime that it needs and the root of the generated package."""

    name: str = "models"
    requires: tuple[str, ...] = ()
    exports: tuple[tuple[str, str], ...] = EXPORTS

    def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
        """The package's root, one module for each named schema, and the runtime."""
        package = selection.package
        codecs = Codecs(api.models)
        found = roles(api)
        modules: defaultdict[str, list[Model]] = defaultdict(list)
        for model in api.models:
            modules[model.module].append(model)
        yield TextFile(path=f"{package}/py.typed", text="")
        yield from runtime.files(package, RUNTIME)
        yield TemplateFile(
            path=f"{package}/__init__.py",
            template="models/package.py.jinja",
            view=_root(api, selection),
        )
        yield TemplateFile(
            path=f"{package}/models/__init__.py",
            template="models/package.py.jinja",
            view=_models_package(api),
            laid_out=bool(api.models),
        )
        yield TemplateFile(
            path=f"{package}/_schemas/__init__.py",
            template="models/schemas_package.py.jinja",
            view=_models_package(api),
            laid_out=True,
        )
        for module, models in modules.items():
            yield TemplateFile(
                path=f"{package}/models/{module}.py",
                template="models/module.py.jinja",
                view=module_view(models, codecs, found),
                laid_out=True,
            )
            yield TemplateFile(
                path=f"{package}/_schemas/{module}.py",
                template="models/schemas.py.jinja",
                view=schemas_view(models),
                laid_out=True,
            )

    def next_steps(self, api: Api, selection: Selection) -> str:
        """Nothing: models are run by what imports them."""
        return ""


def _root(api: Api, selection: Selection) -> PackageView:
    return package_view(
        docstring(one_line(f"{api.title}, version {api.version}.")),
        lazy="._runtime.lazy",
        names=selection.exports,
        submodules=("models",),
    )


def _models_package(api: Api) -> PackageView:
    return package_view(
        '"""The models of the API, each imported when it is first used."""',
        lazy=".._runtime.lazy",
        names={model.name: model.module for model in api.models},
    )


def ordered(models: Iterable[Model]) -> list[Model]:
    """The models of a module: the schema that it is named after first, then what stands inside it."""
    return sorted(models, key=lambda model: (len(model.at.pointer), model.name))


def module_view(
    models: list[Model], codecs: Codecs, roles_: Mapping[str, str]
) -> ModuleView:
    """The view of one module: its classes, then its aliases; ``roles_`` tell of those that say nothing."""
    local = frozenset(model.name for model in models)
    found = ordered(models)
    aliases = Aliases(codecs, local)
    views: list[ObjectView | AliasView] = [
        *(
            object_view(each, local, roles_.get(each.name, ""))
            for each in found
            if isinstance(each, ObjectModel)
        ),
        *(alias_view(each, aliases) for each in found if isinstance(each, AliasModel)),
    ]
    rest = " and what stands inside it" if len(found) > 1 else ""
    return ModuleView(
        docstring=docstring(f"The model {found[0].name}{rest}."),
        imports=_imports(views),
        definitions=tuple(views),
    )


_NAMES = {
    "Model": ".._runtime.model",
    "models": "..",
    "UNSET": ".._runtime.unset",
    "Unset": ".._runtime.unset",
}


def _imports(views: Iterable[ObjectView | AliasView]) -> tuple[str, ...]:
    """The imports of a module."""
    used: set[str] = set()
    for view in views:
        if isinstance(view, ObjectView):
            used |= {"Model", "dataclass"}
            used |= named((view.extra, *(each.declaration for each in view.fields)))
        else:
            used |= {"TypeAlias", *named((view.declaration,))}
    return import_lines(used, _NAMES)


def alias_view(model: AliasModel, aliases: Aliases) -> AliasView:
    """The alias of a model that is no object of its own."""
    return AliasView(
        name=model.name,
        declaration=lay_out(aliases.of(model), before=f"{model.name}: TypeAlias = "),
        docstring=docstring(text_of(model)),
    )


def schemas_view(models: list[Model]) -> SchemasView:
    """The view of the schemas of one module."""
    found = ordered(models)
    assignments = tuple(
        lay_out(model_schema(each), before=f"{each.name} = ") for each in found
    )
    rest = ", and what stands inside it," if len(found) > 1 else ""
    return SchemasView(
        docstring=docstring(f"What {found[0].name}{rest} is on the wire."),
        imports=import_lines(named(assignments), VOCABULARY, standard=False),
        assignments=assignments,
    )


TARGET = ModelsTarget()
