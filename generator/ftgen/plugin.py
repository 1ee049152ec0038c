r"""What a target of another distribution is made of.

A target turns an API into planned files. This one lists the operations::

    from ftgen.plugin import Api, PlannedFile, Selection, TextFile

    class Routes:
        name = "routes"
        requires = ("models",)
        exports = ()

        def plan(self, api: Api, selection: Selection) -> Iterable[PlannedFile]:
            lines = [f"{each.method} {each.path}\n" for group in api.groups for each in group.operations]
            yield TextFile(path="routes.txt", text="".join(lines))

        def next_steps(self, api: Api, selection: Selection) -> str:
            return "Read routes.txt."

    TARGET = Routes()

Its distribution names it in the entry-point group ``ftgen.targets``, and ``--target routes`` finds it::

    [project.entry-points."ftgen.targets"]
    routes = "acme_routes:TARGET"

Whatever goes wrong in it is reported with the name and the version of its distribution.

A ``TemplateFile`` with its folder as ``templates`` is laid out by a template of the plug-in's own, which users may
replace by one of the same name as they do ftgen's. What it is given is the plug-in's promise, under its version:
the digests of ``contexts.json`` are those of ftgen's templates.
"""

from __future__ import annotations

from ftgen.ir.api import Api, Group, Operation
from ftgen.targets.plan import PlannedFile, Selection, Target, TemplateFile, TextFile

__all__ = [
    "Api",
    "Group",
    "Operation",
    "PlannedFile",
    "Selection",
    "Target",
    "TemplateFile",
    "TextFile",
]
