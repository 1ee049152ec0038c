"""The models target: a dataclass for every object schema, an alias for every other, and the package itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ftgen.ir.api import Api
from ftgen.ir.models import AliasModel, Model, ObjectModel
from ftgen.targets import runtime
from ftgen.targets.code import docstring, import_lines, one_line
from ftgen.targets.codecs import Codecs, decode_function
from ftgen.targets.dataclasses import ObjectView, object_view, text_of
from ftgen.targets.layout import Annotation, Brackets, fold, lay_out
from ftgen.targets.packages import PackageView, package_view
from ftgen.targets.plan import PlannedFile, Selection, TemplateFile, TextFile
from ftgen.targets.unions import alias_annotation, decode_lines

RUNTIME = ("codec", "jsontext", "lazy", "unset")
"""The runtime modules that models import."""

EXPORTS = (
    ("DecodeError", "_runtime.codec"),
    ("UNSET", "_runtime.unset"),
    ("Unset", "_runtime.unset"),
)


@dataclass(frozen=True, slots=True)
class AliasView:
    """A type alias, with the function that decodes it where it needs one."""

    name: str
    declaration: str
    docstring: str
    decode_function: str
    decode_head: str
    decode_docstring: str
    decode_lines: tuple[str, ...]
    is_object: bool = False


@dataclass(frozen=True, slots=True)
class ModuleView:
    """A module of the models package."""

    docstring: str
    imports: tuple[str, ...]
    definitions: tuple[ObjectView | AliasView, ...]


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
            view=_models_package(api, codecs),
            laid_out=bool(api.models),
        )
        for module, models in modules.items():
            yield TemplateFile(
                path=f"{package}/models/{module}.py",
                template="models/module.py.jinja",
                view=module_view(models, codecs),
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


def _models_package(api: Api, codecs: Codecs) -> PackageView:
    return package_view(
        '"""The models of the API, each imported when it is first used."""',
        lazy=".._runtime.lazy",
        names={model.name: model.module for model in api.models},
        hidden={
            decode_function(model.name): model.module
            for model in api.models
            if codecs.is_decoded_by_function(model)
        },
    )


def module_view(models: list[Model], codecs: Codecs) -> ModuleView:
    """The view of one module: the schema that it is named after first, then what stands inside it."""
    local = frozenset(model.name for model in models)
    ordered = sorted(models, key=lambda model: (len(model.at.pointer), model.name))
    views = tuple(
        (
            object_view(model, codecs, local)
            if isinstance(model, ObjectModel)
            else alias_view(model, codecs, local)
        )
        for model in ordered
    )
    rest = " and what stands inside it" if len(ordered) > 1 else ""
    return ModuleView(
        docstring=docstring(f"The model {ordered[0].name}{rest}."),
        imports=_imports(views),
        definitions=views,
    )


def _imports(views: Iterable[ObjectView | AliasView]) -> tuple[str, ...]:
    """The imports of a module, found by the names in its code, those of its templates among them."""
    fragments: list[str] = []
    for view in views:
        if isinstance(view, ObjectView):
            fragments += [
                "Any Self codec. jsontext.",
                view.extra_declaration,
                view.encode_extra,
            ]
            fragments += chain.from_iterable(
                (each.declaration, each.encode_entry, *each.decode_lines)
                for each in view.fields
            )
            fragments += view.decode_extra_lines
        else:
            fragments += ["TypeAlias", "Any" if view.decode_function else ""]
            fragments += [view.declaration, *view.decode_lines]
    return import_lines(fragments, dataclasses=any(view.is_object for view in views))


def alias_view(model: AliasModel, codecs: Codecs, local: frozenset[str]) -> AliasView:
    """The alias of a model that is no object of its own."""
    has_function = codecs.is_decoded_by_function(model)
    return AliasView(
        name=model.name,
        declaration=lay_out(
            Annotation(alias_annotation(model.type, local)),
            before=f"{model.name}: TypeAlias = ",
        ),
        docstring=docstring(text_of(model)),
        decode_function=decode_function(model.name) if has_function else "",
        decode_head=_decode_head(model.name),
        decode_docstring=docstring(
            f"Decode a JSON value as the {model.name} that it is.", 4
        ),
        decode_lines=(
            tuple(map(_folded, decode_lines(model.name, model.type, codecs, local)))
            if has_function
            else ()
        ),
    )


def _decode_head(name: str) -> str:
    """The first line of the function that decodes a union."""
    parameters = (("value: ", "Any"),)
    start = f"def {decode_function(name)}("
    return lay_out(Brackets(start, parameters, ")", Annotation(name)), after=":")


def _folded(line: str) -> str:
    """A line of a function's body, which stands at 4 spaces."""
    inner = line.lstrip()
    margin = line[: len(line) - len(inner)]
    return margin + fold(inner, 4 + len(margin))


TARGET = ModelsTarget()
