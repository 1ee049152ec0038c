"""The validators of a server: for every model that a request may hold, what its JSON must satisfy."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ftgen.ir.models import Model
from ftgen.ir.reach import model_types
from ftgen.ir.types import Type
from ftgen.targets.checks import Checks, checks_in
from ftgen.targets.codecs import Codecs
from ftgen.targets.layout import import_from, lay_out
from ftgen.targets.packages import package_view
from ftgen.targets.plan import PlannedFile, TemplateFile

FUNCTIONS = frozenset(
    (
        "anything",
        "array",
        "boolean",
        "integer",
        "literal",
        "null",
        "nullable",
        "number",
        "object_",
        "ref",
        "string",
        "tagged",
        "union",
    )
)
"""The functions of the runtime's ``validation``."""


@dataclass(frozen=True, slots=True)
class ValidatorsView:
    """A module of validators: its imports and one assignment a model."""

    imports: tuple[str, ...]
    assignments: tuple[str, ...]


def received(types: Iterable[Type], codecs: Codecs) -> list[Model]:
    """The models that the types lead to, by name."""
    found: dict[str, Model] = {}
    pending = list(checks_in(types, codecs))
    while pending:
        if (name := pending.pop()) not in found:
            found[name] = codecs.model(name)
            pending += checks_in(model_types(found[name]), codecs)
    return [found[name] for name in sorted(found)]


def plan_validators(
    folder: str, models: Iterable[Model], codecs: Codecs
) -> Iterable[PlannedFile]:
    """The files of the package ``validators`` below the server's folder."""
    modules: defaultdict[str, list[Model]] = defaultdict(list)
    for model in models:
        modules[model.module].append(model)
    yield TemplateFile(
        path=f"{folder}/validators/__init__.py",
        template="models/package.py.jinja",
        view=package_view(
            '"""What requests must satisfy, by model."""',
            lazy="..._runtime.lazy",
            names={m.name: module for module, each in modules.items() for m in each},
        ),
    )
    for module, found in modules.items():
        yield TemplateFile(
            path=f"{folder}/validators/{module}.py",
            template="server/validators.py.jinja",
            view=_view(found, codecs),
        )


def _view(models: list[Model], codecs: Codecs) -> ValidatorsView:
    checks = Checks(codecs, frozenset(model.name for model in models))
    assignments = tuple(
        lay_out(checks.of_model(model), before=f"{model.name}: Check = ")
        for model in models
    )
    text = "\n".join(assignments)
    imports = [validation_import(text, "..._runtime", "Check")]
    if "validators." in text:
        imports.append("from .. import validators")
    return ValidatorsView(tuple(imports), assignments)


def validation_import(text: str, runtime: str, *names: str) -> str:
    """The import of the functions that a text calls, and of other names of ``validation``."""
    called = calls_in(text) & FUNCTIONS
    return import_from(f"{runtime}.validation", sorted(called | set(names)))


_CALL = re.compile(r"(?<![\w.\"'])([A-Za-z]\w*)\(")


def calls_in(text: str) -> set[str]:
    """The names of all functions that a text calls by their bare name."""
    return set(_CALL.findall(text))
